// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_content.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <vector>

namespace udklip::indexer {
namespace {

class File {
  public:
    explicit File(const std::filesystem::path& path)
        : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {
        if (fd_ < 0) fail();
    }
    ~File() { ::close(fd_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// The number of bytes read; 0 at the end.
    std::size_t read(char* buffer, std::size_t size) const {
        for (;;) {
            const ssize_t n = ::read(fd_, buffer, size);
            if (n >= 0) return static_cast<std::size_t>(n);
            if (errno != EINTR) fail();
        }
    }

  private:
    [[noreturn]] static void fail() { throw std::system_error(errno, std::generic_category()); }
    int fd_;
};

constexpr std::size_t kBuffer = 1 << 16;

}  // namespace

std::string read_whole(const std::filesystem::path& path, std::size_t limit) {
    const File file(path);
    std::string content;
    std::size_t size = 0;
    for (;;) {
        content.resize(size + kBuffer);
        const std::size_t n = file.read(content.data() + size, std::min(kBuffer, limit - size));
        size += n;
        if (n == 0 || size == limit) break;
    }
    content.resize(size);
    return content;
}

std::uint64_t hash_file(const std::filesystem::path& path) {
    const File file(path);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                         XXH3_freeState);
    XXH3_64bits_reset(state.get());
    std::vector<char> buffer(kBuffer);
    while (const std::size_t n = file.read(buffer.data(), buffer.size())) {
        XXH3_64bits_update(state.get(), buffer.data(), n);
    }
    return XXH3_64bits_digest(state.get());
}

}  // namespace udklip::indexer
