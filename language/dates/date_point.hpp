// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads one point of time in a question, without *siden*, *til* or `..`. Internal to the date
// readers.
#pragma once

#include <optional>
#include <vector>

#include "language/dates/date_parser.hpp"
#include "language/dates/date_tokens.hpp"

namespace udklip::language::dates {

/// What a point of time is seen from.
struct PointView {
    Date today;
    Date latest;               ///< a point without a year is the last such one up to this day
    bool jul_is_july = false;  ///< *jul* beside another month; by itself it is Christmas
};

/// Returns the days that the tokens mean. Nothing unless all of them make one date.
std::optional<DateRange> match_point(const std::vector<DateToken>& tokens, const PointView& view);

}  // namespace udklip::language::dates
