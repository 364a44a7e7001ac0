// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/glass/table_writer.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace udklip::store::glass {
namespace {

constexpr std::size_t kLongestKey = 255;

// Bytes of the parts of an item; see docs/glass.md.
constexpr std::size_t kItemSize = 2;
constexpr std::size_t kKeySize = 1;
constexpr std::size_t kComponent = 2;
constexpr std::size_t kBlockNumber = 4;

/// Four items of this size fit any block.
constexpr std::size_t kLargestItem = (kBlockBytes - 11) / 4 - kOffsetBytes;

/// Bytes of a tag, beside those of its key, for which one more item is used so that a block gets
/// full. Xapian's own bound when it compacts, but that it leaves short tags whole, which wastes
/// half a tag a block: 5 % of the table of term lists (see ShortTags).
constexpr std::size_t kWorthAnItem = 34;

constexpr std::uint16_t kMostComponents = 0xFFFF;

constexpr std::uint8_t kDeflated = 0x80;
constexpr std::uint8_t kLast = 0x40;
constexpr std::uint8_t kFirst = 0x20;

char* put16(char* to, std::size_t number) {
    *to++ = static_cast<char>(number >> 8);
    *to++ = static_cast<char>(number);
    return to;
}

char* put(char* to, std::string_view bytes) {
    return std::copy(bytes.begin(), bytes.end(), to);
}

/// The shortest key that is greater than `before` and not greater than `key`, then the component.
std::string separator(std::string_view before, std::string_view key, std::uint16_t component) {
    const auto differ = std::mismatch(before.begin(), before.end(), key.begin(), key.end()).second;
    const auto same = static_cast<std::size_t>(differ - key.begin());
    std::string shortest(key.substr(0, same + 1));
    shortest.push_back(static_cast<char>(component >> 8));
    shortest.push_back(static_cast<char>(component));
    return shortest;
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& path, std::size_t spare)
    : file_(path), spare_(spare), leaf_(0) {
    // Each table begins with an item that has neither key nor tag.
    add_item({}, {}, kFirst | kLast, 1);
}

void TableWriter::add(std::string_view key, std::string_view tag, Tag kind, ShortTags short_tags) {
    if (key.empty() || key.size() > kLongestKey || key <= std::string_view(last_key_)) {
        throw std::logic_error("the keys of a table do not ascend, or one is too long");
    }
    const std::uint8_t deflated = kind == Tag::deflated ? kDeflated : 0;
    for (std::uint16_t component = 1;; ++component) {
        const std::size_t take = piece_of(tag.size(), key.size(), component, short_tags);
        const bool last = take == tag.size();
        const std::uint8_t place = (component == 1 ? kFirst : 0) | (last ? kLast : 0);
        add_item(key, tag.substr(0, take), deflated | place, component);
        if (last) break;
        if (component == kMostComponents) throw std::logic_error("a tag is too long for a table");
        tag.remove_prefix(take);
    }
    ++root_.entries;
}

/// How much of a tag, or of what is left of one, goes into its next item: all, or the most that one
/// takes, or what fills the block, unless that is too little to be worth an item.
std::size_t TableWriter::piece_of(std::size_t left, std::size_t key_bytes, std::uint16_t component,
                                  ShortTags short_tags) const {
    const std::size_t counted = component == 1 ? 0 : kComponent;  // the first needs no component
    const std::size_t most = std::min(left, longest_whole(key_bytes) - counted);
    const std::size_t around = kItemSize + kKeySize + key_bytes + counted + kOffsetBytes;
    const bool is_short = component == 1 && most == left;
    if (room() >= around + most || (is_short && short_tags == ShortTags::whole)) return most;
    return room() >= around + key_bytes + kWorthAnItem ? room() - around : most;
}

std::size_t TableWriter::longest_whole(std::size_t key_bytes) {
    return kLargestItem - kItemSize - kKeySize - key_bytes;
}

std::size_t TableWriter::room_for_whole(std::size_t key_bytes) const {
    const std::size_t head = kItemSize + kKeySize + key_bytes + kOffsetBytes;
    return room() < head ? 0 : std::min(room() - head, longest_whole(key_bytes));
}

void TableWriter::add_item(std::string_view key, std::string_view piece, std::uint8_t flags,
                           std::uint16_t component) {
    const bool counted = (flags & kFirst) == 0;
    const std::size_t size =
        kItemSize + kKeySize + key.size() + (counted ? kComponent : 0) + piece.size();
    if (room() < size + kOffsetBytes) {
        end_leaf();
        leaf_key_ = separator(last_key_, key, component);
    }
    char* to = leaf_.add(size);
    to = put16(to, (size - kItemSize - kKeySize) | static_cast<std::size_t>(flags) << 8);
    *to++ = static_cast<char>(key.size());
    to = put(to, key);
    if (counted) to = put16(to, component);
    put(to, piece);
    last_key_.assign(key);
}

void TableWriter::end_leaf() {
    ++leaves_;
    add_branch(0, leaf_key_, write(leaf_));
}

/// Enters a block into the level above it. `key`: with its component.
void TableWriter::add_branch(std::size_t above, std::string_view key, std::uint32_t block) {
    if (branches_.size() == above) {
        branches_.push_back({Block(static_cast<std::uint8_t>(above + 1)), {}, 0});
    }
    if (branches_[above].block.room() < kBlockNumber + kKeySize + key.size() + kOffsetBytes) {
        end_branch(above);
    }
    Branch& branch = branches_[above];
    const bool first = branch.block.empty();
    if (first) branch.first_key = key;
    // The first of a block is reached by not being any of the others: it needs no key.
    const std::string_view kept = first ? std::string_view("\0\0", kComponent) : key;
    char* to = branch.block.add(kBlockNumber + kKeySize + kept.size());
    to = put16(put16(to, block >> 16), block & 0xFFFF);
    *to++ = static_cast<char>(kept.size() - kComponent);
    put(to, kept);
}

void TableWriter::end_branch(std::size_t above) {
    const std::uint32_t block = write(branches_[above].block);
    ++branches_[above].written;
    const std::string key = std::move(branches_[above].first_key);
    add_branch(above + 1, key, block);
}

std::uint32_t TableWriter::write(Block& block) {
    file_.append(block.seal());
    block.clear();
    return root_.blocks++;
}

TableRoot TableWriter::finish() {
    if (root_.entries > 0) {
        if (leaves_ == 0) {
            root_.block = write(leaf_);
        } else {
            end_leaf();
            std::size_t above = 0;
            while (branches_[above].written > 0) end_branch(above++);
            root_.block = write(branches_[above].block);
            root_.level = branches_[above].block.level();
        }
    }
    file_.sync();
    return root_;
}

}  // namespace udklip::store::glass
