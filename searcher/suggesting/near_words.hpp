// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of the index that a typed word may have been meant as.
//
//     near_words(db, "komunne", 1.4)      kommune .8, kommunen 1.8 ...
//
// The vocabulary is sorted: it is walked with the distance of the beginning at hand, and what
// begins too differently is skipped. Half a million words take a few milliseconds, as only words
// with the same first letter or one like it are looked at; if none of them is near, the first
// letter itself may be what is wrong, and the next two are taken for granted.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace udklip::searcher {

struct NearWord {
    std::string word;
    double distance;            ///< see edit_distance.hpp
    Xapian::doccount articles;  ///< that hold it written so
};

/// Words of letters only, `limit` or less away, in no order. `typed`: lower-cased, at least three
/// letters; never among the answers itself.
std::vector<NearWord> near_words(const Xapian::Database& db, std::string_view typed, double limit);

}  // namespace udklip::searcher
