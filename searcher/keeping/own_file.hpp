// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reader's own file: what one person keeps about one database, in the folder of that person's
// programs. So a database that is shared or read-only serves many readers.
//
//     SqliteFile file = open_own_file(own_file("8f14e45f"));
//
// It is an SQLite file named by the number of the database (store::Reader::number()), which
// rebuilds, compactions and moves of the database leave as it is. Articles are named by their ids.
//
//     search (id, name, request, saved)     a saved search; `request` is JSON, `saved` a time
//     shown (search, article, at)           an article that --new has shown for it
//     tag (id, key, name)                   a tag; `key` is its name without letter case
//     tagged (tag, article, at)             an article that has it
//     note (article, text, at)              a note on an article
//
// Times are seconds since 1970. PRAGMA user_version is the version of this layout; a later version
// adds tables and columns.
#pragma once

#include <filesystem>
#include <string_view>

#include "searcher/keeping/sqlite.hpp"

namespace udklip::searcher {

/// Returns $XDG_STATE_HOME/udklip/NUMBER.sqlite, else ~/.local/state/udklip/NUMBER.sqlite. Throws
/// Error (usage) if neither XDG_STATE_HOME nor HOME is set.
std::filesystem::path own_file(std::string_view number);

/// Makes the folder of that file, and those above it, for their owner alone. Throws Error
/// (storage).
void make_own_folder(const std::filesystem::path& folder);

/// Opens the file; makes it and its folder if they are not there. Throws Error: storage; version if
/// a later Udklip made the file.
SqliteFile open_own_file(const std::filesystem::path& path);

}  // namespace udklip::searcher
