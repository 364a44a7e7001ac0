// SPDX-License-Identifier: GPL-3.0-or-later
//
// A segment: a small database of its own, of articles that follow one another. Xapian's time goes
// into trees in memory that grow slow with size, so many small databases are built and merged.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "indexer/document_builder.hpp"
#include "indexer/target.hpp"
#include "store/file_table.hpp"

namespace udklip::indexer {

/// What one segment is built from. Where batches begin and end depends on nothing but the articles,
/// so that the same articles make the same segments whatever the number of threads.
struct Batch {
    std::vector<Entry> entries;
    std::vector<store::FileState> files;  ///< to be remembered
    std::size_t bytes = 0;

    bool empty() const { return entries.empty() && files.empty(); }
    /// Small enough for Xapian's trees to stay near the processor, large enough for the pieces of
    /// its lists, one a word and segment, not to cost more than what is in them: docs/indexing.md.
    bool is_full() const {
        return bytes >= 512'000 || entries.size() >= 500 || files.size() >= 4000;
    }
};

/// Builds a database at `path`. Not synced: a segment that does not live to be merged is of no use.
/// Throws Error (storage).
void build_segment(const Batch& batch, DocumentBuilder& builder, const std::filesystem::path& path);

}  // namespace udklip::indexer
