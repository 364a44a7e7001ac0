// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stub file that names a database's current generation. A rebuilt database takes the place of
// the old one by replacing this file: readers see one or the other, never a mixture.
//
//     current_generation("/srv/udklip")     "generation-3"
//     point_to("/srv/udklip", next_generation("/srv/udklip"));
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace udklip::store {

/// Returns the name of the directory that `directory`/XAPIANDB names, such as "generation-3"; empty
/// if there is no stub. Throws Error if the stub names anything but one local directory.
std::string current_generation(const std::filesystem::path& directory);

/// Whether the stub names databases that are no generation of ours: servers, other folders. These
/// are never written to. A stub that is empty or unreadable names nothing, and beside generations
/// of ours a folder that is not there is a damaged name of one.
bool names_others(const std::filesystem::path& directory);

/// Lets a damaged stub in a folder of ours name its generation again. Returns whether it did. Call
/// it with the lock held.
bool mend_stub(const std::filesystem::path& directory);

/// Returns the first free name after the current generation and all directories that exist.
std::string next_generation(const std::filesystem::path& directory);

/// The folder for the segments from which `generation` is assembled.
std::filesystem::path workspace_of(const std::filesystem::path& directory,
                                   const std::string& generation);

/// Makes `generation` the current one: syncs its files, writes the stub beside the old one, syncs
/// and renames it, and syncs the directory.
void point_to(const std::filesystem::path& directory, const std::string& generation);

/// Remembers that the database was brought up to date just now. The time of the stub tells it, so
/// that a run that changes nothing writes nothing.
void mark_up_to_date(const std::filesystem::path& directory);
/// Returns when that was; nothing if there is no stub.
std::optional<std::chrono::sys_seconds> up_to_date_at(const std::filesystem::path& directory);

/// Returns the generations and temporary files that an interrupted run left behind. Returns none if
/// the generation that the stub names is gone: another may be the one that was meant. Call it with
/// the lock held.
std::vector<std::filesystem::path> leftovers(const std::filesystem::path& directory);

}  // namespace udklip::store
