// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run looks at: its roots after what the options add, forget and move, and the files below
// them, each beside what is known of it.
//
//     Roots roots = roots_after(options, given, known.state.roots);
//     Scan found = look(options, given, roots, known.files);
//     if (options.rebuild) add_kept_files(found, roots, known.files, options.keep_missing);
//     find_grown(found, roots, options, shard);
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/updating/roots.hpp"
#include "indexer/updating/scan.hpp"
#include "indexer/updating/update.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"
#include "store/shards.hpp"

namespace udklip::indexer {

/// Resolved paths; an Error if one is not there.
std::vector<std::string> paths_of(const std::vector<std::filesystem::path>& roots);

/// The roots as they are after this run. `given`: those of the options, resolved. An Error of usage
/// if one is to be forgotten or moved that is none, or moved into another.
Roots roots_after(const UpdateOptions& options, const std::vector<std::string>& given,
                  std::vector<store::Root> known);

/// Looks at what was given, else at all roots. A file that is a root may have an ending that the
/// scan of its folder leaves out. Ids of articles are relative to the outermost root.
Scan look(const UpdateOptions& options, const std::vector<std::string>& given, const Roots& roots,
          const store::FileTable& known);

/// A rebuild keeps what an update keeps: the articles of files that it cannot look at.
void add_kept_files(Scan& found, const Roots& roots, const store::FileTable& known,
                    bool keep_missing);

/// Finds the files that have only grown, whose articles so far need not be read again. Places in a
/// shard are not known, since other shards have articles of the file.
void find_grown(Scan& found, const Roots& roots, const UpdateOptions& options,
                const store::Shard& shard);

/// Bytes of the files that will have to be read. What a compressed one holds is guessed.
std::uint64_t bytes_to_read(const Scan& found, const Roots& roots, const UpdateOptions& options);

}  // namespace udklip::indexer
