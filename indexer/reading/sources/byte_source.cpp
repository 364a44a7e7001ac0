// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace udklip::indexer {
namespace {

constexpr std::size_t kFirstBuffer = 1 << 18;

[[noreturn]] void fail(int error) {
    throw std::system_error(error, std::generic_category());
}

}  // namespace

std::int64_t ByteSource::seek(std::int64_t, int) {
    fail(ESPIPE);
}

FileSource::FileSource(const std::filesystem::path& path)
    // Without O_NONBLOCK, opening a pipe that took the file's place would wait for ever.
    : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {
    if (fd_ < 0) fail(errno);
    struct stat info {};
    const int error = ::fstat(fd_, &info) != 0 ? errno : S_ISREG(info.st_mode) ? 0 : ENOTSUP;
    if (error != 0) {
        ::close(fd_);
        fail(error);
    }
    size_ = info.st_size;
}

FileSource::~FileSource() {
    ::close(fd_);
}

std::size_t FileSource::read(std::span<char> buffer) {
    const auto wanted =
        std::min(buffer.size(), static_cast<std::size_t>(std::max<std::int64_t>(size_ - at_, 0)));
    for (;;) {
        const ssize_t n = ::read(fd_, buffer.data(), wanted);
        if (n >= 0) {
            at_ += n;
            return static_cast<std::size_t>(n);
        }
        if (errno != EINTR) fail(errno);
    }
}

std::int64_t FileSource::seek(std::int64_t offset, int whence) {
    const std::int64_t target = whence == SEEK_END ? size_ + offset : offset;
    const off_t now = ::lseek(fd_, target, whence == SEEK_CUR ? SEEK_CUR : SEEK_SET);
    if (now < 0) fail(errno);
    at_ = now;
    return now;
}

std::size_t MemorySource::read(std::span<char> buffer) {
    const std::size_t n = std::min(buffer.size(), bytes_.size());
    std::copy_n(bytes_.data(), n, buffer.data());
    bytes_.remove_prefix(n);
    return n;
}

std::string read_up_to(ByteSource& source, std::size_t limit) {
    std::string bytes;
    std::size_t size = 0;
    while (size < limit) {
        if (size == bytes.size()) bytes.resize(std::min(limit, std::max(size * 2, kFirstBuffer)));
        const std::size_t n = source.read({bytes.data() + size, bytes.size() - size});
        if (n == 0) break;
        size += n;
    }
    bytes.resize(size);
    return bytes;
}

LineReader::LineReader(ByteSource& source, std::size_t max_line)
    : source_(&source), max_line_(max_line), buffer_(kFirstBuffer) {}

bool LineReader::fill() {
    begin_ = 0;
    end_ = source_->read(buffer_);
    return end_ > 0;
}

LineReader::Result LineReader::next(std::string& line) {
    line.clear();
    bool too_long = false;
    bool begun = false;
    for (;;) {
        if (begin_ == end_ && !fill()) break;
        begun = true;
        const char* from = buffer_.data() + begin_;
        const auto* found = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
        const std::size_t size =
            found == nullptr ? end_ - begin_ : static_cast<std::size_t>(found - from);
        too_long = too_long || line.size() + size > max_line_;
        if (!too_long) line.append(from, size);
        begin_ += size;
        if (found == nullptr) continue;
        ++begin_;
        break;
    }
    if (!begun) return Result::end;
    if (too_long) {
        std::string().swap(line);
        return Result::too_long;
    }
    if (line.ends_with('\r')) line.pop_back();
    return Result::line;
}

}  // namespace udklip::indexer
