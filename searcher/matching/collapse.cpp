// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/collapse.hpp"

#include <algorithm>
#include <limits>

#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

/// Calls `action` with each key under which a signature is looked up.
template <class Action>
void for_each_key(const store::Signature& signature, const Action& action) {
    if (signature.is_exact()) return action(hash_of(signature));
    for (std::size_t band = 0; band < store::kBands; ++band) {
        action(std::uint64_t{band} << 32 | band_key(signature, band));
    }
}

Xapian::Query any_of_clusters(std::vector<std::string> clusters) {
    std::sort(clusters.begin(), clusters.end());
    std::vector<Xapian::Query> ranges;
    for (const auto& cluster : clusters) {
        ranges.emplace_back(Xapian::Query::OP_VALUE_RANGE, store::slot::cluster, cluster, cluster);
    }
    return {Xapian::Query::OP_OR, ranges.begin(), ranges.end()};
}

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
    const Xapian::docid article = *match.match;
    const Xapian::Document document = match.match.get_document();
    const std::string cluster = document.get_value(store::slot::cluster);
    if (cluster.empty() ? is_lone(article) : group_of_cluster_.contains(cluster)) return false;
    store::Signature signature;
    std::optional<std::size_t> alike;
    if (compares_) {
        signature = store::decode_signature(document.get_value(store::slot::signature));
        alike = group_alike(signature);
    }
    const std::size_t group = alike.value_or(groups_.size());
    if (alike) {
        ++found_alike_;
    } else {
        groups_.emplace_back();
    }
    if (cluster.empty()) {
        groups_[group].lone.push_back(match.match);
        group_of_article_.emplace(article, group);
    } else {
        groups_[group].clusters.push_back(cluster);
        group_of_cluster_.emplace(cluster, group);
    }
    if (compares_ && !signature.is_empty()) remember(signature, group);
    return !alike;
}

std::optional<std::size_t> TakenByValue::group_alike(const store::Signature& signature) const {
    std::optional<std::size_t> group;
    for_each_key(signature, [&](std::uint64_t key) {
        const auto bucket = known_by_key_.find(key);
        if (group || bucket == known_by_key_.end()) return;
        for (const std::size_t known : bucket->second) {
            if (store::alike(known_[known].signature, signature)) group = known_[known].group;
        }
    });
    return group;
}

void TakenByValue::remember(const store::Signature& signature, std::size_t group) {
    for_each_key(signature,
                 [&](std::uint64_t key) { known_by_key_[key].push_back(known_.size()); });
    known_.push_back({signature, group});
}

Xapian::Query TakenByValue::Group::in_clusters() const {
    return any_of_clusters(clusters);
}

const TakenByValue::Group& TakenByValue::group_of(const Xapian::MSetIterator& match) const {
    const std::string cluster = match.get_document().get_value(store::slot::cluster);
    return groups_[cluster.empty() ? group_of_article_.at(*match) : group_of_cluster_.at(cluster)];
}

Xapian::Query TakenByValue::rest_of(const Xapian::Query& question) const {
    std::vector<std::string> clusters;
    for (const auto& [cluster, group] : group_of_cluster_) clusters.push_back(cluster);
    if (clusters.empty()) return question;
    return {Xapian::Query::OP_AND_NOT, question, any_of_clusters(clusters)};
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
