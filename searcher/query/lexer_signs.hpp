// SPDX-License-Identifier: GPL-3.0-or-later
//
// The signs and words that mean something in a question, one by one; what they mean together is
// query_lexer.hpp's affair.
//
//     quote_at("»åben«", 0).first == Quote::guillemets      is_operator_word("NÆR/5")
//
// Any bytes will do; a broken one is a character that is no sign.
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

/// Whether there is a quotation mark at `at`, which may be behind the end.
bool is_quote(std::string_view text, std::size_t at);

/// Whether there is any of Quote::marks in the text.
bool has_double_quote(std::string_view text);

/// White space, and control characters, which no article contains.
bool is_blank(char32_t c);

/// Whether there is a blank, or the end, at `at`.
bool is_blank_at(std::string_view text, std::size_t at);

/// `text` without blanks at its ends.
std::string_view trimmed(std::string_view text);

/// Whether there is nothing in it that an article could be found by. Emoji and broken bytes are
/// left to the analyzer to judge.
bool is_only_signs(std::string_view text);

/// For each "(" where its partner is, if that is in the same run of characters without blanks and
/// quotes, else 0; empty if there is no "(". Linear, which looking ahead from each would not be.
std::vector<std::size_t> paren_partners(std::string_view text);

/// Schemes of addresses and the like, so that no one is told that there is no field "http".
bool is_scheme(std::string_view lower_name);

struct Operator {
    QueryToken::Kind kind;
    unsigned distance;  ///< of NEAR: as given, kMaxNear + 1 if larger, kDefaultNear if none was
};

/// The operator that a whole chunk is, if it is one: OG, NOT, NEAR/5 ...
std::optional<Operator> operator_of(std::string_view chunk);
bool is_operator_word(std::string_view chunk);

}  // namespace udklip::searcher
