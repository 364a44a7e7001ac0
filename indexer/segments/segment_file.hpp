// SPDX-License-Identifier: GPL-3.0-or-later
//
// A temporary file of sections. Several threads append whole sections; readers read them in pieces,
// so that thousands of sections can be read side by side.
//
//     SegmentFile file("generation-4.parts/postings");
//     FileSection section = file.append(bytes);
//     FileSectionReader reader(file, section);
//     while (!reader.at_end()) reader.number();
//
// All throw Error (storage).
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

#include "store/layout/bytes.hpp"

namespace udklip::indexer {

/// Appends a string of an ascending list: how many bytes it shares with `before`, then the length
/// of the rest and the rest. Numbers as store::glass::append_number() writes them.
void append_front_coded(std::string& out, std::string_view text, std::string_view before);

struct FileSection {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};

class SegmentFile {
  public:
    explicit SegmentFile(std::filesystem::path path);
    /// Removes the file.
    ~SegmentFile();
    SegmentFile(const SegmentFile&) = delete;
    SegmentFile& operator=(const SegmentFile&) = delete;

    /// Appends a section. Any thread may call it.
    FileSection append(std::string_view bytes);
    /// Fills `out` with `size` bytes from `begin` on, which must have been appended. Any thread may
    /// call it.
    void read(std::uint64_t begin, char* out, std::size_t size) const;

  private:
    std::filesystem::path path_;
    int fd_;
    std::mutex mutex_;
    std::uint64_t size_ = 0;
};

/// Reads one section from front to back. The file must outlive it.
class FileSectionReader {
  public:
    explicit FileSectionReader(const SegmentFile& file, FileSection section,
                               std::size_t buffer = 1U << 16)
        : file_(&file), left_(section), buffer_bytes_(buffer) {}

    bool at_end() const { return at_ == buffer_.size() && left_.size == 0; }
    /// Reads a number that store::glass::append_number() wrote.
    std::uint64_t number() {
        const auto number = store::read_number([this] {
            if (at_ == buffer_.size()) fill(1);
            return int{static_cast<unsigned char>(buffer_[at_++])};
        });
        return number.value_or(0);
    }
    std::uint32_t number32() { return static_cast<std::uint32_t>(number()); }
    /// The result is valid until the next call.
    std::string_view bytes(std::size_t size) {
        if (buffer_.size() - at_ < size) fill(size);
        at_ += size;
        return std::string_view(buffer_).substr(at_ - size, size);
    }
    /// Reads a text that store::glass::append_text() wrote.
    std::string_view text() { return bytes(number()); }
    /// Reads a string that append_front_coded() wrote. `text` holds the one before, then this one.
    void front_coded(std::string& text) {
        text.resize(number());
        text += this->text();
    }

  private:
    void fill(std::size_t needed);

    const SegmentFile* file_;
    FileSection left_;  ///< not yet in the buffer
    std::size_t buffer_bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
};

}  // namespace udklip::indexer
