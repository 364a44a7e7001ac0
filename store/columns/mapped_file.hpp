// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file mapped for reading. It may be removed or replaced meanwhile: the bytes stay.
//
//     const MappedFile file(generation / "facet-columns", sizeof(Header));
//     if (!file.empty()) file.at(0) ...
#pragma once

#include <cstdint>
#include <filesystem>

namespace udklip::store {

class MappedFile {
  public:
    /// Empty if there is no such file, if it cannot be mapped, or if it has less than `least` bytes
    /// (at least 1).
    MappedFile(const std::filesystem::path& file, std::uint64_t least);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    bool empty() const { return data_ == nullptr; }
    std::uint64_t size() const { return size_; }
    const unsigned char* at(std::uint64_t offset) const { return data_ + offset; }

    /// Whether `count` items of `width` bytes lie at `offset`, a multiple of 8, inside the file.
    bool holds(std::uint64_t offset, std::uint64_t count, std::uint64_t width) const {
        return offset % 8 == 0 && offset <= size_ && count <= (size_ - offset) / width;
    }

  private:
    const unsigned char* data_ = nullptr;
    std::uint64_t size_ = 0;
};

}  // namespace udklip::store
