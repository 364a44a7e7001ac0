// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads one point of time in a question, without *siden* or `..`. Internal to the date readers.
#pragma once

#include <optional>
#include <string_view>

#include "language/dates/date_parser.hpp"

namespace udklip::language::dates {

/// Returns the days that a text means, seen from today; a day without a year is the last such day
/// up to `latest`. Nothing unless the whole text is a date.
std::optional<DateRange> match_point(std::string_view text, const Date& today, const Date& latest);

}  // namespace udklip::language::dates
