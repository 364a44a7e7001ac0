// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sends standard output into a file that takes its place when it is whole.
//
//     OutputFile file("/home/me/hits.csv");
//     print(...);
//     file.keep();
#pragma once

#include <filesystem>

namespace udklip::command_line {

/// From its construction on, what the program prints goes to the file. A file of that name stays as
/// it is until keep(). A path that is no plain file (a pipe, a device) is written to directly.
class OutputFile {
  public:
    /// Throws Error (storage) if nothing can be written there.
    explicit OutputFile(const std::filesystem::path& path);
    /// Removes what was written and not kept.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// Puts the file in place once it is on the disk. Throws Error (storage).
    void keep();

  private:
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::filesystem::path beside_;  ///< what is written; empty if `path_` is written to directly
};

}  // namespace udklip::command_line
