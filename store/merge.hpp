// SPDX-License-Identifier: GPL-3.0-or-later
//
// Merges several databases into one, without gaps. Xapian calls this compacting.
//
//     merge({"parts/0", "parts/1"}, "generation-4");
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace udklip::store {

/// Writes the documents of `sources` to `output`, in that order, numbered from 1. A metadata key
/// may be in one of the sources only: Xapian does not say which value it keeps. Throws Error
/// (storage): before anything is written if the disk has no room; later errors remove `output`.
void merge(const std::vector<std::filesystem::path>& sources, const std::filesystem::path& output);

/// Throws Error (storage) if the disk of `output` has less than `bytes` free.
void require_room(const std::filesystem::path& output, std::uintmax_t bytes);

/// Returns the size of all files in a folder, without its subfolders, in bytes.
std::uintmax_t bytes_in(const std::filesystem::path& folder);

}  // namespace udklip::store
