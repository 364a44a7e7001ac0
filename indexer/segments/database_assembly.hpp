// SPDX-License-Identifier: GPL-3.0-or-later
//
// From segments to a database: near-duplicates are found among all their articles, then the tables
// of a Glass database are written from front to back, several at once.
//
//     assemble(files, segments, dictionary, Clusters::found, "generation-4", 2);
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/segments/segment.hpp"

namespace udklip::indexer {

/// Whether the articles' clusters are to be found and written, or will be by a ClusterKeeper.
enum class Clusters { found, left };

/// Makes the folder, and in it a database of all segments, which must be in the order of their
/// articles, without gaps, the first of which is number 1; no key of metadata may be in two of
/// them. `dictionary`: to be kept with them; empty if there is none to be kept. On the disk when it
/// returns. Memory: for clusters some tens of bytes an article, beside their signatures, which the
/// disk backs (ScratchMemory); then 32 MB for reading the segments. Throws Error (storage): before
/// anything is written if the disk has no room for it.
void assemble(const SegmentFiles& files, const std::vector<Segment>& segments,
              const std::string& dictionary, Clusters clusters, const std::filesystem::path& folder,
              unsigned threads);

}  // namespace udklip::indexer
