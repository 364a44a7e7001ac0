// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings a database up to date with the files below its roots: the main job of udklip-index. It
// decides what to do; a Run (run.hpp) does it, into a Target (target.hpp).
//
//     const Report report = update({.database = "/srv/udklip", .roots = {"/nyt"}}, lexicon, stop);
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/reading/outside_programs.hpp"
#include "indexer/reading/sources/archive_stream.hpp"
#include "indexer/recognising/furniture_headings.hpp"
#include "indexer/updating/report.hpp"
#include "indexer/updating/roots.hpp"
#include "language/lexicon.hpp"
#include "store/layout/packing.hpp"
#include "store/shards.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

struct UpdateOptions {
    std::filesystem::path database;
    std::vector<std::filesystem::path> roots;   ///< what to look at; empty: all roots it knows
    std::vector<std::filesystem::path> forget;  ///< roots that are to go, with their articles
    std::filesystem::path moved_root;           ///< a root whose place is now that of `roots`
    std::vector<store::SourceAlias> aliases;    ///< changes: an empty `to` takes one away
    RootSettings settings;                      ///< of `roots`; of all if that is empty
    FurnitureHeadings headings = FurnitureHeadings::built_in();
    ArchiveLimits limits;
    OutsidePrograms outside;    ///< that read what Udklip does not
    bool rebuild = false;       ///< anew, beside the old one
    bool keep_missing = false;  ///< articles stay when their file is gone
    bool dry_run = false;
    bool list_skipped = false;
    bool force = false;          ///< remove even more than half of a root's articles
    bool show_progress = false;  ///< a bar on stderr
    bool direct = false;         ///< write through Xapian's interface only, never tables of our own
    std::optional<store::Shard> shard;   ///< the articles to take; none: as it is, or all
    unsigned jobs = 0;                   ///< threads that build; 0: as many as there are cores
    std::uint64_t memory = 512'000'000;  ///< bytes: bound on what is built in memory at a time
    /// Bytes of files to read from which on segments are built; none: where it is worth it.
    std::optional<std::uint64_t> segments_from;
    std::size_t sample_bytes = store::kSampleBytes;
    /// Bytes of a file from which on it is read from its old end when it has grown.
    std::uint64_t least_known = 1'000'000;
    store::Writer::WhenLocked when_locked = store::Writer::WhenLocked::fail;
};

/// The paths of the roots that a database knows; none if there is no database.
std::vector<std::string> roots_of(const std::filesystem::path& database);

/// Articles that fail are logged, counted and passed over. When `interrupted` becomes true, what
/// was taken so far is committed and the report says so. Throws Error; what was committed stays.
Report update(const UpdateOptions& options, const language::Lexicon& lexicon,
              const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
