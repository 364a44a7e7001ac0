// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database in several shards: its current generation is then not a Xapian database but a folder
// of databases, each with all that a database of ours has (stub, generations, lock), and a stub
// that names them:
//
//     database/XAPIANDB                       auto generation-2
//     database/generation-2/XAPIANDB          auto shard-1, auto shard-2
//     database/generation-2/shard-1/shard     1 of 2
//     database/generation-2/shard-1/XAPIANDB  auto generation-1
//
// Which articles a shard holds is said by the id that an article would like to have, so that all
// that claim one id meet in one shard. A shard knows its number and does not need the others: it
// may be moved to another machine, with what is to be indexed there beside it.
//
//     for (const auto& shard : shards_in(database / current_generation(database))) ...
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace udklip::store {

/// Which part of all articles a database holds.
struct Shard {
    unsigned number = 1;  ///< from 1
    unsigned count = 1;   ///< 1: it holds all of them

    /// Whether an article belongs here: XXH3 (64 bits) of the id, modulo `count`, is number - 1.
    bool holds(std::string_view wanted_id) const;
    bool operator==(const Shard&) const = default;
};

constexpr unsigned kMostShards = 256;

/// What the database in this folder holds, by the file `shard` in it; all if there is none. Throws
/// Error (no_database) if that cannot be read.
Shard shard_in(const std::filesystem::path& directory);

/// The folders of the shards of a generation, in order; none if it is a single database. Throws
/// Error (no_database) if one of them is not there.
std::vector<std::filesystem::path> shards_in(const std::filesystem::path& generation);

/// The folder of one shard of a generation.
std::filesystem::path shard_path(const std::filesystem::path& generation, unsigned number);

/// Makes a shard's folder, which says which one it is.
void make_shard(const std::filesystem::path& generation, const Shard& shard);

/// Writes the stub that names all shards of a generation; each must hold a database by now.
void name_shards(const std::filesystem::path& generation, unsigned count);

}  // namespace udklip::store
