// SPDX-License-Identifier: GPL-3.0-or-later
//
// Near-duplicates as one hit. Of a single local database the clusters are told by the column of
// clusters beside it; of all others by a value of the articles that come into question. (Not by
// Xapian's set_collapse_key(): it reads the value of every match once more, and which of two that
// score alike stands for the rest would depend on the shard.)
//
//     ClusterCounter clusters(column);               // told of every match in the first pass
//     TakenByColumn taken(clusters);
//     distinct_matches(first, 10, taken, fetch);     // the ten best, one of each cluster
//     clusters.members_of({7, 12});                  // which matches are in these clusters
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "searcher/matching/best_matches.hpp"
#include "store/columns/facet_columns.hpp"

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

/// The matches that were taken, and with them all that are like one.
class Taken {
  public:
    virtual ~Taken() = default;
    /// False if the match, or one like it, was taken before.
    virtual bool take(const RankedMatch& match) = 0;
};

/// As a decider it lets pass what is neither a match that was taken nor like one.
class TakenByColumn final : public Taken, public Xapian::MatchDecider {
  public:
    /// The counter must outlive it.
    explicit TakenByColumn(const ClusterCounter& clusters) : clusters_(&clusters) {}

    bool take(const RankedMatch& match) override;
    bool operator()(const Xapian::Document& document) const override;

  private:
    const ClusterCounter* clusters_;
    std::unordered_set<Xapian::docid> articles_;  ///< that are in no cluster
    std::unordered_set<std::uint32_t> taken_;
};

/// For any database, a remote one too.
class TakenByValue final : public Taken {
  public:
    bool take(const RankedMatch& match) override;

    /// The question without the clusters that were taken; it still finds lone() articles, which are
    /// in no cluster.
    Xapian::Query rest_of(const Xapian::Query& question) const;
    bool is_lone(Xapian::docid article) const { return articles_.contains(article); }
    std::size_t lone() const { return articles_.size(); }

  private:
    std::unordered_set<Xapian::docid> articles_;
    std::set<std::string> taken_;
};

/// Gives the first `count` matches in order of those that are neither taken nor like one; fewer
/// only if there are no more.
using FetchMatches = std::function<std::vector<RankedMatch>(Xapian::doccount count)>;

/// The first `wanted` matches of which no two are in one cluster: of each the one that stands
/// first. `first`: the first matches_for_distinct(wanted); more are fetched while they do not
/// suffice, without the clusters that were met by then, however large these are.
std::vector<RankedMatch> distinct_matches(std::vector<RankedMatch> first, Xapian::doccount wanted,
                                          Taken& taken, const FetchMatches& fetch);

}  // namespace udklip::searcher
