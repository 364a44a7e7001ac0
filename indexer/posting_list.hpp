// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terms of one document on their way to Xapian, which takes them fastest in sorted order, each
// once. Made for being filled and emptied a million times: it allocates nothing once it has grown.
//
//     PostingList postings;
//     postings.add("", "mænd", 2, {3, 17});
//     postings.add("Z", "mand", 2);
//     postings.hand_over(document);          // and is empty again
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer {

class PostingList {
  public:
    /// The term store::term(prefix, text). What is added of one term several times is summed up.
    void add(std::string_view prefix, std::string_view text, Xapian::termcount count,
             std::span<const Xapian::termpos> positions = {});

    /// Adds all terms to the document. One whose counts sum up to 0 is only a filter.
    void hand_over(Xapian::Document& document);

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

    /// In order. Of the postings [begin, end), which are of one term; good until the next call.
    std::span<const Xapian::termpos> positions_of(std::size_t begin, std::size_t end);

    std::string bytes_;  // of all terms
    std::vector<Posting> postings_;
    std::vector<Xapian::termpos> positions_;
    std::vector<Xapian::termpos> merged_;
    std::string term_;
};

}  // namespace udklip::indexer
