// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads relative dates: *i går*, *sidste måned*, *i fredags*, *for tre dage siden*, *seneste 30
// dage*. Internal to the readers of questions; no article is dated by them.
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

/// Returns the relative date at token `at`, seen from today. Drop hyphens between words first.
std::optional<RelativeMatch> match_relative(const std::vector<DateToken>& tokens, std::size_t at,
                                            const Date& today);

}  // namespace udklip::language::dates
