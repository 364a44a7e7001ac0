// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moves a time in UTC to the time zone in which an article was published, by ICU.
//
//     in_zone(2020-12-31T23:00:00Z, "Europe/Copenhagen")   2021-01-01T00:00:00+01:00
#pragma once

#include <string>

#include "language/dates/date.hpp"

namespace udklip::language {

inline constexpr const char* kDefaultZone = "Europe/Copenhagen";

/// Returns the time in that zone. `utc` must have the precision of a time; other dates are
/// returned as they are, and so is any date if there is no such zone.
Date in_zone(const Date& utc, const std::string& zone);

/// Whether ICU knows a zone of that name.
bool is_time_zone(const std::string& zone);

}  // namespace udklip::language
