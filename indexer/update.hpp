// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bringing a database up to date with the files below its roots: the main job of udklip-index.
//
//     files below the roots  ->  compared with the file table  ->  readers  ->  recognise
//         ->  compared with what is stored (content hash)  ->  DocumentBuilder  ->  database
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/reader.hpp"
#include "indexer/recognise.hpp"
#include "indexer/report.hpp"
#include "language/analyzer.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

struct UpdateOptions {
    std::filesystem::path database;
    std::vector<std::filesystem::path> roots;  ///< added to those the database knows; may be empty
    Recognition recognition;
    ReadOptions reading;
    bool rebuild = false;       ///< anew, beside the old one
    bool keep_missing = false;  ///< articles stay when their file is gone
    bool dry_run = false;
    bool force = false;          ///< remove even more than half of a root's articles
    bool show_progress = false;  ///< a bar on stderr
    store::Writer::WhenLocked when_locked = store::Writer::WhenLocked::fail;
};

/// Articles that fail are logged, counted and passed over. When `interrupted` becomes true, what
/// was taken so far is committed and the report says so. Throws Error; what was committed stays.
Report update(const UpdateOptions& options, language::Analyzer& analyzer,
              const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
