// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a value or a line of a page says of a day.
//
//     date_of_value("2021-05-21T06:05:00+02:00", order)      2021-05-21
//     is_day_of_event("Udstilling 9.-23. februar 2017", day)  true: the day is the last of several
//     is_day_of_event("Svar senest 1. maj 2021", day)         true
#pragma once

#include <optional>
#include <string_view>

#include "indexer/reading/markup/html/text/day_text.hpp"
#include "language/dates/date.hpp"

namespace udklip::indexer::html {

/// The date that a value begins with, as precise as it is.
std::optional<language::Date> date_of_value(std::string_view value, DayOrder order);

/// Whether the words before a day make it the day of something else than a publication: the end of
/// several days, a deadline, a birthday, the day a game is sold from.
bool is_day_of_event(std::string_view line, const DayInText& day);

}  // namespace udklip::indexer::html
