// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table by words that is asked without making a string, with few cache misses: open addressing,
// and a hash beside each place.
//
//     ByWord<int> counts;
//     counts.add("KL", 1);
//     *counts.find("KL") == 1;
//     counts.find("FN") == nullptr;
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace udklip::indexer {

std::uint64_t hash_of_word(std::string_view word);

/// Words and values stay where they are until clear().
template <class Value>
class ByWord {
  public:
    /// A short word and a small value take one cache line together.
    struct alignas(64) Entry {
        std::string word;
        Value value;
    };

    /// Returns nullptr for a word that was not added.
    Value* find(std::string_view word) {
        if (table_.empty()) return nullptr;
        const Slot& slot = table_[place_of(word, hash_of_word(word))];
        return slot.entry == nullptr ? nullptr : &slot.entry->value;
    }

    /// Adds a word that find() does not find.
    Entry& add(std::string_view word, Value value) {
        if (2 * entries_.size() >= table_.size()) grow();
        entries_.push_back({std::string(word), std::move(value)});
        Entry& entry = entries_.back();
        const std::uint64_t hash = hash_of_word(word);
        table_[place_of(word, hash)] = {hash, &entry};
        return entry;
    }

    std::size_t size() const { return entries_.size(); }

    void clear() {
        entries_.clear();
        table_.clear();
    }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        Entry* entry = nullptr;
    };

    /// Returns the place of the word, or the free one where it belongs.
    std::size_t place_of(std::string_view word, std::uint64_t hash) const {
        const std::size_t mask = table_.size() - 1;
        std::size_t at = hash & mask;
        while (table_[at].entry != nullptr &&
               (table_[at].hash != hash || table_[at].entry->word != word))
            at = (at + 1) & mask;
        return at;
    }

    void grow() {
        constexpr std::size_t kFirst = 1024;
        table_.assign(std::max(kFirst, 2 * table_.size()), {});
        for (Entry& entry : entries_) {
            const std::uint64_t hash = hash_of_word(entry.word);
            table_[place_of(entry.word, hash)] = {hash, &entry};
        }
    }

    std::deque<Entry> entries_;
    std::vector<Slot> table_;  ///< its size is a power of two
};

}  // namespace udklip::indexer
