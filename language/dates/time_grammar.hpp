// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the time of day behind a date. Internal to the date readers.
//
//     , 14:30    kl. 8    klokken 11.30    T06:00:00.000+02:00    06:00:00 CEST    T060000Z
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "language/dates/date_tokens.hpp"

namespace udklip::language::dates {

struct TimeMatch {
    int hour = 0;  ///< 0 to 99: the caller checks it with Date::at
    int minute = 0;
    int second = 0;
    std::optional<int> offset_minutes;
    std::size_t next = 0;  ///< the first token behind it
};

/// Returns the time that begins at token `at`, right behind a date; 11.30 needs no *kl.* there.
std::optional<TimeMatch> match_time(const std::vector<DateToken>& tokens, std::size_t at);

}  // namespace udklip::language::dates
