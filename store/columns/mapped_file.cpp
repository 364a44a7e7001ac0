// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace udklip::store {

MappedFile::MappedFile(const std::filesystem::path& file, std::uint64_t least) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return;
    struct stat status {};
    if (::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
        static_cast<std::uint64_t>(status.st_size) >= least) {
        size_ = static_cast<std::uint64_t>(status.st_size);
        void* data = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, fd, 0);
        if (data != MAP_FAILED) data_ = static_cast<const unsigned char*>(data);
    }
    ::close(fd);
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<unsigned char*>(data_), size_);
}

}  // namespace udklip::store
