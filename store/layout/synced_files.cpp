// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/synced_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "command_line/error.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

/// A full disk first writes a part; the next call gives the reason.
template <class Write>
bool write_each(std::string_view bytes, const Write& write) {
    while (!bytes.empty()) {
        const ssize_t taken = write(bytes);
        if (taken < 0 && errno == EINTR) continue;
        if (taken == 0) errno = ENOSPC;
        if (taken <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(taken));
    }
    return true;
}

}  // namespace

void cannot_write(const fs::path& path) {
    throw Error(ErrorCode::storage,
                said("cannot write {}: {}", path.string(), std::strerror(errno)),
                said("the database is as it was; make room or mend the rights, then run again"));
}

bool write_all(int fd, std::string_view bytes) {
    return write_each(
        bytes, [fd](std::string_view left) { return ::write(fd, left.data(), left.size()); });
}

bool write_all_at(int fd, std::string_view bytes, std::uint64_t offset) {
    const std::size_t size = bytes.size();
    return write_each(bytes, [=](std::string_view left) {
        return ::pwrite(fd, left.data(), left.size(),
                        static_cast<off_t>(offset + size - left.size()));
    });
}

void move_into_place(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) cannot_write(to);
}

void sync(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) cannot_write(path);
    const int result = ::fsync(fd);
    ::close(fd);
    if (result != 0) cannot_write(path);
}

void write_synced(const fs::path& path, std::string_view text) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) cannot_write(path);
    const bool written = write_all(fd, text) && ::fsync(fd) == 0;
    const int error = errno;
    ::close(fd);
    if (!written) {
        errno = error;
        cannot_write(path);
    }
}

void make_directory(const fs::path& directory) {
    std::error_code error;
    if (fs::is_directory(directory, error)) return;
    const fs::path above = fs::absolute(directory, error).lexically_normal().parent_path();
    if (!error && !above.empty() && above != directory) make_directory(above);
    if (!error) fs::create_directory(directory, error);
    if (error) {
        throw Error(ErrorCode::storage,
                    said("cannot make the folder {}: {}", directory.string(), error.message()));
    }
    sync(above);
}

}  // namespace udklip::store
