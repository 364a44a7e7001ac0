// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/collapse.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace udklip::searcher {
namespace {

/// Lets pass what is neither a match that was taken already nor like one.
class NotTaken final : public Xapian::MatchDecider {
  public:
    explicit NotTaken(const ClusterCounter& clusters) : clusters_(&clusters) {}

    /// False if the article, or one like it, was taken before.
    bool take(Xapian::docid article) {
        const std::uint32_t cluster = clusters_->cluster_of(article);
        return cluster == 0 ? articles_.insert(article).second : taken_.insert(cluster).second;
    }

    bool operator()(const Xapian::Document& document) const override {
        const Xapian::docid article = document.get_docid();
        const std::uint32_t cluster = clusters_->cluster_of(article);
        return cluster == 0 ? !articles_.contains(article) : !taken_.contains(cluster);
    }

  private:
    const ClusterCounter* clusters_;
    std::unordered_set<Xapian::docid> articles_;  ///< that are in no cluster
    std::unordered_set<std::uint32_t> taken_;
};

}  // namespace

ClusterCounter::ClusterCounter(store::FacetColumn& column, std::size_t most)
    : column_(&column), most_(most), met_(std::size_t{column.values()} + 1, false) {}

void ClusterCounter::see(Xapian::docid article) {
    const std::uint32_t cluster = column_->at(article);
    if (cluster == 0) {
        ++alone_;
        return;
    }
    if (cluster >= met_.size()) {
        complete_ = false;
        return;
    }
    if (!met_[cluster]) {
        met_[cluster] = true;
        ++clusters_;
    }
    if (remembered_.size() < most_) {
        remembered_.push_back(article);
    } else {
        forgot_ = true;
    }
}

std::optional<ClusterCounter::Members> ClusterCounter::members_of(
    const std::vector<std::uint32_t>& clusters) const {
    if (forgot_) return std::nullopt;
    Members members;
    std::vector<bool> wanted(met_.size(), false);
    for (const auto cluster : clusters) wanted[cluster] = true;
    for (const auto article : remembered_) {
        const std::uint32_t cluster = column_->at(article);
        if (wanted[cluster]) members[cluster].push_back(article);
    }
    return members;
}

Xapian::doccount matches_for_distinct(Xapian::doccount wanted) {
    // Four of each kind is what a collection of statutes has; news has less than two.
    constexpr Xapian::doccount kTimes = 4;
    constexpr Xapian::doccount kMost = std::numeric_limits<Xapian::doccount>::max() / kTimes;
    return std::min(wanted, kMost) * kTimes;
}

std::vector<RankedMatch> distinct_matches(const ClusterCounter& clusters,
                                          std::vector<RankedMatch> first, const FetchMatches& fetch,
                                          Xapian::doccount wanted) {
    std::vector<RankedMatch> kept;
    NotTaken not_taken(clusters);
    std::vector<RankedMatch> matches = std::move(first);
    Xapian::doccount asked_for = matches_for_distinct(wanted);
    while (true) {
        for (const auto& match : matches) {
            if (kept.size() < wanted && not_taken.take(*match.match)) kept.push_back(match);
        }
        if (kept.size() >= wanted || matches.size() < asked_for) return kept;
        // What comes now stands behind all that came before.
        matches = fetch(asked_for, not_taken);
    }
}

}  // namespace udklip::searcher
