// SPDX-License-Identifier: GPL-3.0-or-later
//
// Near-duplicates whose copies lie in different shards. Each shard's own run finds those among its
// articles; when all shards are up to date, the clusters of all articles together are found and
// written, so that a database in shards collapses what a single one does.
//
//     cluster_shards(database / "generation-1", analyzer.fingerprint());
#pragma once

#include <filesystem>
#include <string>

namespace udklip::indexer {

/// `generation`: a folder of shards (store/shards.hpp). Writes nothing if nothing was written into
/// a shard since the last time, which the file "clusters" beside them tells; else some 250 bytes of
/// memory an article of all shards. A run that ends before is made good by the next. Throws Error.
void cluster_shards(const std::filesystem::path& generation, const std::string& analyzer);

}  // namespace udklip::indexer
