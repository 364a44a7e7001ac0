// SPDX-License-Identifier: GPL-3.0-or-later
//
// One writer at a time: the object holds the file `lock` in a database's folder (flock). When the
// process dies, the system releases it.
//
//     const DirectoryLock lock("/srv/udklip", WhenLocked::fail);
#pragma once

#include <atomic>
#include <filesystem>

namespace udklip::store {

enum class WhenLocked { fail, wait };

class DirectoryLock {
  public:
    /// Throws Error: locked if another process holds the lock and `when_locked` is `fail`; storage
    /// if the file cannot be written; interrupted if `interrupted` becomes true while it waits.
    DirectoryLock(const std::filesystem::path& directory, WhenLocked when_locked,
                  const std::atomic<bool>* interrupted = nullptr);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

  private:
    int fd_;
};

}  // namespace udklip::store
