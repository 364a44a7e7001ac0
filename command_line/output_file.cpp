// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

#include "command_line/error.hpp"
#include "command_line/output.hpp"

namespace udklip::command_line {
namespace fs = std::filesystem;
namespace {

/// What a new file may be read and written by, as the shell makes one.
mode_t mode_of_new_file() {
    constexpr mode_t kEverybody = 0666;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return kEverybody & ~mask;
}

}  // namespace

OutputFile::OutputFile(const fs::path& path) : path_(path) {
    std::error_code none;
    // A link stays a link: what it leads to is replaced.
    if (const auto real = fs::canonical(path, none); !none) path_ = real;
    struct ::stat there {};
    const bool exists = ::stat(path_.c_str(), &there) == 0;
    int fd = -1;
    if (exists && !S_ISREG(there.st_mode)) {
        fd = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        std::string name = path_.native() + ".XXXXXX";
        fd = ::mkostemp(name.data(), O_CLOEXEC);
        if (fd >= 0) {
            beside_ = name;
            ::fchmod(fd, exists ? there.st_mode & ALLPERMS : mode_of_new_file());
        }
    }
    if (fd < 0) fail();
    std::fflush(stdout);
    const bool sent = ::dup2(fd, STDOUT_FILENO) >= 0;
    ::close(fd);
    if (!sent) fail();
}

OutputFile::~OutputFile() {
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

void OutputFile::keep() {
    if (std::fflush(stdout) != 0) output_failed();
    if (beside_.empty()) return;
    if (::fsync(STDOUT_FILENO) != 0 || ::rename(beside_.c_str(), path_.c_str()) != 0) fail();
    beside_.clear();
}

void OutputFile::fail() const {
    throw Error(ErrorCode::storage,
                said("cannot write {}: {}", path_.string(), std::strerror(errno)));
}

}  // namespace udklip::command_line
