// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clusters of near-duplicates in a database that is still in pieces: what ClusterKeeper does for an
// existing one, at a fraction of the cost, since every article's cluster is written once and the
// pieces are merged afterwards.
#pragma once

#include <filesystem>
#include <vector>

namespace udklip::indexer {

/// Finds the clusters among the articles of all pieces (their folders, in order) and writes the
/// name of its cluster into each article that has one. About 150 bytes an article in memory. Throws
/// Xapian::Error.
void cluster_pieces(const std::vector<std::filesystem::path>& pieces, unsigned threads);

}  // namespace udklip::indexer
