// SPDX-License-Identifier: GPL-3.0-or-later
//
// Naming the near-duplicates that were left out beside each hit: the best of them, in the order of
// the question.
#pragma once

#include <xapian.h>

#include <functional>
#include <vector>

#include "searcher/answer.hpp"
#include "searcher/best_matches.hpp"
#include "searcher/collapse.hpp"
#include "store/articles.hpp"

namespace udklip::searcher {

/// The first `count` matches of the question that pass the filter `these`, in its order; all are
/// counted.
using MatchesAmong = std::function<BestMatches(const Xapian::Query& these, Xapian::doccount count)>;

/// Sets `similar` and `similar_total` of hits, by a value range for each that is in a cluster.
void name_alike(const std::vector<RankedMatch>& page, const MatchesAmong& matches_among,
                store::Articles& articles, std::vector<Hit>& hits);

/// The same by the column of clusters.
void name_alike(const std::vector<RankedMatch>& page, const MatchesAmong& matches_among,
                const ClusterCounter& clusters, store::Articles& articles, std::vector<Hit>& hits);

}  // namespace udklip::searcher
