// SPDX-License-Identifier: GPL-3.0-or-later
//
// Relative dates: *i går*, *sidste måned*, *i fredags*, *for tre dage siden*, *seneste 30 dage*.
// Internal to the date readers; articles are never dated by them.
#pragma once

#include <optional>
#include <vector>

#include "language/dates/date.hpp"
#include "language/dates/date_tokens.hpp"

namespace udklip::language::dates {

/// All the days from the first date to the last; both are the same for one day, month or year.
struct RelativeMatch {
    Date first;
    Date last;
    std::size_t next;  ///< the first token behind it
};

/// The relative date at token `at`, seen from a day. Hyphens between words must have been dropped.
std::optional<RelativeMatch> match_relative(const std::vector<DateToken>& tokens, std::size_t at,
                                            const Date& today);

}  // namespace udklip::language::dates
