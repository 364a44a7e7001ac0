// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/cluster_keeper.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/duplicates/cluster_search.hpp"
#include "indexer/duplicates/clusters.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace slot = store::slot;
namespace {

using Xapian::docid;

/// Above this number it is quicker, and takes less memory, to cluster all articles anew.
constexpr std::size_t kMostSearched = 10'000;

/// The articles of some clusters, and the names of all clusters, from one pass over the column.
class Members {
  public:
    Members() = default;
    Members(const Xapian::Database& db, const std::set<std::string>& wanted) {
        const auto end = db.valuestream_end(slot::cluster);
        for (auto at = db.valuestream_begin(slot::cluster); at != end; ++at) {
            const std::string name = *at;
            names_.insert(hash_of_name(name));
            if (wanted.contains(name)) members_[name].push_back(at.get_docid());
        }
    }

    const std::vector<docid>& of(const std::string& cluster) const {
        static const std::vector<docid> none;
        const auto found = members_.find(cluster);
        return found == members_.end() ? none : found->second;
    }
    bool is_name(const std::string& name) const { return names_.contains(hash_of_name(name)); }

  private:
    static std::uint64_t hash_of_name(const std::string& name) {
        return XXH3_64bits(name.data(), name.size());
    }

    std::map<std::string, std::vector<docid>> members_;
    std::unordered_set<std::uint64_t> names_;
};

/// Reads one slot of articles that ascend, in one pass over the column.
class Column {
  public:
    Column(const Xapian::Database& db, Xapian::valueno number)
        : at_(db.valuestream_begin(number)), end_(db.valuestream_end(number)) {}

    std::string of(docid article) {
        if (at_ != end_ && at_.get_docid() < article) at_.skip_to(article);
        return at_ != end_ && at_.get_docid() == article ? *at_ : std::string();
    }

  private:
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
};

/// Changes this one value only: Xapian rewrites only what was changed of the document it fetched
/// last. A term for each cluster would cost ten times as much, because Xapian then reads all
/// position lists of the article.
void put_into(store::RecordedDatabase& db, docid article, const std::string& cluster) {
    Xapian::Document document = db.get_document(article);
    if (document.get_value(slot::cluster) == cluster) return;
    document.add_value(slot::cluster, cluster);  // an empty value is none
    db.replace_document(article, document);
}

/// Articles that need a new search, and the articles and clusters that they turn out to belong to.
class Settlement {
  public:
    /// `again`: ascending.
    Settlement(store::RecordedDatabase& db, std::vector<docid> again);

    /// Looks for partners among all other articles. Returns false if a key may be crowded: then all
    /// articles must be clustered anew.
    bool find_partners(std::span<const store::Signature> gone);
    void connect_each_other();
    void write();

  private:
    struct Group {
        std::vector<std::uint32_t> again;   ///< indexes into again_
        std::vector<docid> lone;            ///< others, that had no cluster
        std::vector<std::string> clusters;  ///< of others
        std::string name;                   ///< empty: no cluster
    };
    std::uint32_t item_for(docid article, Column& clusters);
    std::vector<Group> groups();
    void name(std::vector<Group>& groups);
    void keep_names(std::vector<Group>& groups);
    std::string new_name(const Group& group) const;
    void write(const Group& group);

    store::RecordedDatabase* db_;
    std::vector<docid> again_;
    std::vector<store::Signature> signatures_;  ///< of again_
    std::vector<std::string> former_;           ///< clusters of again_
    Connections connections_;                   ///< of again_, then of lone_ and clusters_
    std::map<docid, std::uint32_t> lone_;
    std::map<std::string, std::uint32_t> clusters_;
    std::set<std::string> taken_;
    Members members_;  ///< of clusters_
};

Settlement::Settlement(store::RecordedDatabase& db, std::vector<docid> again)
    : db_(&db), again_(std::move(again)), connections_(again_.size()) {
    Column signatures(db, slot::signature);
    Column clusters(db, slot::cluster);
    signatures_.reserve(again_.size());
    former_.reserve(again_.size());
    for (const docid article : again_) {
        signatures_.push_back(store::decode_signature(signatures.of(article)));
        former_.push_back(clusters.of(article));
    }
}

bool Settlement::find_partners(std::span<const store::Signature> gone) {
    // Compares only the first of equal signatures; connect_each_other() joins the others to it.
    // Else thousands of equal articles would take quadratic time.
    std::vector<store::Signature> distinct;
    std::vector<std::uint32_t> first;  // of each, its index in again_
    std::unordered_map<std::uint64_t, std::size_t> by_hash;
    for (std::uint32_t i = 0; i < signatures_.size(); ++i) {
        const auto known = by_hash.try_emplace(hash_of(signatures_[i]), distinct.size()).first;
        if (known->second < distinct.size() && distinct[known->second] == signatures_[i]) continue;
        distinct.push_back(signatures_[i]);
        first.push_back(i);
    }
    ClusterSearch search(distinct, gone);
    Column clusters(*db_, slot::cluster);
    const auto end = db_->valuestream_end(slot::signature);
    auto settled = again_.begin();
    for (auto at = db_->valuestream_begin(slot::signature); at != end; ++at) {
        const docid article = at.get_docid();
        while (settled != again_.end() && *settled < article) ++settled;
        const bool other = settled == again_.end() || *settled != article;
        search.look_at(store::decode_signature(*at), [&](std::uint32_t which) {
            if (other) connections_.connect(first[which], item_for(article, clusters));
        });
        if (search.may_be_crowded()) return false;
    }
    return true;
}

/// Articles that keep their cluster stay together: one item stands for all of them.
std::uint32_t Settlement::item_for(docid article, Column& clusters) {
    const std::string cluster = clusters.of(article);
    const auto known = cluster.empty() ? lone_.try_emplace(article, 0U).first->second
                                       : clusters_.try_emplace(cluster, 0U).first->second;
    if (known != 0) return known;  // 0 is one of again_
    const std::uint32_t item = connections_.add();
    (cluster.empty() ? lone_[article] : clusters_[cluster]) = item;
    return item;
}

void Settlement::connect_each_other() {
    const auto numbers = clusters(signatures_);
    std::vector<std::uint32_t> first;
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] == 0) continue;
        if (numbers[i] > first.size()) first.push_back(i);  // they are numbered in order
        connections_.connect(i, first[numbers[i] - 1]);
    }
}

std::vector<Settlement::Group> Settlement::groups() {
    std::vector<Group> groups;
    std::unordered_map<std::uint32_t, std::size_t> by_root;
    const auto group_of = [&](std::uint32_t item) -> Group& {
        const auto [found, fresh] = by_root.try_emplace(connections_.root(item), groups.size());
        if (fresh) groups.emplace_back();
        return groups[found->second];
    };
    for (std::uint32_t i = 0; i < again_.size(); ++i) group_of(i).again.push_back(i);
    for (const auto& [article, item] : lone_) group_of(item).lone.push_back(article);
    for (const auto& [cluster, item] : clusters_) group_of(item).clusters.push_back(cluster);
    return groups;
}

/// Keeps the name of the largest cluster, so that few articles are rewritten.
void Settlement::name(std::vector<Group>& groups) {
    for (auto& group : groups) {
        if (group.clusters.empty()) continue;
        group.name = *std::max_element(group.clusters.begin(), group.clusters.end(),
                                       [&](const auto& a, const auto& b) {
                                           return members_.of(a).size() < members_.of(b).size();
                                       });
    }
    keep_names(groups);
    for (auto& group : groups) {
        const bool alone = group.again.size() + group.lone.size() < 2;
        if (!group.name.empty() || alone) continue;
        group.name = new_name(group);
        taken_.insert(group.name);
    }
}

/// The largest piece of a cluster that fell apart keeps the name.
void Settlement::keep_names(std::vector<Group>& groups) {
    struct Claim {
        std::size_t articles;
        std::size_t group;
        std::string name;
    };
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool alone = groups[i].again.size() + groups[i].lone.size() < 2;
        if (!groups[i].name.empty() || alone) continue;
        std::map<std::string, std::size_t> names;
        for (const auto article : groups[i].again) {
            if (!former_[article].empty()) ++names[former_[article]];
        }
        for (const auto& [name, articles] : names) claims.push_back({articles, i, name});
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const Claim& a, const Claim& b) { return a.articles > b.articles; });
    for (const auto& claim : claims) {
        if (!groups[claim.group].name.empty() || !taken_.insert(claim.name).second) continue;
        groups[claim.group].name = claim.name;
    }
}

std::string Settlement::new_name(const Group& group) const {
    std::vector<store::Signature> members;
    for (const auto article : group.again) members.push_back(signatures_[article]);
    const std::vector<std::uint32_t> one(members.size(), 1);
    std::string name = cluster_names(members, one).front();
    // An article may have given its name to a cluster that it is no longer in.
    while (taken_.contains(name) || members_.is_name(name)) {
        name = fmt::format("{:016x}", XXH3_64bits(name.data(), name.size()));
    }
    return name;
}

void Settlement::write() {
    auto all = groups();
    std::set<std::string> names;
    for (const auto& [cluster, item] : clusters_) names.insert(cluster);
    members_ = Members(*db_, names);
    name(all);
    for (const auto& group : all) write(group);
}

void Settlement::write(const Group& group) {
    for (const auto article : group.again) {
        if (former_[article] != group.name) put_into(*db_, again_[article], group.name);
    }
    for (const docid article : group.lone) put_into(*db_, article, group.name);
    for (const auto& cluster : group.clusters) {
        if (cluster == group.name) continue;
        for (const docid article : members_.of(cluster)) put_into(*db_, article, group.name);
    }
}

std::vector<docid> all_articles(const Xapian::Database& db) {
    return {db.postlist_begin(std::string()), db.postlist_end(std::string())};
}

}  // namespace

void ClusterKeeper::added(docid article) {
    fresh_.insert(article);
}

void ClusterKeeper::removed(docid article) {
    const Xapian::Document document = db().get_document(article);
    const store::Signature signature = store::decode_signature(document.get_value(slot::signature));
    fresh_.erase(article);
    const std::string cluster = document.get_value(slot::cluster);
    if (!cluster.empty()) torn_.insert(cluster);
    if (!signature.is_exact() && gone_.size() <= kMostSearched) gone_.push_back(signature);
}

void ClusterKeeper::settle() {
    if (fresh_.empty() && gone_.empty() && torn_.empty()) return;
    std::set<docid> again = fresh_;
    if (!torn_.empty()) {
        const Members members(db(), torn_);
        for (const auto& cluster : torn_) {
            again.insert(members.of(cluster).begin(), members.of(cluster).end());
        }
    }
    bool told = false;
    if (again.size() + gone_.size() <= kMostSearched) {
        Settlement few(db(), {again.begin(), again.end()});
        told = few.find_partners(gone_);
        if (told) {
            few.connect_each_other();
            few.write();
        }
    }
    if (!told) {
        Settlement all(db(), all_articles(db()));
        all.connect_each_other();
        all.write();
    }
    fresh_.clear();
    gone_.clear();
    torn_.clear();
}

}  // namespace udklip::indexer
