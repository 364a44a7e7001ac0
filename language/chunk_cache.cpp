// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/chunk_cache.hpp"

#define XXH_INLINE_ALL  // a call would take as long as the hash of a short word
#include <xxhash.h>

#include <algorithm>

namespace udklip::language {
namespace {

constexpr std::size_t kFirstTable = std::size_t{1} << 12;

std::uint64_t hash_of(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

}  // namespace

std::optional<std::span<const ChunkToken>> ChunkCache::find(std::string_view chunk) const {
    if (table_.empty()) return std::nullopt;
    const std::uint64_t hash = hash_of(chunk);
    const std::size_t mask = table_.size() - 1;
    for (std::size_t at = hash & mask; table_[at] != 0; at = (at + 1) & mask) {
        const Chunk& known = chunks_[table_[at] - 1];
        if (known.hash != hash) continue;
        if (std::string_view(texts_).substr(known.text, known.text_size) != chunk) continue;
        return std::span(tokens_).subspan(known.first_token, known.token_count);
    }
    return std::nullopt;
}

void ChunkCache::add(std::string_view chunk, std::span<const ChunkToken> tokens) {
    if (2 * chunks_.size() >= table_.size()) grow();
    const std::uint64_t hash = hash_of(chunk);
    chunks_.push_back(
        {hash, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(chunk.size()),
         static_cast<std::uint32_t>(tokens_.size()), static_cast<std::uint32_t>(tokens.size())});
    texts_ += chunk;
    tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
    table_[free_slot(hash)] = static_cast<std::uint32_t>(chunks_.size());
}

std::size_t ChunkCache::free_slot(std::uint64_t hash) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hash & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    return at;
}

void ChunkCache::grow() {
    table_.assign(std::max(kFirstTable, 2 * table_.size()), 0);
    for (std::uint32_t number = 0; number < chunks_.size(); ++number) {
        table_[free_slot(chunks_[number].hash)] = number + 1;
    }
}

void ChunkCache::clear() {
    std::fill(table_.begin(), table_.end(), 0U);
    chunks_.clear();
    texts_.clear();
    tokens_.clear();
}

}  // namespace udklip::language
