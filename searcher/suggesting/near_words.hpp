// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the words of the index that are near a typed word.
//
//     near_words(db, "komunne", 1.4)      kommune .8, kommunen 1.8 ...
//
// Walks the sorted vocabulary with the distance of the current beginning, and skips words that
// begin too differently. Half a million words take a few milliseconds, because only words with the
// same or a similar first letter are read. If none of them is near, the first letter may be wrong:
// then the next two letters must match.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace udklip::searcher {

struct NearWord {
    std::string word;
    double distance;            ///< see edit_distance.hpp
    Xapian::doccount articles;  ///< that have the word written so
};

/// Returns words of letters only, at most `limit` away, in no order, without `typed` itself.
/// `typed`: lower-cased, at least three letters. `prefix`: of the terms that are looked at; none
/// for words as they are written.
std::vector<NearWord> near_words(const Xapian::Database& db, std::string_view typed, double limit,
                                 std::string_view prefix = {});

}  // namespace udklip::searcher
