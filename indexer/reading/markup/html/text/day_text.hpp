// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days in the lines of web pages, in the languages that months are known of (data/months.tsv).
// language/dates reads Danish and English; a page's date is taken whatever its language is.
//
//     find_day("Berlin, 3. März 2022 - Der ...")         2022-03-03, from byte 8 to 21
//     find_day("Publiceret 21/5-2021 kl. 6.05")          2021-05-21
//     find_day("03/04/2022", DayOrder::month_first)      2022-03-04
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "language/dates/date.hpp"

namespace udklip::indexer::html {

/// What comes first in 03/04/2022.
enum class DayOrder : std::uint8_t { day_first, month_first };

struct DayInText {
    language::Date day;
    std::size_t begin;
    std::size_t end;
};

/// The first day with year, month and day among the first 400 bytes of a text, of the years 1990 to
/// 2099: older ones are no web page's. Nothing if there is none.
std::optional<DayInText> find_day(std::string_view text, DayOrder order = DayOrder::day_first);

/// Whether a time such as 14:30 stands in the text.
bool find_time_of_day(std::string_view text);

/// The number of a month by its name in small letters; 0 if it is none.
int month_of(std::string_view name);

}  // namespace udklip::indexer::html
