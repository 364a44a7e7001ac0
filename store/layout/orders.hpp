// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values that articles are sorted by: day, time where it is known, id.
//
//     newest_first(20210618, 6 * 3600, "a")    "79789381" "\x01" "64799" "a"
//     newest_first(20210618, {}, "a")          "79789381" "a": behind those with a time
//     newest_first({}, {}, "a")                "99999999" "a": behind all with a date
//
// Both ascend. A time is the one that was written; no zone is changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace udklip::store {

/// `day`: YYYYMMDD, the first one that the date may mean. `second`: of that day.
std::string newest_first(std::optional<int> day, std::optional<int> second, std::string_view id);
/// Articles of a day without a time come before those with one.
std::string oldest_first(std::optional<int> day, std::optional<int> second, std::string_view id);

/// Returns the id in a value of newest_first().
std::string_view id_in_newest_first(std::string_view value);

}  // namespace udklip::store
