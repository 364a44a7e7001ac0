// SPDX-License-Identifier: GPL-3.0-or-later
//
// Instants in UTC ("2020-12-31T23:00:00Z") that pages state where their readers saw a day.
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer::html {

/// Whether a value is such an instant: with Z or the offset zero.
bool is_utc(std::string_view value);

/// "2020-12-31T23:00:00Z" is "2021-01-01T00:00:00+01:00". `value`: is_utc().
std::string in_central_europe(const std::string& value);

/// "2020-12-31T23:00:00Z" is "2020-12-31T23:00:00+00:00": the day is the one that is written.
std::string with_offset_zero(const std::string& value);

/// Whether the clocks of a page's makers go as those of Central Europe: by its language ("da-dk")
/// and its host; true where neither names another country.
bool is_of_central_europe(std::string_view language, std::string_view host);

}  // namespace udklip::indexer::html
