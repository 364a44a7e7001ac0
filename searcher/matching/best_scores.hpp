// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the best of the articles that are scored one by one, and tells what the next ones must
// reach.
//
//     BestScores best(10, clusters);          // ten, each cluster counted once
//     if (bound >= best.least()) best.add(article, score);
//     best.sorted()                           // the ten, and what ties with the last of them
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/columns/facet_columns.hpp"

namespace udklip::searcher {

struct ScoredArticle {
    Xapian::docid article;
    double score;
};

class BestScores {
  public:
    /// `wanted`: at least 1. `clusters`: null to count each article; must outlive it.
    BestScores(std::size_t wanted, store::FacetColumn* clusters);

    /// Returns a score below which an article is not wanted; rises as articles are added.
    double least() const { return least_; }

    void add(Xapian::docid article, double score);

    /// Returns the wanted articles, all that tie with the last of them, and perhaps more of their
    /// clusters; best first, equal scores in the order of the articles.
    std::vector<ScoredArticle> sorted();

  private:
    struct Leader {
        double score;
        std::uint32_t cluster;  ///< 0: an article that is in none
    };
    bool leads(double score, std::uint32_t cluster);
    void forget_the_rest();

    std::size_t wanted_;
    store::FacetColumn* clusters_;
    std::vector<Leader> leaders_;  ///< the best of each cluster: a heap, the least on top
    std::vector<ScoredArticle> kept_;
    double least_ = 0;
};

}  // namespace udklip::searcher
