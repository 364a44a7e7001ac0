// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hashing files, with errors as exceptions.
#pragma once

#include <cstdint>
#include <filesystem>

namespace udklip::indexer {

/// XXH3 of the content, read as a stream. Throws std::system_error.
std::uint64_t hash_file(const std::filesystem::path& path);

}  // namespace udklip::indexer
