// SPDX-License-Identifier: GPL-3.0-or-later
//
// A temporary file of sections. Several threads append them, each section whole; they are read
// again in pieces, so that thousands of sections can be read side by side.
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

namespace udklip::indexer {

/// Strings that ascend: how many bytes one shares with the one before, then the rest of it,
/// preceded by its length. Numbers as store::glass::append_number() writes them.
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

    /// By any thread.
    FileSection append(std::string_view bytes);
    /// Fills `out` with `size` bytes from `begin` on, which must have been appended. By any thread.
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
    /// As store::glass::append_number() writes it.
    std::uint64_t number() {
        std::uint64_t result = 0;
        for (unsigned shift = 0;; shift += 7) {
            if (at_ == buffer_.size()) fill(1);
            const auto byte = static_cast<unsigned char>(buffer_[at_++]);
            result |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return result;
        }
    }
    std::uint32_t number32() { return static_cast<std::uint32_t>(number()); }
    /// Good until the next call.
    std::string_view bytes(std::size_t size) {
        if (buffer_.size() - at_ < size) fill(size);
        at_ += size;
        return std::string_view(buffer_).substr(at_ - size, size);
    }
    /// As store::glass::append_text() writes it.
    std::string_view text() { return bytes(number()); }
    /// As append_front_coded() writes it; `text` is the one before, and becomes this one.
    void front_coded(std::string& text) {
        text.resize(number());
        text += this->text();
    }

  private:
    void fill(std::size_t needed);

    const SegmentFile* file_;
    FileSection left_;  ///< what is not in the buffer yet
    std::size_t buffer_bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
};

}  // namespace udklip::indexer
