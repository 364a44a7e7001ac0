// SPDX-License-Identifier: GPL-3.0-or-later
//
// The signature of an article: a sketch of its words that shows, without the texts, whether two
// articles are nearly the same. A value slot holds it, 132 bytes an article.
//
//     Signature a = decode_signature(document.get_value(slot::signature));
//     a == b, alike(a, b), jaccard(a, b)
//
// It is a MinHash over the set of word 3-grams of the text, with kHashes places
// (indexer/documents/signer.hpp makes it). The probability that a place holds the same byte in two
// signatures is the Jaccard similarity of their sets (shared grams / all grams), plus what is equal
// by chance.
//
// A text with few grams says too little. Its signature is one hash of all words of text and title,
// and equals only that of an article with the same words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace udklip::store {

constexpr std::size_t kHashes = 128;

struct Signature {
    std::array<std::uint8_t, kHashes> hashes{};
    /// Distinct 3-grams. 0: the first eight bytes of `hashes` are a hash of all words; if these are
    /// 0 as well, there are no words, and the article is like no other.
    std::uint32_t grams = 0;

    bool operator==(const Signature&) const = default;
    bool is_empty() const { return *this == Signature{}; }
    bool is_exact() const { return grams == 0; }
};

/// Whether two articles are near-duplicates: a Jaccard similarity of at least .5, or at least .6 of
/// the shorter in the longer, which is not more than five times as long; and either at least 30
/// shared grams or a similarity of .7. Symmetric.
bool alike(const Signature& a, const Signature& b);

/// Estimates, corrected for bytes that are equal by chance; both must have grams. The standard
/// error of the first is at most .044. Containment: the share of the smaller set that is in the
/// larger.
double jaccard(const Signature& a, const Signature& b);
double containment(const Signature& a, const Signature& b);

/// Signatures are looked up by bands of kRows bytes. Texts with Jaccard similarity J share one with
/// probability 1 - (1 - J^kRows)^kBands.
constexpr std::size_t kRows = 3;
constexpr std::size_t kBands = kHashes / kRows;

/// Returns the key of one band (0 .. kBands - 1) of a signature that is not exact.
std::uint32_t band_key(const Signature& signature, std::size_t band);

/// Returns a hash of the whole signature.
std::uint64_t hash_of(const Signature& signature);

/// Encodes a signature in 0, 8 or kHashes + 4 bytes. A value of another length decodes as empty.
std::string encode(const Signature& signature);
Signature decode_signature(std::string_view value);

}  // namespace udklip::store
