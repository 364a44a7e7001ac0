// SPDX-License-Identifier: GPL-3.0-or-later
//
// Collects the terms of one article, by their numbers (term_numbers.hpp). It is filled and emptied
// a million times: once it has grown, it allocates nothing.
//
//     PostingList postings;
//     postings.add(numbers.number_of("mænd"), 2, {3, 17});
//     postings.add(numbers.number_of("Zmand"), 2);
//     for (const IndexedTerm& term : postings.terms()) ...
//     postings.clear();
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/documents/indexed_article.hpp"

namespace udklip::indexer {

class PostingList {
  public:
    /// Adds a term. Counts of the same term add up. Positions ascend.
    void add(std::uint32_t term, Xapian::termcount count,
             std::span<const Xapian::termpos> positions = {});

    /// Returns all terms, each once, as they were first added. Valid until the next add() or
    /// clear().
    std::span<const IndexedTerm> terms();

    /// Returns the sum of all counts.
    std::uint64_t counted() const { return counted_; }

    void clear();

  private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    /// Positions of a term that were added together.
    struct Piece {
        std::size_t begin;  ///< in positions_
        std::size_t size;
        std::uint32_t next;  ///< of the same term, in pieces_; kNone: the last
    };
    struct Posting {
        std::uint32_t term;
        Xapian::termcount count;
        std::uint32_t first_piece;  ///< kNone: no positions
        std::uint32_t last_piece;
    };

    Posting& posting_of(std::uint32_t term);
    void add_positions(Posting& posting, std::span<const Xapian::termpos> positions);
    std::span<const Xapian::termpos> positions_of(const Posting& posting);

    std::uint64_t counted_ = 0;
    std::vector<Posting> postings_;
    /// Where a term is in postings_, if it is there: what earlier articles left is wrong, and needs
    /// no clearing (Briggs & Torczon 1993, "An Efficient Representation for Sparse Sets").
    std::vector<std::uint32_t> places_;
    std::vector<Piece> pieces_;
    std::vector<Xapian::termpos> positions_;
    std::vector<Xapian::termpos> merged_;  // of terms that have several pieces
    std::vector<IndexedTerm> terms_;
};

}  // namespace udklip::indexer
