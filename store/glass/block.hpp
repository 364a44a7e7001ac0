// SPDX-License-Identifier: GPL-3.0-or-later
//
// One block of a Glass table while it is filled: a header, a directory of offsets that grows
// upward, and items that grow downward from the end. All numbers are big-endian.
//
//     Block leaf(0);
//     std::memcpy(leaf.add(item.size()), item.data(), item.size());
//     file.append(leaf.seal());
//
//     revision(4) level(1) gap(2) free(2) directory_end(2) | offset(2)... <gap> item item ...
//
// Items are never removed, so the gap is all the free room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace udklip::store::glass {

constexpr std::size_t kBlockBytes = 8192;
/// The revision of a database that was written at once.
constexpr std::uint32_t kRevision = 1;
/// The size of a directory entry.
constexpr std::size_t kOffsetBytes = 2;

class Block {
  public:
    explicit Block(std::uint8_t level) : level_(level), bytes_(kBlockBytes) { clear(); }

    std::uint8_t level() const { return level_; }
    bool empty() const { return directory_end_ == kHeaderBytes; }
    /// Returns the free bytes for items and their directory entries.
    std::size_t room() const { return items_begin_ - directory_end_; }

    /// Adds an item after the others and returns where its bytes go. There must be room for size +
    /// kOffsetBytes.
    char* add(std::size_t size) {
        items_begin_ -= size;
        put16(directory_end_, items_begin_);
        directory_end_ += kOffsetBytes;
        return bytes_.data() + items_begin_;
    }

    /// Fills in the header and returns the bytes of the block.
    std::string_view seal() {
        put16(0, kRevision >> 16);
        put16(2, kRevision & 0xFFFF);
        bytes_[4] = static_cast<char>(level_);
        put16(5, room());
        put16(7, room());
        put16(9, directory_end_);
        return {bytes_.data(), bytes_.size()};
    }

    void clear() {
        std::memset(bytes_.data(), 0, bytes_.size());
        directory_end_ = kHeaderBytes;
        items_begin_ = kBlockBytes;
    }

  private:
    static constexpr std::size_t kHeaderBytes = 11;

    void put16(std::size_t at, std::size_t number) {
        bytes_[at] = static_cast<char>(number >> 8);
        bytes_[at + 1] = static_cast<char>(number);
    }

    std::uint8_t level_;
    std::vector<char> bytes_;
    std::size_t directory_end_;
    std::size_t items_begin_;
};

}  // namespace udklip::store::glass
