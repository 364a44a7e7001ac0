// SPDX-License-Identifier: GPL-3.0-or-later
//
// An article that a question finds, whole, while the answer is read one article at a time.
//
//     searcher.for_each_found(request, [&](const FoundArticle& found) {
//         print(hit_of(found));
//         return true;
//     });
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "searcher/showing/answer.hpp"
#include "searcher/showing/marks.hpp"
#include "store/layout/record.hpp"

namespace udklip::searcher {

/// Valid during the call that it is handed to.
struct FoundArticle {
    std::uint64_t rank;  ///< from 1
    double score;
    store::Record record;
    Kept kept;                           ///< the reader's own tags and note
    MarkFinder* marks;                   ///< finds the words of the question in it
    const std::vector<double>* weights;  ///< the rarity of each word of the question
};

/// Returns whether the next one is wanted.
using TakeFound = std::function<bool(const FoundArticle& found)>;

/// Returns the hit with its snippet and page, without near-duplicates.
Hit hit_of(const FoundArticle& found);

}  // namespace udklip::searcher
