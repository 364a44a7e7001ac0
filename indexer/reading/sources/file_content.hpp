// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hashes files; reports errors as exceptions.
#pragma once

#include <cstdint>
#include <filesystem>

namespace udklip::indexer {

/// Returns the XXH3 hash of the content. Throws std::system_error.
std::uint64_t hash_file(const std::filesystem::path& path);

}  // namespace udklip::indexer
