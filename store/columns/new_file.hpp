// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file beside a database that is made from it: written under another name, then put in the place
// of the old one. All throw Error (storage).
//
//     NewFile file(generation, "facet-columns.new", "facet-columns");
//     file.append(header), file.append(cells), file.pad();
//     file.begin_with(header);
//     file.publish();
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "store/layout/file_writer.hpp"

namespace udklip::store {

/// Removed again unless publish() puts it in its place.
class NewFile {
  public:
    NewFile(const std::filesystem::path& directory, const char* new_name, const char* name);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    std::uint64_t size() const { return file_.size(); }
    void append(const void* data, std::size_t bytes) {
        file_.append({static_cast<const char*>(data), bytes});
    }
    /// Appends zero bytes up to a multiple of 8.
    void pad();
    /// Replaces the first bytes.
    void begin_with(const std::string& bytes) { file_.overwrite_beginning(bytes); }
    /// Does not sync: checksums show what a power failure leaves, and the file is then made anew.
    void publish();

  private:
    std::filesystem::path path_;
    std::filesystem::path final_;
    FileWriter file_;
    bool published_ = false;
};

}  // namespace udklip::store
