// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes one table of a Glass database, a B-tree, from its first key to its last. Each block is
// written once, full but for the spare bytes, and the file from front to back.
//
//     TableWriter table("generation-4/docdata.glass");
//     table.add(key, tag);                           // keys ascending
//     TableRoot root = table.finish();               // for the version file
//
// docs/glass.md describes blocks and items. Throws Error (storage) if the file cannot be written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "store/glass/block.hpp"
#include "store/layout/file_writer.hpp"

namespace udklip::store::glass {

/// What the version file needs to know about a table.
struct TableRoot {
    std::uint32_t block = 0;   ///< where the root is
    std::uint32_t blocks = 0;  ///< in the file; 0: the table is empty
    unsigned level = 0;        ///< of the root; leaves are level 0
    std::uint64_t entries = 0;
};

/// Whether a tag is stored as it is, or was deflated (Deflater).
enum class Tag { plain, deflated };

/// What happens to a tag that fits into a whole block, but not into the rest of this one. `cut`: it
/// fills this block and goes on in the next. `whole`: it begins the next block.
enum class ShortTags { cut, whole };

class TableWriter {
  public:
    /// `spare`: bytes of each leaf that stay free for later additions.
    explicit TableWriter(const std::filesystem::path& path, std::size_t spare = 0);

    /// Adds an entry. Keys must ascend, byte by byte, and have 1 to 255 bytes; a tag may have 100
    /// MB. Throws std::logic_error if they do not.
    void add(std::string_view key, std::string_view tag, Tag kind = Tag::plain,
             ShortTags short_tags = ShortTags::cut);

    /// Returns the size of the longest tag, with a key of that size, that fits whole: into an empty
    /// block, and into the rest of this one.
    static std::size_t longest_whole(std::size_t key_bytes);
    std::size_t room_for_whole(std::size_t key_bytes) const;

    /// Writes the rest, and waits until the file is on the disk.
    TableRoot finish();

  private:
    struct Branch {
        Block block;
        std::string first_key;  ///< of the block, with its component; the block itself has none
        std::uint32_t written = 0;
    };

    std::size_t piece_of(std::size_t left, std::size_t key_bytes, std::uint16_t component,
                         ShortTags short_tags) const;
    void add_item(std::string_view key, std::string_view piece, std::uint8_t flags,
                  std::uint16_t component);
    void end_leaf();
    void add_branch(std::size_t above, std::string_view key, std::uint32_t block);
    void end_branch(std::size_t above);
    std::uint32_t write(Block& block);

    /// Bytes that are left to fill in the leaf.
    std::size_t room() const { return leaf_.room() < spare_ ? 0 : leaf_.room() - spare_; }

    FileWriter file_;
    std::size_t spare_;
    Block leaf_;
    std::string leaf_key_;  ///< separates the leaf from the one before, with its component
    std::string last_key_;
    std::uint32_t leaves_ = 0;
    std::vector<Branch> branches_;  ///< [0] is level 1
    TableRoot root_;
};

}  // namespace udklip::store::glass
