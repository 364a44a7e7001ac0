// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every constant of ranking at search time. (Those of indexing are in
// indexer/documents/document_builder.hpp.) docs/evaluation.md says how they were tuned.
#pragma once

#include <xapian.h>

#include <cstddef>

#include "store/columns/bm25.hpp"

namespace udklip::searcher::ranking {

/// Xapian's own: the weight of a word that is asked twice. The other constants of BM25 are in
/// store/columns/bm25.hpp.
constexpr double kK3 = 1.0;

/// Weight of a part of a compound in the question; the whole word has 1.
constexpr double kPartWeight = 0.75;

/// Weight of another word for the same thing (pct for procent); the word as typed has 1.
constexpr double kOtherWordWeight = 0.7;

/// A word of the question, or a part of it, at the beginning of an article's text: against its
/// inverse document frequency.
constexpr double kLeadWeight = 0.2;

/// A noun of action beside its verb, and the reverse (sammenkædning, sammenkæde).
constexpr double kActionWeight = 0.3;

/// The words of the question side by side as typed, in the title, against their weight as
/// single words. Longer questions are not looked for as a whole: they are hardly ever written so.
constexpr double kAsTypedWeight = 1.0;
constexpr std::size_t kMostWordsAsTyped = 8;

inline Xapian::BM25Weight bm25() {
    return Xapian::BM25Weight(store::bm25::kK1, 0.0, kK3, store::bm25::kB,
                              store::bm25::kMinNormalizedLength);
}

/// What an article gets for a word in the furniture of its page (twice that for a whole word, where
/// others have its parts): less than any word in its text, which puts the latter first.
constexpr double kFurnitureWeight = 0.001;

}  // namespace udklip::searcher::ranking
