// SPDX-License-Identifier: GPL-3.0-or-later
//
// Collects the terms of one article. It is filled and emptied a million times: once it has grown,
// it allocates nothing.
//
//     PostingList postings;
//     postings.add("", "mænd", 2, {3, 17});
//     postings.add("Z", "mand", 2);
//     for (const IndexedTerm& term : postings.sorted()) ...
//     postings.clear();
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/documents/indexed_article.hpp"

namespace udklip::indexer {

class PostingList {
  public:
    /// Adds the term store::term(prefix, text). Counts of the same term add up. Positions ascend.
    void add(std::string_view prefix, std::string_view text, Xapian::termcount count,
             std::span<const Xapian::termpos> positions = {});

    /// Returns all terms, sorted by their bytes, each once. Valid until the next add() or clear().
    std::span<const IndexedTerm> sorted();

    /// Returns the sum of all counts.
    std::uint64_t counted() const { return counted_; }

    void clear();

  private:
    struct Posting {
        std::uint64_t head;  ///< the first eight bytes, which decide most comparisons
        std::uint32_t begin;
        std::uint32_t size;
        Xapian::termcount count;
        std::uint32_t first_position;
        std::uint32_t position_count;
    };

    std::string_view term_of(const Posting& posting) const {
        return std::string_view(bytes_).substr(posting.begin, posting.size);
    }
    std::span<const Xapian::termpos> positions_of(std::span<const Posting> postings);

    std::uint64_t counted_ = 0;
    std::string bytes_;  // of all terms
    std::vector<Posting> postings_;
    std::vector<Xapian::termpos> positions_;
    std::vector<Xapian::termpos> merged_;  // of terms that were added several times
    std::vector<IndexedTerm> terms_;
};

}  // namespace udklip::indexer
