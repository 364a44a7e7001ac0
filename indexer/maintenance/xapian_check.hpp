// SPDX-License-Identifier: GPL-3.0-or-later
//
// Xapian's own check of its tables, in a process of its own: some damage makes it crash.
//
//     std::string faults = xapian_faults("generation-4");
#pragma once

#include <filesystem>
#include <string>

namespace udklip::indexer {

/// What is wrong, line by line, that it broke off among it; empty if nothing is. The program must
/// have no other thread, for it forks. Throws Error: storage or no_database if there is nothing to
/// be checked, or no right to.
std::string xapian_faults(const std::filesystem::path& generation);

}  // namespace udklip::indexer
