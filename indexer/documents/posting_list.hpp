// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terms of one article while they are gathered. Made for being filled and emptied a million
// times: it allocates nothing once it has grown.
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
    /// The term store::term(prefix, text). What is added of one term several times is summed up.
    /// Positions ascend.
    void add(std::string_view prefix, std::string_view text, Xapian::termcount count,
             std::span<const Xapian::termpos> positions = {});

    /// All terms, in the order of their bytes, each once. Good until the next add() or clear().
    std::span<const IndexedTerm> sorted();

    /// Of all terms together.
    std::uint64_t counted() const { return counted_; }

    void clear();

  private:
    struct Posting {
        std::uint64_t head;  ///< the first eight bytes: decides most comparisons
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
