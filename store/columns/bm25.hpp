// SPDX-License-Identifier: GPL-3.0-or-later
//
// BM25 as Xapian reckons it (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework",
// eq. 3.15): an article's score for a word is
//
//     weight of the word * wdf / (wdf + damping(length of the article))
//
// The constants stand here and not with those of ranking, because the postings beside a database
// (match_postings.hpp) keep the greatest wdf / (wdf + damping) of each range of articles.
#pragma once

#include <algorithm>

namespace udklip::store::bm25 {

constexpr double kK1 = 0.9;
constexpr double kB = 0.75;
/// The shortest length, as a share of the mean, that counts.
constexpr double kMinNormalizedLength = 0.2;

/// `length`: the sum of an article's wdf; `per_mean`: 1 / the mean length of all articles. Adds and
/// multiplies in Xapian's order, so that the result is the same to the last bit.
inline double damping(double length, double per_mean) {
    const double normalized = std::max(length * per_mean, kMinNormalizedLength);
    return kK1 * (normalized * kB + (1 - kB));
}

}  // namespace udklip::store::bm25
