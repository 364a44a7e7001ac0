// SPDX-License-Identifier: GPL-3.0-or-later
//
// The analyzer's memory of chunks: what stands between two spaces, and the tokens that it makes.
// Nearly every word of a text comes from here, so a look-up costs one hash and few cache misses:
// a table with open addressing points into three arrays, whose beginnings hold the words that were
// met first, which are the frequent ones.
//
//     ChunkCache cache;
//     cache.find("kommunen,")              nothing
//     cache.add("kommunen,", tokens)
//     cache.find("kommunen,")              the tokens
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language {

struct Word;

/// A token of a chunk; places and positions are relative to it.
struct ChunkToken {
    std::uint32_t begin, end, position;
    bool variant;
    const Word* word;
};

class ChunkCache {
  public:
    /// Returns the tokens of a chunk, or nothing. Valid until the next add().
    std::optional<std::span<const ChunkToken>> find(std::string_view chunk) const;

    /// Keeps the tokens of a chunk that find() does not find.
    void add(std::string_view chunk, std::span<const ChunkToken> tokens);

    std::size_t size() const { return chunks_.size(); }

    /// Empties the cache and keeps its memory.
    void clear();

  private:
    struct Chunk {
        std::uint64_t hash;
        std::uint32_t text;  ///< where it begins in texts_
        std::uint32_t text_size;
        std::uint32_t first_token;  ///< in tokens_
        std::uint32_t token_count;
    };

    std::size_t free_slot(std::uint64_t hash) const;
    void grow();

    std::vector<std::uint32_t> table_;  // by hash; 0: free, else the number of the chunk + 1
    std::vector<Chunk> chunks_;
    std::string texts_;
    std::vector<ChunkToken> tokens_;
};

}  // namespace udklip::language
