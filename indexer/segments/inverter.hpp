// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns articles with their terms into terms with their articles: sort-based inversion (Witten,
// Moffat, Bell, "Managing Gigabytes", 2nd ed., section 5.2), in memory.
//
//     Inverter inverter;
//     inverter.add(7, article.terms);
//     inverter.write(postings, positions);           // empties the inverter
//
// Both outputs hold the terms sorted by their bytes, front coded (segment_file.hpp); after each
//
//     postings     articles, occurrences, then for each article: step, count
//     positions    articles, then for each: step, the tag of its positions (preceded by its length)
//
// all numbers as store::glass::append_number() writes them. A step is the distance to the article
// before; the first is the article itself. Terms without positions are in `postings` alone.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/documents/indexed_article.hpp"

namespace udklip::indexer {

class Inverter {
  public:
    Inverter();

    /// Articles must ascend.
    void add(Xapian::docid article, std::span<const IndexedTerm> terms);

    /// Appends to both outputs and empties the inverter.
    void write(std::string& postings, std::string& positions);

    /// Returns the approximate size in a table of all positions so far.
    std::uint64_t position_table_bytes() const { return position_table_bytes_; }

  private:
    struct Term {
        std::uint64_t hash;
        std::uint64_t occurrences;
        std::uint32_t begin;  ///< in text_
        std::uint32_t size;
        std::uint32_t articles;
        std::uint32_t positioned;  ///< articles in which it has positions
    };
    struct Posting {
        std::uint32_t term;
        Xapian::docid article;
        Xapian::termcount count;
        std::uint32_t position_bytes;
        std::uint64_t positions;  ///< in position_tags_
    };

    std::string_view text_of(const Term& term) const {
        return std::string_view(text_).substr(term.begin, term.size);
    }
    std::uint32_t number_of(std::string_view text);
    void grow();
    std::vector<std::uint32_t> terms_in_order() const;
    std::vector<Posting> postings_by_term() const;
    void clear();

    std::string text_;  // of all terms
    std::vector<Term> terms_;
    std::vector<std::uint32_t> table_;  // open addressing by hash; 0: free, else number + 1
    std::vector<Posting> postings_;
    std::string position_tags_;
    std::uint64_t position_table_bytes_ = 0;
};

}  // namespace udklip::indexer
