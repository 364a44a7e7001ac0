// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/scratch_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

#include "store/layout/synced_files.hpp"

namespace udklip::indexer {

ScratchMemory::ScratchMemory(const std::filesystem::path& folder, std::size_t bytes)
    : bytes_(bytes) {
    if (bytes == 0) return;
    const auto file = folder / "scratch";
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) store::cannot_write(file);
    ::unlink(file.c_str());
    // Without room for a page, touching it would be the end of the program.
    int error = EINTR;
    while (error == EINTR) error = ::posix_fallocate(fd, 0, static_cast<off_t>(bytes));
    if (error == 0) {
        data_ = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (data_ == MAP_FAILED) error = errno;
    }
    ::close(fd);
    if (error == 0) return;
    errno = error;
    store::cannot_write(file);
}

ScratchMemory::~ScratchMemory() {
    if (data_ != nullptr) ::munmap(data_, bytes_);
}

}  // namespace udklip::indexer
