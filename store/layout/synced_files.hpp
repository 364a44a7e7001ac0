// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing files and folders so that they survive a power loss. All functions throw Error (storage).
//
//     write_synced(folder / "stub.new", text);
//     move_into_place(folder / "stub.new", folder / "stub");
//     sync(folder);
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace udklip::store {

/// Throws Error (storage): `path` could not be written, for the reason in errno.
[[noreturn]] void cannot_write(const std::filesystem::path& path);

/// Writes all bytes; returns false, with the reason in errno, if it cannot. The second writes at an
/// offset and leaves the file's position alone.
[[nodiscard]] bool write_all(int fd, std::string_view bytes);
[[nodiscard]] bool write_all_at(int fd, std::string_view bytes, std::uint64_t offset);

/// Renames a file or folder; replaces a file that has the new name.
void move_into_place(const std::filesystem::path& from, const std::filesystem::path& to);

/// Waits until a file or a folder is on the disk.
void sync(const std::filesystem::path& path);

/// Writes a file anew and waits until its content is on the disk. Its name is not: sync the folder.
void write_synced(const std::filesystem::path& path, std::string_view text);

/// Makes a folder and those above it, as far as they are missing, and waits until their names are
/// on the disk.
void make_directory(const std::filesystem::path& directory);

}  // namespace udklip::store
