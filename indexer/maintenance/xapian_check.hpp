// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs Xapian's check of its tables in a child process, because some damage makes it crash.
//
//     std::string faults = xapian_faults("generation-4", interrupted);
#pragma once

#include <atomic>
#include <filesystem>
#include <string>

namespace udklip::indexer {

/// Returns the faults, a line each, and a line if the check crashed; empty if there are none.
/// Forks: the program must have no other thread. Throws Error: no_database if there is no database,
/// storage if it cannot be read.
std::string xapian_faults(const std::filesystem::path& generation,
                          const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
