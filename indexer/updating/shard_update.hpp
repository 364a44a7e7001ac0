// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bringing a database up to date that is kept in several shards (store/shards.hpp).
//
// Each shard is brought up to date on its own, one after the other, by a run over all files that
// passes over the articles of the others. So every promise of a run holds for each of them: a run
// that is killed between two shards is finished by the next, ids are claimed within a shard, and a
// shard that was moved to another machine is kept up to date there in the same way. The price is
// that files are read once a shard (docs/scaling.md).
#pragma once

#include <atomic>
#include <filesystem>

#include "indexer/updating/report.hpp"
#include "indexer/updating/update.hpp"
#include "language/lexicon.hpp"

namespace udklip::indexer {

/// In how many shards a database is kept: 1 if it is a single one, 0 if there is none. Throws Error
/// (no_database) if it is damaged, or names databases that are none of its own.
unsigned shards_of(const std::filesystem::path& database);

/// As update(). `options.shards`: how many there are to be, two or more; `there`: shards_of().
Report update_shards(const UpdateOptions& options, unsigned there, const language::Lexicon& lexicon,
                     const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
