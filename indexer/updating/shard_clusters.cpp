// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/shard_clusters.hpp"

#include <xapian.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/documents/signature.hpp"
#include "indexer/duplicates/clusters.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/endpoints.hpp"
#include "store/layout/schema.hpp"
#include "store/layout/synced_files.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/shards.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace slot = store::slot;
namespace {

constexpr const char* kSettled = "clusters";
constexpr const char* kNewSettled = "clusters.new";

/// The articles of all shards, in the order of the shards and of their numbers.
struct ShardArticles {
    std::vector<Signature> signatures;
    std::vector<std::string> clusters;  ///< as they are stored
    std::vector<Xapian::docid> numbers;
    std::vector<std::size_t> ends;  ///< of each shard's
};

/// The states that the shards are in, as bytes that only these states have.
std::string state_of(const std::vector<fs::path>& shards) {
    std::string states;
    for (const auto& shard : shards) {
        const auto state = store::state_of(store::open_local(shard));
        states.append(reinterpret_cast<const char*>(&state), sizeof state);
    }
    return states;
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void remember(const fs::path& generation, const std::string& state) {
    store::write_synced(generation / kNewSettled, state);
    store::move_into_place(generation / kNewSettled, generation / kSettled);
    store::sync(generation);
}

void take(const fs::path& shard, ShardArticles& all) {
    const Xapian::Database db = store::open_local(shard);
    auto cluster = db.valuestream_begin(slot::cluster);
    const auto no_more = db.valuestream_end(slot::cluster);
    const auto end = db.valuestream_end(slot::signature);
    for (auto at = db.valuestream_begin(slot::signature); at != end; ++at) {
        const Xapian::docid article = at.get_docid();
        all.signatures.push_back(decode_signature(*at));
        all.numbers.push_back(article);
        if (cluster != no_more && cluster.get_docid() < article) cluster.skip_to(article);
        const bool has_one = cluster != no_more && cluster.get_docid() == article;
        all.clusters.push_back(has_one ? *cluster : std::string());
    }
    all.ends.push_back(all.signatures.size());
}

using Change = std::pair<Xapian::docid, std::string>;

void write(const fs::path& shard, const std::string& analyzer, const std::vector<Change>& changes) {
    auto writer = store::Writer::open(shard, analyzer, store::WhenLocked::fail);
    store::translating(shard.string(), [&] {
        for (const auto& [article, cluster] : changes) {
            Xapian::Document document = writer.db().get_document(article);
            document.add_value(slot::cluster, cluster);  // an empty value is none
            writer.db().replace_document(article, document);
        }
    });
    writer.publish();
}

}  // namespace

void cluster_shards(const fs::path& generation, const std::string& analyzer) {
    const auto shards = store::shards_in(generation);
    std::vector<std::vector<Change>> changes(shards.size());
    const bool settled = store::translating(generation.string(), [&] {
        if (read(generation / kSettled) == state_of(shards)) return true;
        ShardArticles all;
        for (const auto& shard : shards) take(shard, all);
        const auto numbers = clusters(all.signatures);
        const auto names = cluster_names(all.signatures, numbers);
        for (std::size_t i = 0, shard = 0; i < numbers.size(); ++i) {
            while (i == all.ends[shard]) ++shard;
            const std::string name = numbers[i] == 0 ? std::string() : names[numbers[i] - 1];
            if (name != all.clusters[i]) changes[shard].emplace_back(all.numbers[i], name);
        }
        return false;
    });
    if (settled) return;
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
        if (!changes[shard].empty()) write(shards[shard], analyzer, changes[shard]);
    }
    remember(generation, state_of(shards));
}

}  // namespace udklip::indexer
