// SPDX-License-Identifier: GPL-3.0-or-later
//
// Assembles segments into a database: finds near-duplicates among all their articles, then writes
// the tables of a Glass database from front to back, several at once.
//
//     assemble(files, segments, dictionary, Clusters::found, "generation-4", 2);
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/segments/segment.hpp"

namespace udklip::indexer {

/// Whether assemble() finds and writes clusters, or leaves that to a ClusterKeeper.
enum class Clusters { found, left };

/// Makes `folder` and in it a database of all segments. These must be in the order of their
/// articles, without gaps, from number 1 on; a metadata key may be in one segment only.
/// `dictionary` is stored in the metadata unless it is empty. The database is on the disk when this
/// returns. Memory: some tens of bytes an article for clusters, besides the signatures, which the
/// disk backs (ScratchMemory); then 32 MB for reading the segments. Throws Error (storage); if the
/// disk has no room, before anything is written.
void assemble(const SegmentFiles& files, const std::vector<Segment>& segments,
              const std::string& dictionary, Clusters clusters, const std::filesystem::path& folder,
              unsigned threads);

}  // namespace udklip::indexer
