// SPDX-License-Identifier: GPL-3.0-or-later
//
// Memory that an unlinked file backs: it may be as large as the disk, and the system can write it
// out when memory is short.
//
//     ScratchMemory memory("generation-4.parts", articles * sizeof(Signature));
//     std::span<Signature> signatures = memory.as<Signature>();
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <type_traits>

namespace udklip::indexer {

class ScratchMemory {
  public:
    /// All bytes are zero. Throws Error (storage) if the folder has no room for them.
    ScratchMemory(const std::filesystem::path& folder, std::size_t bytes);
    ~ScratchMemory();
    ScratchMemory(const ScratchMemory&) = delete;
    ScratchMemory& operator=(const ScratchMemory&) = delete;

    /// Returns the memory as items, for which zero bytes must be a valid value.
    template <class Item>
    std::span<Item> as() {
        static_assert(std::is_trivially_copyable_v<Item>);
        return {static_cast<Item*>(data_), bytes_ / sizeof(Item)};
    }

  private:
    std::size_t bytes_;
    void* data_ = nullptr;
};

}  // namespace udklip::indexer
