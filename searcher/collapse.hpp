// SPDX-License-Identifier: GPL-3.0-or-later
//
// Near-duplicates as one hit, from the column of clusters beside a single local database. The
// answers are those of Xapian's set_collapse_key(), which reads a value of every match, and of a
// value range for each hit; that is the way for all other databases.
//
//     ClusterCounter clusters(column);               // told of every match in the first pass
//     distinct_matches(clusters, first, fetch, 10);  // the ten best, one of each cluster
//     clusters.members_of({7, 12});                  // which matches are in these clusters
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "searcher/best_matches.hpp"
#include "store/facet_columns.hpp"

namespace udklip::searcher {

/// Counts the clusters among the matches, and remembers which matches are in one: four bytes each,
/// no more than kMostRemembered.
class ClusterCounter {
  public:
    static constexpr std::size_t kMostRemembered = 1'000'000;

    explicit ClusterCounter(store::FacetColumn& column, std::size_t most = kMostRemembered);

    void see(Xapian::docid article);

    /// Matches, each cluster counted as one.
    std::uint64_t distinct() const { return alone_ + clusters_; }
    /// Whether the column told of every match. If not, nothing else here may be relied on.
    bool complete() const { return complete_; }

    /// 0: in none.
    std::uint32_t cluster_of(Xapian::docid article) const { return column_->at(article); }

    using Members = std::unordered_map<std::uint32_t, std::vector<Xapian::docid>>;
    /// The matches in each of these clusters, ascending. Nothing if there were too many to
    /// remember: then they must be asked for.
    std::optional<Members> members_of(const std::vector<std::uint32_t>& clusters) const;

  private:
    store::FacetColumn* column_;
    std::size_t most_;
    std::vector<bool> met_;
    std::vector<Xapian::docid> remembered_;
    std::uint64_t alone_ = 0;
    std::uint64_t clusters_ = 0;
    bool forgot_ = false;
    bool complete_ = true;
};

/// So many matches are fetched at first to find `wanted` that differ.
Xapian::doccount matches_for_distinct(Xapian::doccount wanted);

/// Gives the first `count` matches in order of those that `decider` lets pass.
using FetchMatches = std::function<std::vector<RankedMatch>(Xapian::doccount count,
                                                            const Xapian::MatchDecider& decider)>;

/// The first `wanted` matches of which no two are in one cluster: of each the one that stands
/// first. `first`: the first matches_for_distinct(wanted); more are fetched while they do not
/// suffice, without the clusters that were met by then, however large these are.
std::vector<RankedMatch> distinct_matches(const ClusterCounter& clusters,
                                          std::vector<RankedMatch> first, const FetchMatches& fetch,
                                          Xapian::doccount wanted);

}  // namespace udklip::searcher
