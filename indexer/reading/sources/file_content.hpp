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

/// Bytes: twice what DecodingSource decides a charset by.
constexpr std::uint64_t kDecidesCharset = std::uint64_t{2} << 18;

/// Returns the hash of a file that is longer than `size` and whose first `size` bytes have the hash
/// `before`. Else returns nothing; also if the first bytes that tell a charset stand less than
/// `margin` before the old end, since then what follows may decide how they are read. Throws
/// std::system_error.
std::optional<std::uint64_t> hash_of_grown(const std::filesystem::path& path, std::uint64_t size,
                                           std::uint64_t before,
                                           std::uint64_t margin = kDecidesCharset);

}  // namespace udklip::indexer
