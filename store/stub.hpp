// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stub file that names a database's current generation. Replacing it is the one step by which
// a rebuilt database takes the place of the old one: readers see either, never a mixture.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace udklip::store {

/// The name of the directory that `directory`/XAPIANDB points to, such as "generation-3"; empty if
/// there is no stub. Throws Error if the stub names something else than one local directory.
std::string current_generation(const std::filesystem::path& directory);

/// Whether the stub names databases that are not a generation of ours: shards, servers, others.
/// They are never written to. A stub that is empty or rubbish names nothing.
bool names_others(const std::filesystem::path& directory);

/// The first free name after the current generation and every directory that is there.
std::string next_generation(const std::filesystem::path& directory);

/// Where the segments are that a generation is put together from.
std::filesystem::path workspace_of(const std::filesystem::path& directory,
                                   const std::string& generation);

/// Makes `generation` the current one: its files synced, the stub written beside, synced, renamed,
/// the directory synced.
void point_to(const std::filesystem::path& directory, const std::string& generation);

/// Generations and temporary files that an interrupted run left behind; none if the stub names a
/// generation that is gone, for another may be the one that was meant. Call with the lock held.
std::vector<std::filesystem::path> leftovers(const std::filesystem::path& directory);

}  // namespace udklip::store
