// SPDX-License-Identifier: GPL-3.0-or-later
//
// One writer at a time: the file `lock` in a database's folder is held (flock) while the object
// lives, and let go by the system if the process dies.
#pragma once

#include <filesystem>

namespace udklip::store {

enum class WhenLocked { fail, wait };

class DirectoryLock {
  public:
    /// Throws Error: locked if another process holds it and is not waited for; storage.
    DirectoryLock(const std::filesystem::path& directory, WhenLocked when_locked);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

  private:
    int fd_;
};

}  // namespace udklip::store
