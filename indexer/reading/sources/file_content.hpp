// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hashes files; reports errors as exceptions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace udklip::indexer {

/// Returns the XXH3 hash of the content. Throws std::system_error.
std::uint64_t hash_file(const std::filesystem::path& path);

/// Returns the hash of a file whose first `size` bytes have the hash `before`, or nothing: the
/// file is another, or what follows may decide how its beginning is read (in which charset). Throws
/// std::system_error.
std::optional<std::uint64_t> hash_of_grown(const std::filesystem::path& path, std::uint64_t size,
                                           std::uint64_t before);

}  // namespace udklip::indexer
