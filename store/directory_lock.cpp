// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/directory_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "command_line/error.hpp"

namespace udklip::store {
namespace {

constexpr std::chrono::milliseconds kTurn{50};  // between two tries while waiting

/// Returns 0, or the reason why the lock was not taken.
int try_lock(int fd) {
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR) return errno;
    }
    return 0;
}

}  // namespace

DirectoryLock::DirectoryLock(const std::filesystem::path& directory, WhenLocked when_locked,
                             const std::atomic<bool>* interrupted) {
    const std::filesystem::path path = directory / "lock";
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0) {
        throw Error(ErrorCode::storage,
                    said("cannot write to {}: {}", directory.string(), std::strerror(errno)));
    }
    int error = try_lock(fd_);
    while (error == EWOULDBLOCK && when_locked == WhenLocked::wait) {
        if (interrupted != nullptr && interrupted->load()) {
            ::close(fd_);
            throw Error(ErrorCode::interrupted,
                        said("interrupted while waiting for another writer"),
                        said("nothing was changed"));
        }
        std::this_thread::sleep_for(kTurn);
        error = try_lock(fd_);
    }
    if (error == 0) return;
    ::close(fd_);
    if (error == EWOULDBLOCK) {
        throw Error(ErrorCode::locked,
                    said("another udklip-index is writing to {}", directory.string()),
                    said("wait for it to end, or run again with --wait"));
    }
    throw Error(ErrorCode::storage,
                said("cannot lock {}: {}", path.string(), std::strerror(error)));
}

DirectoryLock::~DirectoryLock() {
    ::close(fd_);
}

}  // namespace udklip::store
