// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/signer.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <string>

namespace udklip::indexer {
namespace {

using store::kHashes;
using store::Signature;

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;
constexpr int kPlaceBits = std::countr_zero(kHashes);

/// The finaliser of SplitMix64: every bit of the argument changes half the bits of the result.
std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

std::uint64_t hash_word(const language::Token& token) {
    const std::string& term = token.word->term;
    return XXH3_64bits(term.data(), term.size());
}

bool is_written(const language::Token& token) {
    return !token.variant && !token.word->term.empty();
}

}  // namespace

Signature Signer::sign(std::span<const language::Token> text, std::uint64_t title) {
    collect_grams(text);
    Signature signature;
    if (grams_.size() >= kFewestGrams) {
        fill(signature);
        signature.grams = static_cast<std::uint32_t>(grams_.size());
    } else if (const std::uint64_t words = hash_words(text); words != 0) {
        const std::uint64_t all = std::max<std::uint64_t>(1, mix(words + title * kGolden));
        std::memcpy(signature.hashes.data(), &all, sizeof all);
    }
    return signature;
}

std::uint64_t Signer::hash_words(std::span<const language::Token> tokens) {
    std::uint64_t hash = 0;
    for (const auto& token : tokens) {
        if (is_written(token)) hash = mix(hash * kGolden + hash_word(token));
    }
    return hash;
}

void Signer::collect_grams(std::span<const language::Token> text) {
    grams_.clear();
    table_.assign(std::bit_ceil(2 * text.size() + 1), 0);
    std::uint64_t before = 0;
    std::uint64_t first = 0;
    std::size_t words = 0;
    for (const auto& token : text) {
        if (!is_written(token)) continue;
        const std::uint64_t word = hash_word(token);
        if (++words >= 3) add_gram(mix(std::rotl(first, 42) + std::rotl(before, 21) + word));
        first = before;
        before = word;
    }
}

void Signer::add_gram(std::uint64_t gram) {
    gram = std::max<std::uint64_t>(1, gram);
    const std::size_t last = table_.size() - 1;
    for (std::size_t at = gram & last;; at = (at + 1) & last) {
        if (table_[at] == gram) return;
        if (table_[at] != 0) continue;
        table_[at] = gram;
        grams_.push_back(gram);
        return;
    }
}

/// Each round throws every gram at one of the places, by its hash. A place keeps the least hash of
/// the first round that hits it. The rounds end when all places are filled.
void Signer::fill(Signature& signature) const {
    constexpr std::uint64_t kFree = std::numeric_limits<std::uint64_t>::max();
    constexpr int kRoundBits = kPlaceBits + 1;
    std::array<std::uint64_t, kHashes>
        least;  // round, then hash, so that the least is the earliest
    least.fill(kFree);
    for (std::uint64_t round = 0; round < 2 * kHashes; ++round) {
        for (const std::uint64_t gram : grams_) {
            const std::uint64_t hash = mix(gram + round * kGolden);
            // The later rounds throw all grams at one place after another: none stays free.
            const std::size_t place = round < kHashes ? hash >> (64 - kPlaceBits) : round - kHashes;
            const std::uint64_t rank =
                round << (64 - kRoundBits) | (hash << kPlaceBits >> kRoundBits);
            least[place] = std::min(least[place], rank);
        }
        if (std::find(least.begin(), least.end(), kFree) == least.end()) break;
    }
    for (std::size_t i = 0; i < kHashes; ++i) {
        signature.hashes[i] = static_cast<std::uint8_t>(least[i] & 0xFF);
    }
}

}  // namespace udklip::indexer
