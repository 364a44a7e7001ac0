// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/file_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "store/layout/synced_files.hpp"

namespace udklip::store {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

}  // namespace

FileWriter::FileWriter(std::filesystem::path path)
    : path_(std::move(path)),
      fd_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (fd_ < 0) cannot_write(path_);
    waiting_.reserve(kPiece);
}

FileWriter::~FileWriter() {
    if (fd_ >= 0) ::close(fd_);
}

void FileWriter::append(std::string_view bytes) {
    waiting_ += bytes;
    size_ += bytes.size();
    if (waiting_.size() >= kPiece) flush();
}

void FileWriter::overwrite_beginning(std::string_view bytes) {
    flush();
    if (!write_all_at(fd_, bytes, 0)) cannot_write(path_);
}

void FileWriter::flush() {
    if (!write_all(fd_, waiting_)) cannot_write(path_);
    waiting_.clear();
}

void FileWriter::sync() {
    flush();
    const bool synced = ::fsync(fd_) == 0;
    const bool closed = ::close(std::exchange(fd_, -1)) == 0;
    if (!synced || !closed) cannot_write(path_);
}

}  // namespace udklip::store
