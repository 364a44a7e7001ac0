// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/directory_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "command_line/error.hpp"

namespace udklip::store {

DirectoryLock::DirectoryLock(const std::filesystem::path& directory, WhenLocked when_locked) {
    const std::filesystem::path path = directory / "lock";
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0) {
        throw Error(ErrorCode::storage, fmt::format("cannot write to {}: {}", directory.string(),
                                                    std::strerror(errno)));
    }
    const int operation = LOCK_EX | (when_locked == WhenLocked::fail ? LOCK_NB : 0);
    int result = 0;
    do {
        result = ::flock(fd_, operation);
    } while (result != 0 && errno == EINTR);
    if (result == 0) return;
    const int error = errno;
    ::close(fd_);
    if (error == EWOULDBLOCK) {
        throw Error(ErrorCode::locked,
                    fmt::format("another udklip-index is writing to {}", directory.string()),
                    "wait for it to end, or run again with --wait");
    }
    throw Error(ErrorCode::storage,
                fmt::format("cannot lock {}: {}", path.string(), std::strerror(error)));
}

DirectoryLock::~DirectoryLock() {
    ::close(fd_);
}

}  // namespace udklip::store
