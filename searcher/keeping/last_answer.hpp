// SPDX-License-Identifier: GPL-3.0-or-later
//
// The last answer that this terminal showed of a database, so that a hit can be named by its
// number: udklip-search --show %3.
//
//     keep_last_answer(number, {.question = "havn", .first = 1, .ids = {"a.txt", "b.txt"}});
//     const auto last = last_answer(number);
//     last->id_of(2)                           "b.txt"
//
// It stands beside the reader's own file (own_file.hpp), in a file for each terminal; processes
// without a terminal share one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::searcher {

struct LastAnswer {
    std::string question;
    std::uint64_t first = 1;       ///< the number of the first hit
    std::vector<std::string> ids;  ///< of the hits, in their order

    /// Returns the id of the hit with this number; null if the answer did not show it.
    const std::string* id_of(std::uint64_t number) const;
};

/// Replaces the kept answer. Returns whether it could be written: a search is answered in any case.
bool keep_last_answer(std::string_view number, const LastAnswer& answer);

/// Returns nothing if none was kept, or if it cannot be read.
std::optional<LastAnswer> last_answer(std::string_view number);

}  // namespace udklip::searcher
