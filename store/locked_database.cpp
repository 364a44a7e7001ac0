// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/locked_database.hpp"

#include <utility>

#include "store/endpoints.hpp"
#include "store/layout/schema.hpp"
#include "store/layout/synced_files.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/stub.hpp"

namespace udklip::store {
namespace fs = std::filesystem;

LockedDatabase::LockedDatabase(const fs::path& directory, WhenLocked when_locked,
                               const std::atomic<bool>* interrupted)
    : directory_(directory) {
    make_directory(directory);
    lock_ = std::make_unique<DirectoryLock>(directory, when_locked, interrupted);
}

LockedDatabase LockedDatabase::seen_without_lock(const fs::path& directory) {
    return LockedDatabase(directory);
}

std::string LockedDatabase::generation() const {
    return current_generation(directory_);
}

bool LockedDatabase::is_in_shards() const {
    return exists() && !shards_in(directory_ / generation()).empty();
}

/// The database itself, or its shards.
std::vector<fs::path> LockedDatabase::databases() const {
    if (!exists()) return {};
    auto databases = shards_in(directory_ / generation());
    if (databases.empty()) databases.push_back(directory_);
    return databases;
}

const DatabaseState& LockedDatabase::state() const {
    if (state_) return *state_;
    DatabaseState state;
    translating(
        directory_.string(),
        [&] {
            for (const auto& path : databases()) {
                const Xapian::Database db = open_local(path);
                if (state.roots.empty()) state.roots = load_roots(db);
                if (state.aliases.empty()) state.aliases = read_sources(db).aliases;
                if (state.number.empty()) {
                    state.number = db.get_metadata(std::string(metadata::number));
                }
                state.schema = db.get_metadata(std::string(metadata::schema));
                state.shard = load_shard(db);
            }
        },
        others());
    if (exists() && is_in_shards()) {
        state.shard = {};  // all of them together
    } else if (state.shard == Shard{}) {
        state.shard =
            shard_in(directory_);  // one of Udklip 0.1 that was moved away from the others
    }
    state_ = std::move(state);
    return *state_;
}

FileTable LockedDatabase::files() const {
    FileTable all;
    translating(
        directory_.string(),
        [&] {
            for (const auto& path : databases()) {
                FileTable files = load_files(open_local(path));
                if (all.empty()) {
                    all = std::move(files);
                    continue;
                }
                all.merge(files);  // and those that are left in it are in two databases
                for (const auto& [name, state] : files) all.at(name).articles += state.articles;
            }
        },
        others());
    return all;
}

Xapian::Database LockedDatabase::open() const {
    if (!exists()) return Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    return translating(
        directory_.string(), [&] { return open_local(directory_); }, others());
}

}  // namespace udklip::store
