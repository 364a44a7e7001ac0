// SPDX-License-Identifier: GPL-3.0-or-later
//
// Instants in UTC ("2020-12-31T23:00:00Z") that pages state where their readers saw a day.
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer::html {

/// Whether a value is such an instant: with Z or the offset zero.
bool is_utc(std::string_view value);

/// Returns the time in that zone, with its offset: "2021-01-01T00:00:00+01:00", and "+00:00" where
/// it is zero. `value`: is_utc().
std::string local_time(const std::string& value, const std::string& zone);

/// Whether an instant that is not midnight in UTC is midnight in that zone; false for no zone.
bool is_midnight(const std::string& value, const std::string& zone);

/// Returns the value with Z behind it, which says that it still has to be moved: to --timezone.
std::string in_utc(const std::string& value);

/// Returns the time zone of the country that a page names: by its host, else by its language
/// ("en-gb"); empty if it names none. English alone tells of no country, but of another one.
std::string zone_of_page(std::string_view language, std::string_view host);

}  // namespace udklip::indexer::html
