// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several databases into one, without gaps: what Xapian calls compacting.
//
//     merge({"parts/0", "parts/1"}, "generation-4");
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace udklip::store {

/// Makes `output` of the documents of `sources`, in that order, numbered from 1. No two
/// of them may have a value for the same metadata key: which of them stays is not known. Throws
/// Error (storage) before anything is written if there is no room for it, or if something goes
/// wrong; `output` is removed then.
void merge(const std::vector<std::filesystem::path>& sources, const std::filesystem::path& output);

/// Throws Error (storage) if there is no room for so many bytes beside `output`.
void require_room(const std::filesystem::path& output, std::uintmax_t bytes);

/// The bytes of all files in a folder, not looking into folders inside it.
std::uintmax_t bytes_in(const std::filesystem::path& folder);

}  // namespace udklip::store
