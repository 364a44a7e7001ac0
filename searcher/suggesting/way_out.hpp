// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reason why a question found nothing, with the change that would find something. Plain values:
// terminal, JSON and page say them in their own words (ways_out.hpp finds them).
//
//     --year 1999 havn          {.filter = "year", .values = {"1999"}, .total = 21}
//     --source Ritsau havn      {.filter = "source", .values = {"Ritsau"}, .total = 40,
//                                .is_unknown = true, .nearest = "Ritzau", .nearest_total = 34}
//     kilde:KL dato:2021 plan   {.filter = "date:2021", .in_question = true, .total = 2,
//                                .undated = 2}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace udklip::searcher {

struct WayOut {
    /// The name of an option (year, month, from, to, source, section, author); with `in_question` a
    /// field of the question as it was understood (date:2021); empty: all filters together, where
    /// none alone is the reason.
    std::string filter = {};
    bool in_question = false;
    std::vector<std::string> values = {};  ///< of the option, as typed
    std::uint64_t total = 0;               ///< articles found without it
    std::uint64_t undated = 0;             ///< of these: without a date, where it filters by date
    bool is_unknown = false;               ///< no article of the database has that value
    std::string nearest = {};         ///< the value that may have been meant; empty: none is near
    std::uint64_t nearest_total = 0;  ///< articles found with it instead; above 0 if there is one
};

}  // namespace udklip::searcher
