// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/alike.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "searcher/documents.hpp"
#include "searcher/matcher.hpp"
#include "store/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;
namespace slot = store::slot;

/// A hit can have thousands like it, if the articles are statutes; nobody reads so many names.
constexpr Xapian::doccount kMostNamed = 100;

/// So many articles of several clusters are asked for at once; a larger cluster goes alone.
constexpr std::size_t kTogether = 500;

void name_one(const Xapian::MSetIterator& other, store::Articles& articles, Hit& hit) {
    if (hit.similar.size() == kMostNamed) return;
    const Xapian::Document document = other.get_document();
    hit.similar.push_back({id_of(document, articles), document.get_value(slot::source)});
}

void name_by_value(const Xapian::MSetIterator& match, const std::string& cluster,
                   const MatchesAmong& matches_among, store::Articles& articles, Hit& hit) {
    const Query range(Query::OP_VALUE_RANGE, slot::cluster, cluster, cluster);
    const auto [counted, alike] = matches_among(range, kMostNamed + 1);
    hit.similar_total = counted.get_matches_estimated() - 1;
    for (const auto& other : alike) {
        if (*other.match != *match) name_one(other.match, articles, hit);
    }
}

/// Clusters whose members are asked for at once, and whose hits they belong to.
struct Group {
    std::vector<Xapian::docid> members;
    std::unordered_map<std::uint32_t, std::size_t> hits;  ///< by cluster
};

void name_group(const Group& group, const std::vector<RankedMatch>& page,
                const MatchesAmong& matches_among, const ClusterCounter& clusters,
                store::Articles& articles, std::vector<Hit>& hits) {
    if (group.members.empty()) return;
    std::size_t count = group.members.size();
    if (group.hits.size() == 1) count = std::min<std::size_t>(count, kMostNamed + 1);
    const auto alike =
        matches_among(these_documents(group.members), static_cast<Xapian::doccount>(count)).ranked;
    for (const auto& [other, score] : alike) {
        const std::size_t hit = group.hits.at(clusters.cluster_of(*other));
        if (*other != *page[hit].match) name_one(other, articles, hits[hit]);
    }
}

}  // namespace

void name_alike(const std::vector<RankedMatch>& page, const MatchesAmong& matches_among,
                store::Articles& articles, std::vector<Hit>& hits) {
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto& match = page[i].match;
        const std::string cluster = match.get_document().get_value(slot::cluster);
        if (!cluster.empty()) name_by_value(match, cluster, matches_among, articles, hits[i]);
    }
}

void name_alike(const std::vector<RankedMatch>& page, const MatchesAmong& matches_among,
                const ClusterCounter& clusters, store::Articles& articles, std::vector<Hit>& hits) {
    std::vector<std::uint32_t> wanted;
    for (const auto& [match, score] : page) {
        if (const auto cluster = clusters.cluster_of(*match)) wanted.push_back(cluster);
    }
    if (wanted.empty()) return;
    const auto members = clusters.members_of(wanted);
    Group group;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto& match = page[i].match;
        const std::uint32_t cluster = clusters.cluster_of(*match);
        if (cluster == 0) continue;
        if (!members) {
            name_by_value(match, match.get_document().get_value(slot::cluster), matches_among,
                          articles, hits[i]);
            continue;
        }
        const auto& alike = members->at(cluster);
        hits[i].similar_total = alike.size() - 1;
        if (alike.size() == 1) continue;
        if (group.members.size() + alike.size() > kTogether) {
            name_group(group, page, matches_among, clusters, articles, hits);
            group = {};
        }
        group.members.insert(group.members.end(), alike.begin(), alike.end());
        group.hits.emplace(cluster, i);
    }
    name_group(group, page, matches_among, clusters, articles, hits);
}

}  // namespace udklip::searcher
