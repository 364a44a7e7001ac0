// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moves a time in UTC to the time zone in which an article was published, by ICU.
//
//     in_zone(2020-12-31T23:00:00Z, "Europe/Copenhagen")   2021-01-01T00:00:00+01:00
//     zone_of_country(country_of_language("fi"))            Europe/Helsinki
#pragma once

#include <string>
#include <string_view>

#include "language/dates/date.hpp"

namespace udklip::language {

inline constexpr const char* kDefaultZone = "Europe/Copenhagen";

/// Returns the time in that zone. `utc` must have the precision of a time; other dates are
/// returned as they are, and so is any date if there is no such zone.
Date in_zone(const Date& utc, const std::string& zone);

/// Whether ICU knows a zone of that name.
bool is_time_zone(const std::string& zone);

/// Returns the zone of a country ("se", "GB", also "uk" as in addresses): of several, the one where
/// most of its people live. Empty if there is no such country.
std::string zone_of_country(std::string_view code);

/// Returns the country of a language tag: the one it names ("en-GB"), else the one where most speak
/// the language ("sv"); empty for English, which is no country's, and for what is no tag.
std::string country_of_language(std::string_view tag);

}  // namespace udklip::language
