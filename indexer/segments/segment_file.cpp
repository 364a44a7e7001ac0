// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/segment_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "command_line/error.hpp"
#include "store/glass/encoding.hpp"
#include "store/layout/synced_files.hpp"

namespace udklip::indexer {

void append_front_coded(std::string& out, std::string_view text, std::string_view before) {
    const auto differ =
        std::mismatch(before.begin(), before.end(), text.begin(), text.end()).second;
    const auto same = static_cast<std::size_t>(differ - text.begin());
    store::glass::append_number(out, same);
    store::glass::append_text(out, text.substr(same));
}

SegmentFile::SegmentFile(std::filesystem::path path)
    : path_(std::move(path)),
      fd_(::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (fd_ < 0) store::cannot_write(path_);
}

SegmentFile::~SegmentFile() {
    ::close(fd_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

FileSection SegmentFile::append(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    const FileSection section{size_, bytes.size()};
    // Where it was written is known even if the one before was cut short.
    if (!store::write_all_at(fd_, bytes, size_)) store::cannot_write(path_);
    size_ += bytes.size();
    return section;
}

void SegmentFile::read(std::uint64_t begin, char* out, std::size_t size) const {
    while (size > 0) {
        const ssize_t taken = ::pread(fd_, out, size, static_cast<off_t>(begin));
        if (taken < 0 && errno == EINTR) continue;
        if (taken <= 0) {  // it was there when it was appended
            throw Error(ErrorCode::storage,
                        said("cannot read {}: {}", path_.string(),
                             taken < 0 ? std::strerror(errno) : "it was cut short"),
                        said("the database is as it was; run again"));
        }
        begin += static_cast<std::uint64_t>(taken);
        out += taken;
        size -= static_cast<std::size_t>(taken);
    }
}

/// Makes sure that `needed` bytes are in the buffer after at_.
void FileSectionReader::fill(std::size_t needed) {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t have = buffer_.size();
    const auto more = std::min<std::uint64_t>(std::max(buffer_bytes_, needed) - have, left_.size);
    if (have + more < needed) throw std::logic_error("a section was read beyond its end");
    buffer_.resize(have + more);
    file_->read(left_.begin, buffer_.data() + have, more);
    left_.begin += more;
    left_.size -= more;
}

}  // namespace udklip::indexer
