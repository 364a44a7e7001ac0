// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the signatures of articles (store/layout/signature.hpp).
//
//     Signer signer;
//     const store::Signature a = signer.sign(analyzer.analyze(text), 0);
//
// The places are filled after Dahlgaard, Knudsen, Thorup, "Fast Similarity Sketching", FOCS 2017,
// which is as good as one hash function per place, at the price of a few.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/analyzer.hpp"
#include "store/layout/signature.hpp"

namespace udklip::indexer {

/// A text with fewer distinct 3-grams is compared as a whole.
constexpr std::uint32_t kFewestGrams = 20;

/// Makes signatures. It keeps its buffers from article to article. Not shared between threads.
class Signer {
  public:
    /// Signs an article. `text`: the analysis of its text without its title; variants do not count.
    /// `title`: hash_words() of the title, which distinguishes very short articles.
    store::Signature sign(std::span<const language::Token> text, std::uint64_t title);

    /// Returns a hash of the words in their order; 0 if there are none.
    static std::uint64_t hash_words(std::span<const language::Token> tokens);

  private:
    void collect_grams(std::span<const language::Token> text);
    void add_gram(std::uint64_t gram);
    void fill(store::Signature& signature) const;

    std::vector<std::uint64_t> grams_;  ///< distinct
    std::vector<std::uint64_t> table_;  ///< the same as a hash table; 0 is a free place
};

}  // namespace udklip::indexer
