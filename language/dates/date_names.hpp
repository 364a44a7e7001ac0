// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days of a year that have a name: months, seasons, feasts. Internal to the readers of questions.
//
//     named_days("paaske", 2021)     1 to 5 April 2021
#pragma once

#include <optional>
#include <string_view>

#include "language/dates/date.hpp"

namespace udklip::language::dates {

struct NamedDays {
    Date first;
    Date last;
};

/// Returns the days of the year that a Danish or English name (folded like DateToken::word) means;
/// nothing if it has no name for days. *Jul* is Christmas, 24 to 26 December. Winter begins in
/// December of the year and ends in the next.
std::optional<NamedDays> named_days(std::string_view name, int year);

/// Returns true for *vinter*, which a single year does not tell.
bool is_winter(std::string_view name);

}  // namespace udklip::language::dates
