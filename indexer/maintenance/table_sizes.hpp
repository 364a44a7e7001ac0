// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of a database and their sizes in bytes.
//
//     total(table_sizes("/srv/udklip"))     // bytes of its current generation
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace udklip::indexer {

/// By name.
using Sizes = std::map<std::string, std::uintmax_t>;

/// Returns the folders of its shards, or its own.
std::vector<std::filesystem::path> parts_of(const std::filesystem::path& database);

/// Adds the size of every file of a generation.
void add_sizes(const std::filesystem::path& generation, Sizes& sizes);

/// Returns the sizes of the current generation, or of those of all shards together.
Sizes table_sizes(const std::filesystem::path& database);

std::uintmax_t total(const Sizes& sizes);

}  // namespace udklip::indexer
