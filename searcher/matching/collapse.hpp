// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shows near-duplicates as one hit. A single local database reads clusters from the column beside
// it; any other database from a value of the candidate articles. (Xapian's set_collapse_key() would
// read the value of every match once more, and the shard would decide which of two equal scores
// stands for the rest.)
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
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "searcher/matching/best_matches.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/layout/signature.hpp"

namespace udklip::searcher {

/// Counts the clusters among the matches, and remembers the matches that are in one: four bytes
/// each, at most kMostRemembered.
class ClusterCounter {
  public:
    static constexpr std::size_t kMostRemembered = 1'000'000;

    explicit ClusterCounter(store::FacetColumn& column, std::size_t most = kMostRemembered);

    void see(Xapian::docid article);

    /// Returns the number of matches with each cluster counted once.
    std::uint64_t distinct() const { return alone_ + clusters_; }
    /// Returns whether the column had an entry for every match. If not, nothing else here is valid.
    bool complete() const { return complete_; }

    /// Returns the cluster of an article; 0: none.
    std::uint32_t cluster_of(Xapian::docid article) const { return column_->at(article); }

    using Members = std::unordered_map<std::uint32_t, std::vector<Xapian::docid>>;
    /// Returns the matches in each of these clusters, ascending. Nothing if there were too many to
    /// remember; the caller must then query for them.
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

/// Returns how many matches to fetch at first to find `wanted` distinct ones.
Xapian::doccount matches_for_distinct(Xapian::doccount wanted);

/// The matches that were taken, together with their near-duplicates.
class Taken {
  public:
    virtual ~Taken() = default;
    /// Returns false if the match or a near-duplicate of it was taken before.
    virtual bool take(const RankedMatch& match) = 0;
};

/// As a decider it accepts matches that are neither taken nor near-duplicates of one that is.
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

/// For any database, also a remote one. Several databases know nothing of each other's clusters;
/// what they hold of the same is found among the matches that were looked at, by their signatures.
class TakenByValue final : public Taken {
  public:
    explicit TakenByValue(bool several_databases) : compares_(several_databases) {}

    bool take(const RankedMatch& match) override;

    /// Returns the question without the taken clusters. It still matches the lone() articles, which
    /// belong to no cluster.
    Xapian::Query rest_of(const Xapian::Query& question) const;
    bool is_lone(Xapian::docid article) const { return group_of_article_.contains(article); }
    std::size_t lone() const { return group_of_article_.size(); }

    /// What one match stands for.
    struct Group {
        std::vector<std::string> clusters;
        std::vector<Xapian::MSetIterator> lone;  ///< those in no cluster

        /// Returns a query for the articles of the clusters.
        Xapian::Query in_clusters() const;
    };
    /// Returns the group of a match that was taken, with the match itself.
    const Group& group_of(const Xapian::MSetIterator& match) const;
    /// Returns how many clusters, or articles in no cluster, were found to be another's
    /// near-duplicates by their signatures.
    std::size_t found_alike() const { return found_alike_; }

  private:
    struct Known {
        store::Signature signature;
        std::size_t group;
    };
    std::optional<std::size_t> group_alike(const store::Signature& signature) const;
    void remember(const store::Signature& signature, std::size_t group);

    bool compares_;
    std::vector<Group> groups_;
    std::unordered_map<std::string, std::size_t> group_of_cluster_;
    std::unordered_map<Xapian::docid, std::size_t> group_of_article_;  ///< of those in no cluster
    std::vector<Known> known_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> known_by_key_;
    std::size_t found_alike_ = 0;
};

/// Returns the first `count` matches that are neither taken nor near-duplicates of taken ones;
/// fewer only if there are no more.
using FetchMatches = std::function<std::vector<RankedMatch>(Xapian::doccount count)>;

/// Returns the first `wanted` matches, no two of one cluster; the first of each cluster stands for
/// it. `first`: the first matches_for_distinct(wanted) matches. While they do not suffice, more are
/// fetched, without the clusters met so far.
std::vector<RankedMatch> distinct_matches(std::vector<RankedMatch> first, Xapian::doccount wanted,
                                          Taken& taken, const FetchMatches& fetch);

}  // namespace udklip::searcher
