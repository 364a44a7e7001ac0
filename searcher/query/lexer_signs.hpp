// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recognises single signs and operator words of a question. query_lexer.hpp decides what they mean
// together.
//
//     quote_at("»åben«", 0).first == Quote::guillemets      is_operator_word("NÆR/5")
//
// Accepts any bytes; an invalid byte counts as a character that is no sign.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/query/query_lexer.hpp"

namespace udklip::searcher {

enum class Quote : std::uint8_t {
    none,
    marks,       ///< " “ ” „ ‟
    guillemets,  ///< » «
};

/// The family of the quotation mark that begins at `at`, and its length in bytes. Within a family
/// any mark opens and any closes: Danish papers write “…”, ”…”, „…“, »…« and «…».
std::pair<Quote, std::size_t> quote_at(std::string_view text, std::size_t at);

/// Returns whether a quotation mark begins at `at`. `at` may be behind the end.
bool is_quote(std::string_view text, std::size_t at);

/// Returns whether the character is white space or a control character (no article contains those).
bool is_blank(char32_t c);

/// Returns whether a blank or the end of the text is at `at`.
bool is_blank_at(std::string_view text, std::size_t at);

/// `text` without blanks at its ends.
std::string_view trimmed(std::string_view text);

/// Returns whether the text holds only punctuation and blanks, so that no article can match it.
/// Emoji and invalid bytes count as text: the analyzer decides about them.
bool is_only_signs(std::string_view text);

/// Returns, for each "(", the place of its ")" if no blank or quote stands between them, else 0.
/// Empty if the text has no "(". Takes linear time.
std::vector<std::size_t> paren_partners(std::string_view text);

/// Returns whether the name is the scheme of an address (http, doi), which is not meant as a field.
bool is_scheme(std::string_view lower_name);

struct Operator {
    QueryToken::Kind kind;
    unsigned distance;  ///< of NEAR: as given, kMaxNear + 1 if larger, kDefaultNear if none was
};

/// Returns the operator that the whole chunk spells (OG, NOT, NEAR/5); nothing for any other text.
std::optional<Operator> operator_of(std::string_view chunk);
bool is_operator_word(std::string_view chunk);

}  // namespace udklip::searcher
