// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns articles with their terms into terms with their articles: sort-based inversion (Witten,
// Moffat, Bell, "Managing Gigabytes", 2nd ed., section 5.2), in memory.
//
//     Inverter inverter;
//     inverter.add(7, article.terms, terms);
//     inverter.write(terms, postings, positions);
//     inverter.terms_of(0)                           // of article 7, sorted by their bytes
//     inverter.clear();
//
// Terms come and go as numbers (indexer/documents/term_numbers.hpp). They are sorted once for all
// articles, by write(), which deals each term out to its articles: so the articles' own lists come
// out sorted, too.
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
#include "indexer/documents/term_numbers.hpp"

namespace udklip::indexer {

class Inverter {
  public:
    /// A term of an article.
    struct Entry {
        std::uint32_t term;
        Xapian::termcount count;
    };

    /// Articles must ascend. `numbers` must stay the same, but for terms that are new, until
    /// clear().
    void add(Xapian::docid article, std::span<const IndexedTerm> terms, const TermNumbers& numbers);

    /// Appends to both outputs. Call it once, after all articles.
    void write(const TermNumbers& numbers, std::string& postings, std::string& positions);

    /// Returns the terms of an article sorted by their bytes; 0 is the first that was added. Valid
    /// after write().
    std::span<const Entry> terms_of(std::size_t article) const;

    void clear();

    /// Returns roughly how many bytes of memory the terms and write() take.
    std::size_t memory(const TermNumbers& numbers) const;

    /// Returns the approximate size in a table of all positions so far.
    std::uint64_t position_table_bytes() const { return position_table_bytes_; }

  private:
    struct Term {
        std::uint64_t occurrences = 0;
        std::uint32_t articles = 0;
        std::uint32_t positioned = 0;  ///< articles in which it has positions
    };
    struct Posting {
        Xapian::docid article;
        Xapian::termcount count;
        std::uint64_t positions;  ///< where a text begins in position_tags_, + 1; 0: none
    };
    struct Article {
        Xapian::docid number;
        std::uint64_t end;  ///< of its entries
    };

    std::vector<std::uint32_t> terms_in_order(const TermNumbers& numbers) const;
    std::vector<Posting> postings_by_term() const;
    std::string_view position_tag(const Posting& posting) const;

    std::vector<Term> terms_;  // by number
    std::vector<Article> articles_;
    std::vector<Entry> entries_;              // of all articles, one after the other
    std::vector<std::uint64_t> position_at_;  // of each entry, as Posting::positions
    std::string position_tags_;               // of each: how long, tag
    std::string tag_;
    std::uint64_t position_table_bytes_ = 0;
};

}  // namespace udklip::indexer
