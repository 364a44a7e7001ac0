// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the absolute forms of a date, for all date readers. Internal to them.
//
//     match_date(tokenize("fre. 21. maj 2021 kl. 6.05"), 0)   2021-05-21T06:05, to the end
//
// ICU's parser is not used: the lenient one makes 31 February the third of March, the strict one
// refuses `18 maj 2021`.
#pragma once

#include <optional>
#include <vector>

#include "language/dates/date.hpp"
#include "language/dates/date_tokens.hpp"

namespace udklip::language::dates {

/// A date at a token. Without a year, `date` has the year 4 (a leap year) until one is chosen.
struct DateMatch {
    Date date;
    bool has_year = true;
    std::size_t next = 0;  ///< the first token behind it
};

/// Whose date is read. An article is dated by the first day of *21.-23. maj 2021*, and 2021-5 is no
/// date of its own; a question means all of those days, and May.
enum class Writer { article, question };

/// Returns the date that begins at token `at`, with its weekday and time; nothing if there is none,
/// or if it is part of something longer (1.2.3.4, 2021-05-21-3). Effort is bounded.
std::optional<DateMatch> match_date(const std::vector<DateToken>& tokens, std::size_t at,
                                    Writer writer = Writer::article);

/// Returns the match in a given year; nothing if that year has no such day (29 February).
inline std::optional<Date> in_year(const DateMatch& match, int year) {
    const Date& d = match.date;
    const auto day = Date::of(year, d.month, d.day);
    if (!day || d.precision != Date::Precision::time) return day;
    return day->at(d.hour, d.minute, d.second, d.offset_minutes);
}

}  // namespace udklip::language::dates
