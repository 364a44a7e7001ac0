// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recognises a root that somebody renamed: the old one is gone, and a folder that is given as a new
// one has the same files.
//
//     if (const auto moved = find_moved_root(given, known_roots, known_files)) ...
//         // moved->from "/home/eva/artikler", moved->to "/home/eva/mine_artikler"
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"

namespace udklip::indexer {

struct MovedRoot {
    std::string from;
    std::string to;
    std::size_t files = 0;  ///< that are the same
};

/// Returns the first of the given folders or files that no known root holds, where more than half
/// of the files of a root that is gone have the same relative names and sizes; the contents of some
/// are compared. `given`: resolved paths.
std::optional<MovedRoot> find_moved_root(const std::vector<std::string>& given,
                                         const std::vector<store::Root>& roots,
                                         const store::FileTable& known);

}  // namespace udklip::indexer
