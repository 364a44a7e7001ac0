// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stream of bytes: from a file, memory, a compressed file, or a member of an archive. Readers
// take a ByteSource, so that each format can be read from any of them.
//
//     FileSource file("articles.jsonl");
//     LineReader lines(file, kMaxArticleBytes);
//     std::string line;
//     while (lines.next(line) != LineReader::Result::end) ...
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer {

/// Thrown for bytes that break their format (a broken or cut archive, a bomb). The message
/// completes "file: ...". Articles that were read before it are kept.
class DamagedInput : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// Fills the front of the buffer and returns the number of bytes; 0 only at the end. Throws
    /// std::system_error if the bytes cannot be read, DamagedInput if they are broken.
    virtual std::size_t read(std::span<char> buffer) = 0;
    virtual bool can_seek() const { return false; }
    /// As lseek(2); only if can_seek().
    virtual std::int64_t seek(std::int64_t offset, int whence);
};

/// A regular file, as long as it was when it was opened: one that grows while it is read does not
/// keep the reader busy for ever. Throws std::system_error, also for pipes and devices.
class FileSource final : public ByteSource {
  public:
    explicit FileSource(const std::filesystem::path& path);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    std::size_t read(std::span<char> buffer) override;
    bool can_seek() const override { return true; }
    std::int64_t seek(std::int64_t offset, int whence) override;

  private:
    int fd_;
    std::int64_t size_ = 0;
    std::int64_t at_ = 0;
};

/// Reads bytes in memory, which must outlive the source.
class MemorySource final : public ByteSource {
  public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    std::size_t read(std::span<char> buffer) override;

  private:
    std::string_view bytes_;
};

/// Reads up to `limit` bytes.
std::string read_up_to(ByteSource& source, std::size_t limit);

/// Reads lines, without their ends (LF or CR LF). Holds at most one line of the allowed length.
class LineReader {
  public:
    enum class Result { line, too_long, end };

    LineReader(ByteSource& source, std::size_t max_line);
    /// Reads the next line. Returns too_long for a line that was skipped.
    Result next(std::string& line);
    /// Whether all that was read from the source belongs to the lines so far.
    bool is_drained() const { return begin_ == end_; }

  private:
    bool fill();

    ByteSource* source_;
    std::size_t max_line_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace udklip::indexer
