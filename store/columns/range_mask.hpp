// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of 256 neighbouring articles: the matcher goes by ranges of so many.
//
//     RangeMask mask;
//     mask.set(3);
//     mask.each([](unsigned place) { ... });     // 3: article range * kRangeArticles + 3
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace udklip::store {

constexpr std::uint32_t kRangeArticles = 256;

struct RangeMask {
    std::array<std::uint64_t, kRangeArticles / 64> words{};

    static RangeMask all() {
        RangeMask mask;
        mask.words.fill(~std::uint64_t{0});
        return mask;
    }

    void set(unsigned place) { words[place / 64] |= std::uint64_t{1} << place % 64; }
    void clear(unsigned place) { words[place / 64] &= ~(std::uint64_t{1} << place % 64); }
    bool has(unsigned place) const { return (words[place / 64] >> place % 64 & 1) != 0; }

    bool none() const { return (words[0] | words[1] | words[2] | words[3]) == 0; }
    unsigned count() const {
        int sum = 0;
        for (const auto word : words) sum += std::popcount(word);
        return static_cast<unsigned>(sum);
    }

    RangeMask& operator|=(const RangeMask& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
        return *this;
    }
    RangeMask& operator&=(const RangeMask& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] &= other.words[i];
        return *this;
    }
    RangeMask& remove(const RangeMask& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] &= ~other.words[i];
        return *this;
    }

    /// Calls `action` with each place, ascending.
    template <class Action>
    void each(const Action& action) const {
        for (unsigned i = 0; i < words.size(); ++i) {
            for (std::uint64_t left = words[i]; left != 0; left &= left - 1) {
                action(i * 64 + static_cast<unsigned>(std::countr_zero(left)));
            }
        }
    }
};

inline RangeMask operator&(RangeMask a, const RangeMask& b) {
    return a &= b;
}

}  // namespace udklip::store
