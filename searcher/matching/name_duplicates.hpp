// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names the near-duplicates of each hit: the best of them, in the order of the question.
#pragma once

#include <xapian.h>

#include <functional>
#include <vector>

#include "searcher/matching/best_matches.hpp"
#include "searcher/matching/collapse.hpp"
#include "searcher/matching/match_result.hpp"
#include "store/layout/articles.hpp"

namespace udklip::searcher {

/// Returns the first `count` matches of the question that pass the filter `these`, in the order of
/// the question, and counts all of them.
using MatchesAmong = std::function<BestMatches(const Xapian::Query& these, Xapian::doccount count)>;

/// Returns the near-duplicates of each match of the page, as the matches were taken by value.
std::vector<NearDuplicates> name_duplicates(const std::vector<RankedMatch>& page,
                                            const MatchesAmong& matches_among,
                                            const TakenByValue& taken, store::Articles& articles);

/// The same by the column of clusters.
std::vector<NearDuplicates> name_duplicates(const std::vector<RankedMatch>& page,
                                            const MatchesAmong& matches_among,
                                            const ClusterCounter& clusters,
                                            store::Articles& articles);

}  // namespace udklip::searcher
