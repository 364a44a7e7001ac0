// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bounds the memory that indexing one article takes: most of it goes to words that differ. Five
// megabytes of running Danish fit, two megabytes of numbers that are all different do not.
//
//     const KeptTexts kept = texts_within_memory(article.text, article.furniture);
//     article.text.resize(kept.text);                        // all of it, nearly always
#pragma once

#include <cstddef>
#include <string_view>

namespace udklip::indexer {

/// Bytes of memory that the texts of an article may take while it is indexed.
constexpr std::size_t kTextMemory = 170'000'000;

struct KeptTexts {
    std::size_t text;  ///< bytes; ends between two words, if the text has spaces
    std::size_t furniture;
};

/// Returns how much of the text, and then of the furniture, can be indexed in so many bytes of
/// memory. The result depends on the texts alone. A fast look is enough for texts below 700 kB.
KeptTexts texts_within_memory(std::string_view text, std::string_view furniture,
                              std::size_t memory = kTextMemory);

}  // namespace udklip::indexer
