// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a file from its first byte to its last, in large pieces.
//
//     FileWriter file("generation-4/postlist.glass");
//     file.append(block);
//     file.sync();                                  // now it is on the disk
//
// All throw Error (storage).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace udklip::store {

class FileWriter {
  public:
    /// Creates the file, or empties it.
    explicit FileWriter(std::filesystem::path path);
    /// Without sync(), the last bytes may be missing in the file.
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    void append(std::string_view bytes);
    /// Returns the bytes appended so far.
    std::uint64_t size() const { return size_; }
    /// Replaces the first bytes of the file.
    void overwrite_beginning(std::string_view bytes);
    /// Hands all bytes to the system.
    void flush();
    /// Writes the rest, waits until all is on the disk, and closes the file.
    void sync();

  private:
    std::filesystem::path path_;
    int fd_;
    std::string waiting_;
    std::uint64_t size_ = 0;  ///< with what waits
};

}  // namespace udklip::store
