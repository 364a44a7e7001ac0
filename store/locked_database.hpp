// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database is, as long as nobody else can change it: its generation, shard, roots and files.
// Whoever writes asks this object, which holds the lock, and decides nothing without it.
//
//     LockedDatabase database("/srv/udklip", WhenLocked::wait);
//     if (database.exists()) database.state().roots ...
//     Writer writer = Writer::open(std::move(database), analyzer.fingerprint(), shard);
#pragma once

#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/directory_lock.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"
#include "store/layout/source_names.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/shards.hpp"

namespace udklip::store {

struct DatabaseState {
    std::string schema;  ///< metadata::schema; empty if there is no database
    /// A random number that the database keeps through rebuilds, compactions and moves. What its
    /// readers keep for themselves goes by it. Empty if Udklip 0.1 made the database.
    std::string number;
    Shard shard;
    std::vector<Root> roots;
    std::vector<SourceAlias> aliases;  ///< names of sources (--alias)
};

class LockedDatabase {
  public:
    /// Makes the folder and takes the lock. Throws as DirectoryLock does.
    LockedDatabase(const std::filesystem::path& directory, WhenLocked when_locked,
                   const std::atomic<bool>* interrupted = nullptr);
    /// The same without the lock, for whoever writes nothing and takes what it sees for a guess.
    static LockedDatabase seen_without_lock(const std::filesystem::path& directory);

    const std::filesystem::path& directory() const { return directory_; }
    /// Returns the name of the current generation; empty if there is none. Throws Error
    /// (no_database) if the stub names something else.
    std::string generation() const;
    bool exists() const { return !generation().empty(); }
    /// Whether Udklip 0.1 made it, in several shards below one generation.
    bool is_in_shards() const;

    /// All three throw Error (no_database) if the database cannot be read.
    const DatabaseState& state() const;
    FileTable files() const;
    /// Opens the current generation for reading; an empty database if there is none.
    Xapian::Database open() const;

  private:
    explicit LockedDatabase(std::filesystem::path directory) : directory_(std::move(directory)) {}
    std::vector<std::filesystem::path> databases() const;
    OtherWriters others() const { return lock_ ? OtherWriters::none : OtherWriters::possible; }

    std::filesystem::path directory_;
    std::unique_ptr<DirectoryLock> lock_;
    mutable std::optional<DatabaseState> state_;
};

}  // namespace udklip::store
