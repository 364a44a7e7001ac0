// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files and folders that are on the disk when a function has returned. All throw Error (storage).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace udklip::store {

/// Says that `path` could not be written, for the reason in errno.
[[noreturn]] void cannot_write(const std::filesystem::path& path);

/// All of it, or false with the reason in errno. At an offset: whatever was written before.
[[nodiscard]] bool write_all(int fd, std::string_view bytes);
[[nodiscard]] bool write_all_at(int fd, std::string_view bytes, std::uint64_t offset);

/// Gives a file or folder another name, in the place of what is called that.
void move_into_place(const std::filesystem::path& from, const std::filesystem::path& to);

/// A file or a folder.
void sync(const std::filesystem::path& path);

/// Writes a file anew, and waits until it is on the disk; not so for its name: sync the folder.
void write_synced(const std::filesystem::path& path, std::string_view text);

/// With those above it, as far as they are missing.
void make_directory(const std::filesystem::path& directory);

}  // namespace udklip::store
