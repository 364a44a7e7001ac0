// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/collapse.hpp"

#include <algorithm>
#include <limits>

#include "store/layout/schema.hpp"

namespace udklip::searcher {
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

bool TakenByColumn::take(const RankedMatch& match) {
    const std::uint32_t cluster = clusters_->cluster_of(*match.match);
    return cluster == 0 ? articles_.insert(*match.match).second : taken_.insert(cluster).second;
}

bool TakenByColumn::operator()(const Xapian::Document& document) const {
    const Xapian::docid article = document.get_docid();
    const std::uint32_t cluster = clusters_->cluster_of(article);
    return cluster == 0 ? !articles_.contains(article) : !taken_.contains(cluster);
}

bool TakenByValue::take(const RankedMatch& match) {
    const std::string cluster = match.match.get_document().get_value(store::slot::cluster);
    return cluster.empty() ? articles_.insert(*match.match).second : taken_.insert(cluster).second;
}

Xapian::Query TakenByValue::rest_of(const Xapian::Query& question) const {
    std::vector<Xapian::Query> clusters;
    for (const auto& cluster : taken_) {
        clusters.emplace_back(Xapian::Query::OP_VALUE_RANGE, store::slot::cluster, cluster,
                              cluster);
    }
    if (clusters.empty()) return question;
    return {Xapian::Query::OP_AND_NOT, question,
            Xapian::Query(Xapian::Query::OP_OR, clusters.begin(), clusters.end())};
}

std::vector<RankedMatch> distinct_matches(std::vector<RankedMatch> first, Xapian::doccount wanted,
                                          Taken& taken, const FetchMatches& fetch) {
    std::vector<RankedMatch> kept;
    std::vector<RankedMatch> matches = std::move(first);
    const Xapian::doccount asked_for = matches_for_distinct(wanted);
    while (true) {
        for (const auto& match : matches) {
            if (kept.size() < wanted && taken.take(match)) kept.push_back(match);
        }
        if (kept.size() >= wanted || matches.size() < asked_for) return kept;
        // What comes now stands behind all that came before.
        matches = fetch(asked_for);
    }
}

}  // namespace udklip::searcher
