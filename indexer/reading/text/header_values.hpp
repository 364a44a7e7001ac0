// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may stand in the places of an article's header: names, days, pages, sections.
//
//     is_page("A4-5")             true        is_section("1. sektion")      true
//     is_day("06.05.2021")        true        are_names("Ida Hansen og Bo Holm")   true
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace udklip::indexer {

constexpr std::size_t kLongestHeaderName = 60;  ///< bytes, of a name in a header

/// Returns where the line that holds `at` ends.
inline std::size_t end_of_line(std::string_view text, std::size_t at) {
    return std::min(text.find('\n', at), text.size());
}

/// Returns true for the name of a source: a few words, the first with a capital.
bool is_name(std::string_view text);

/// Returns true for "4", "4-5", "A4", "12, 13".
bool is_page(std::string_view text);

/// Returns true for "112" and "1.200".
bool is_number(std::string_view text);

/// Returns true for "8.30" and "14:30".
bool is_time(std::string_view text);

/// Returns true for "Kultur" and "1. sektion": no page, no number of words.
bool is_section(std::string_view text);

/// Returns true for a date with its day.
bool is_day(std::string_view text);

/// Returns true for words with capitals, and *og* or particles between them.
bool are_names(std::string_view text);

/// Returns true if a line holds a year, or figures with signs between as in 6.5.21: most lines do
/// not, and need not be compared.
bool may_hold_date(std::string_view line);

}  // namespace udklip::indexer
