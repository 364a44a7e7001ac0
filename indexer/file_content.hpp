// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading files whole or hashing them, with errors as exceptions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace udklip::indexer {

/// A larger text is no article; it would only fill memory.
constexpr std::size_t kMaxArticleBytes = 100'000'000;

/// At most the first `limit` bytes. Throws std::system_error.
std::string read_whole(const std::filesystem::path& path, std::size_t limit);

/// XXH3 of the content, read as a stream. Throws std::system_error.
std::uint64_t hash_file(const std::filesystem::path& path);

}  // namespace udklip::indexer
