// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shards: databases that divide the articles by a hash of their ids. Each knows its own number and
// does not need the others, so it may live on any machine. All articles that claim one id are in
// the same shard.
//
//     const Shard shard = *parse_shard("2/4");
//     if (shard.holds(wanted_id)) ...
//
// Udklip 0.1 kept several shards below one generation. shards_in() still finds them, for reading:
//
//     database/XAPIANDB                       auto generation-2
//     database/generation-2/XAPIANDB          auto shard-1, auto shard-2
//     database/generation-2/shard-1/shard     1 of 2
//     database/generation-2/shard-1/XAPIANDB  auto generation-1
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::store {

/// The part of all articles that a database holds.
struct Shard {
    unsigned number = 1;  ///< from 1
    unsigned count = 1;   ///< 1: it holds all of them

    /// Whether an article belongs here: XXH3 (64 bits) of the id, modulo `count`, is number - 1.
    bool holds(std::string_view wanted_id) const;
    bool operator==(const Shard&) const = default;
};

constexpr unsigned kMostShards = 4096;

/// Reads "K/N", 1 <= K <= N <= kMostShards. Returns nothing if `text` is no such shard.
std::optional<Shard> parse_shard(std::string_view text);
/// "2/4"
std::string to_string(const Shard& shard);

/// The shard that an open database holds; all articles if it names none.
Shard load_shard(const Xapian::Database& db);
void save_shard(Xapian::WritableDatabase& db, const Shard& shard);

/// Returns the folders of the shards in a generation of Udklip 0.1, in order; none if it is a
/// single database. Throws Error (no_database) if one of them is missing.
std::vector<std::filesystem::path> shards_in(const std::filesystem::path& generation);

/// Returns the shard that a database of Udklip 0.1 holds by the file `shard` in its folder; all
/// articles if there is none. Throws Error (no_database) if the file cannot be read.
Shard shard_in(const std::filesystem::path& directory);

}  // namespace udklip::store
