// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Danish rules for the end and the beginning of a sentence. Internal to sentences().
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace udklip::language::sentence_rules {

/// . ! ? … and the terminators of other scripts.
bool is_terminator(char32_t c);

/// Terminators of scripts that write no spaces.
bool needs_no_space(char32_t c);

/// Quotation marks and brackets, which may stand between a terminator and the space. Danish closes
/// with the mark that others open with, so both kinds count.
bool is_closing(char32_t c);

/// • and its like.
bool is_bullet(char32_t c);

/// What begins at the first byte of a line or behind a space.
enum class Beginning : std::uint8_t {
    goes_on,  ///< a comma, a dash before small letters: no new sentence
    item,     ///< a bullet, or a dash before a sentence
    small,    ///< a small letter, alone or behind a quotation mark or bracket
    capital,
    digit,
    bracket,  ///< an opening bracket before anything but a small letter
    other,
};
Beginning beginning_at(std::string_view text, std::size_t at);

/// Returns true if a list item or a line of speech begins at the start of this line.
bool begins_item(std::string_view text, std::size_t at);

/// Returns the word that begins at a place; at most 40 bytes.
std::string_view word_at(std::string_view text, std::size_t at);

/// Returns true for *siger*, *spurgte*: the sentence goes on with the speaker.
bool is_saying_verb(std::string_view word);

/// Returns true if the full stop at `dot` ends the sentence that began at `start`, when `beginning`
/// (no small letter) follows at `next`. False after an abbreviation, ordinal, initial or item
/// number.
bool full_stop_ends(std::string_view text, std::size_t start, std::size_t dot, std::size_t next,
                    Beginning beginning);

}  // namespace udklip::language::sentence_rules
