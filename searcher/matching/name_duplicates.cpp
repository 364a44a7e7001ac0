// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/name_duplicates.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "searcher/matching/id_query.hpp"
#include "searcher/matching/matcher.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;
namespace slot = store::slot;

/// Most near-duplicates named for one hit. In statutes a hit can have thousands.
constexpr Xapian::doccount kMostNamed = 100;

/// Most that are read for their title and date; reading an article costs more than naming it.
constexpr std::size_t kMostCopies = 5;

/// Most articles of several clusters in one query; a larger cluster gets its own query.
constexpr std::size_t kTogether = 500;

void name_one(const Xapian::MSetIterator& other, store::Articles& articles,
              NearDuplicates& duplicates) {
    if (duplicates.named.size() == kMostNamed) return;
    const Xapian::Document document = other.get_document();
    if (duplicates.copies.size() < kMostCopies) {
        store::Record record = articles.read(document);
        duplicates.copies.push_back({record.id, record.title, record.source, record.date});
    }
    duplicates.named.push_back({id_of(document, articles),
                                articles.source_names().shown(document.get_value(slot::source))});
}

/// `clusters`: a query for the match and its near-duplicates.
NearDuplicates named_among(const Query& clusters, const Xapian::MSetIterator& match,
                           const MatchesAmong& matches_among, store::Articles& articles) {
    NearDuplicates duplicates;
    const auto [counted, alike] = matches_among(clusters, kMostNamed + 1);
    duplicates.total = counted.get_matches_estimated() - 1;
    for (const auto& other : alike) {
        if (*other.match != *match) name_one(other.match, articles, duplicates);
    }
    return duplicates;
}

NearDuplicates named_in(const TakenByValue::Group& group, const Xapian::MSetIterator& match,
                        const MatchesAmong& matches_among, store::Articles& articles) {
    NearDuplicates duplicates;
    if (group.clusters.empty()) {
        duplicates.total = group.lone.size() - 1;
    } else {
        duplicates = named_among(group.in_clusters(), match, matches_among, articles);
        duplicates.total += group.lone.size();
    }
    for (const auto& other : group.lone) {
        if (*other != *match) name_one(other, articles, duplicates);
    }
    return duplicates;
}

/// Clusters that share one query, and the matches of the page that they belong to.
struct ClusterGroup {
    std::vector<Xapian::docid> members;
    std::unordered_map<std::uint32_t, std::size_t> matches;  ///< by cluster
};

void name_group(const ClusterGroup& group, const std::vector<RankedMatch>& page,
                const MatchesAmong& matches_among, const ClusterCounter& clusters,
                store::Articles& articles, std::vector<NearDuplicates>& duplicates) {
    if (group.members.empty()) return;
    std::size_t count = group.members.size();
    if (group.matches.size() == 1) count = std::min<std::size_t>(count, kMostNamed + 1);
    const auto alike =
        matches_among(these_documents(group.members), static_cast<Xapian::doccount>(count)).ranked;
    for (const auto& [other, score] : alike) {
        const std::size_t match = group.matches.at(clusters.cluster_of(*other));
        if (*other != *page[match].match) name_one(other, articles, duplicates[match]);
    }
}

}  // namespace

std::vector<NearDuplicates> name_duplicates(const std::vector<RankedMatch>& page,
                                            const MatchesAmong& matches_among,
                                            const TakenByValue& taken, store::Articles& articles) {
    std::vector<NearDuplicates> duplicates(page.size());
    for (std::size_t i = 0; i < page.size(); ++i) {
        const auto& match = page[i].match;
        duplicates[i] = named_in(taken.group_of(match), match, matches_among, articles);
    }
    return duplicates;
}

std::vector<NearDuplicates> name_duplicates(const std::vector<RankedMatch>& page,
                                            const MatchesAmong& matches_among,
                                            const ClusterCounter& clusters,
                                            store::Articles& articles) {
    std::vector<NearDuplicates> duplicates(page.size());
    std::vector<std::uint32_t> wanted;
    for (const auto& [match, score] : page) {
        if (const auto cluster = clusters.cluster_of(*match)) wanted.push_back(cluster);
    }
    if (wanted.empty()) return duplicates;
    const auto members = clusters.members_of(wanted);
    ClusterGroup group;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const auto& match = page[i].match;
        const std::uint32_t cluster = clusters.cluster_of(*match);
        if (cluster == 0) continue;
        if (!members) {
            const std::string name = match.get_document().get_value(slot::cluster);
            duplicates[i] = named_among(Query(Query::OP_VALUE_RANGE, slot::cluster, name, name),
                                        match, matches_among, articles);
            continue;
        }
        const auto& alike = members->at(cluster);
        duplicates[i].total = alike.size() - 1;
        if (alike.size() == 1) continue;
        if (group.members.size() + alike.size() > kTogether) {
            name_group(group, page, matches_among, clusters, articles, duplicates);
            group = {};
        }
        group.members.insert(group.members.end(), alike.begin(), alike.end());
        group.matches.emplace(cluster, i);
    }
    name_group(group, page, matches_among, clusters, articles, duplicates);
    return duplicates;
}

}  // namespace udklip::searcher
