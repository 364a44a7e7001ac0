// SPDX-License-Identifier: GPL-3.0-or-later
//
// The UTF-8 operations that all rooms share. Input is valid UTF-8 (cleaned text) unless a
// function says otherwise; a broken byte is treated as U+FFFD and never read past the end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace udklip::language {

/// Returns the character that begins at `at` and moves `at` behind it. U+FFFD for a broken byte.
char32_t next_char(std::string_view text, std::size_t& at);

/// Returns the character that ends at `at` (exclusive) and moves `at` to its first byte.
char32_t previous_char(std::string_view text, std::size_t& at);

void append_char(std::string& out, char32_t c);

/// Returns the nearest character border at or before `at` (at most the size of the text).
std::size_t char_border(std::string_view text, std::size_t at);

/// Counts the characters.
std::size_t count_chars(std::string_view text);

bool is_letter(char32_t c);  ///< letters and the marks that belong to them
bool is_digit(char32_t c);   ///< decimal digits of any script
bool is_space(char32_t c);
bool is_upper(char32_t c);
char32_t upper_of(char32_t c);  ///< the capital of a letter; the character itself if it has none

/// Lower case by Unicode's simple mapping, character by character: no language rule is needed for
/// Danish, and every character stays one character.
std::string to_lower(std::string_view text);

}  // namespace udklip::language
