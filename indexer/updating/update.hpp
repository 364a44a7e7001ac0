// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bringing a database up to date with the files below its roots: the main job of udklip-index. What
// is to be done is decided here; a Run (run.hpp) does it, into a Target (target.hpp).
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/reading/sources/archive_stream.hpp"
#include "indexer/recognising/furniture_headings.hpp"
#include "indexer/updating/report.hpp"
#include "indexer/updating/roots.hpp"
#include "language/lexicon.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/packing.hpp"
#include "store/layout/root_table.hpp"
#include "store/shards.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

struct UpdateOptions {
    std::filesystem::path database;
    std::vector<std::filesystem::path> roots;   ///< what to look at; empty: all roots it knows
    std::vector<std::filesystem::path> forget;  ///< roots that are to go, with their articles
    RootSettings settings;                      ///< of `roots`; of all if that is empty
    FurnitureHeadings headings = FurnitureHeadings::built_in();
    ArchiveLimits limits;
    bool rebuild = false;       ///< anew, beside the old one
    bool keep_missing = false;  ///< articles stay when their file is gone
    bool dry_run = false;
    bool force = false;          ///< remove even more than half of a root's articles
    bool show_progress = false;  ///< a bar on stderr
    bool direct = false;         ///< write through Xapian's interface only, never tables of our own
    unsigned shards = 0;         ///< that the database is kept in; 0: as it is, or 1
    unsigned jobs = 0;           ///< threads that build; 0: as many as there are cores
    std::uint64_t memory = 512'000'000;  ///< bytes: bound on what is built in memory at a time
    /// Bytes of files to read from which on segments are built; none: where it is worth it.
    std::optional<std::uint64_t> segments_from;
    std::size_t sample_bytes = store::kSampleBytes;
    /// What articles are packed with where none of those that are there is; empty: what is learnt.
    std::string dictionary;
    store::Writer::WhenLocked when_locked = store::Writer::WhenLocked::fail;
};

/// What a database remembers of earlier runs. Of several shards: the articles of a file together.
struct Remembered {
    std::vector<store::Root> roots;
    store::FileTable files;
};

/// Nothing if there is no database. Where it is to be rebuilt and can be, also nothing if what was
/// there cannot be read.
Remembered remembered_by(const UpdateOptions& options);

/// What a run over a database, or over all shards of one, will be about. Throws Error before
/// anything is written: usage if there is nothing to index, or if it is not to be done without
/// being told to (refusals.hpp).
Roots check_update(const UpdateOptions& options, Remembered known);

/// One database that is brought up to date, maybe one of several.
struct ShardRun {
    store::Shard shard;
    bool is_first = true;  ///< of several: what concerns all is told by the first
};

/// Brings one database up to date; that of update(), or one of its shards.
Report update_part(const UpdateOptions& options, const ShardRun& part,
                   const language::Lexicon& lexicon, const std::atomic<bool>& interrupted);

/// The paths of the roots that a database knows; none if there is no database.
std::vector<std::string> roots_of(const std::filesystem::path& database);

/// Articles that fail are logged, counted and passed over. When `interrupted` becomes true, what
/// was taken so far is committed and the report says so. Throws Error; what was committed stays.
Report update(const UpdateOptions& options, const language::Lexicon& lexicon,
              const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
