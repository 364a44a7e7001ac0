// SPDX-License-Identifier: GPL-3.0-or-later
//
// The signature of an article: a sketch of its words that shows, without the texts, whether two
// articles are nearly the same. A value slot holds it, 132 bytes an article.
//
//     Signer signer;
//     Signature a = signer.sign(analyzer.analyze(text), 0);
//     a == b, alike(a, b), jaccard(a, b)
//
// It is a MinHash over the set of word 3-grams of the text, with kHashes places. The probability
// that a place holds the same byte in two signatures is the Jaccard similarity of their sets
// (shared grams / all grams), plus what is equal by chance. The places are filled after Dahlgaard,
// Knudsen, Thorup, "Fast Similarity Sketching", FOCS 2017, which is as good as one hash function
// per place, at the price of a few.
//
// A text with few grams says too little. Its signature is one hash of all words of text and title,
// and equals only that of an article with the same words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"

namespace udklip::indexer {

constexpr std::size_t kHashes = 128;
/// A text with fewer distinct 3-grams is compared as a whole.
constexpr std::uint32_t kFewestGrams = 20;

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

/// Returns a hash of the whole signature.
std::uint64_t hash_of(const Signature& signature);

/// Encodes a signature in 0, 8 or kHashes + 4 bytes. A value of another length decodes as empty.
std::string encode(const Signature& signature);
Signature decode_signature(std::string_view value);

/// Makes signatures. It keeps its buffers from article to article. Not shared between threads.
class Signer {
  public:
    /// Signs an article. `text`: the analysis of its text without its title; variants do not count.
    /// `title`: hash_words() of the title, which distinguishes very short articles.
    Signature sign(std::span<const language::Token> text, std::uint64_t title);

    /// Returns a hash of the words in their order; 0 if there are none.
    static std::uint64_t hash_words(std::span<const language::Token> tokens);

  private:
    void collect_grams(std::span<const language::Token> text);
    void add_gram(std::uint64_t gram);
    void fill(Signature& signature) const;

    std::vector<std::uint64_t> grams_;  ///< distinct
    std::vector<std::uint64_t> table_;  ///< the same as a hash table; 0 is a free place
};

}  // namespace udklip::indexer
