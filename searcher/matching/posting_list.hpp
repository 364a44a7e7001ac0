// SPDX-License-Identifier: GPL-3.0-or-later
//
// The postings of a term in ranges of 256 articles: those of a frequent word from the file beside
// the database, all others decoded from Xapian. Both say the same.
//
//     ArticleLengths lengths(db, postings);
//     const auto word = PostingList::open(db, postings, "Zlov");
//     word->mask(3)                                    // which of the articles 768 to 1023
//     word->each(3, where, [](unsigned place, std::uint32_t wdf) { ... });
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/columns/bm25.hpp"
#include "store/columns/match_postings.hpp"
#include "store/columns/range_mask.hpp"

namespace udklip::searcher {

using store::kRangeArticles;
using store::RangeMask;

/// Bounds are sums of floats: rounded up by this much, each of them stays a bound.
constexpr float kBoundRoundedUp = 1 + 1e-5F;

/// A set of ranges.
class RangeSet {
  public:
    explicit RangeSet(std::uint32_t ranges = 0, bool all = false)
        : words_((ranges + 63) / 64, all ? ~std::uint64_t{0} : 0) {}

    void add(std::uint32_t range) { words_[range / 64] |= std::uint64_t{1} << range % 64; }
    bool has(std::uint32_t range) const { return (words_[range / 64] >> range % 64 & 1) != 0; }
    RangeSet& operator|=(const RangeSet& other);
    RangeSet& operator&=(const RangeSet& other);

  private:
    std::vector<std::uint64_t> words_;
};

/// The lengths of articles, from the file or, where that is damaged, from Xapian.
class ArticleLengths {
  public:
    ArticleLengths(const Xapian::Database& db, store::MatchPostings& postings);

    std::uint32_t of(Xapian::docid article) const {
        const std::uint32_t* range = postings_->lengths(article / kRangeArticles);
        return range != nullptr ? range[article % kRangeArticles] : db_->get_doclength(article);
    }
    /// Returns the lengths of the articles of a range; null if the file does not know them.
    const std::uint32_t* of_range(std::uint32_t range) const { return postings_->lengths(range); }
    double per_mean() const { return per_mean_; }
    /// Returns what BM25 divides by beside the wdf, for an article of this length.
    double damping(std::uint32_t length) const { return store::bm25::damping(length, per_mean_); }

  private:
    const Xapian::Database* db_;
    store::MatchPostings* postings_;
    double per_mean_;
};

/// Database and file must outlive it.
class PostingList {
  public:
    /// Returns nothing if the term is frequent, but not in the file: Xapian may pass over most of
    /// its postings, which we would have to decode.
    static std::optional<PostingList> open(const Xapian::Database& db,
                                           store::MatchPostings& postings, const std::string& term);

    Xapian::doccount frequency() const { return frequency_; }

    /// Adds the ranges that have postings to `ranges`.
    void add_to(RangeSet& ranges, std::uint32_t count) const;

    /// Adds to each range's bound what an article in it can score at most for a word of this
    /// weight.
    void add_to(std::vector<float>& bounds, double weight, const ArticleLengths& lengths) const;

    RangeMask mask(std::uint32_t range) const {
        if (frequent_) return frequent_->mask(range);
        RangeMask articles;
        for (auto at = starts_[range]; at < starts_[range + 1]; ++at) {
            articles.set(articles_[at] % kRangeArticles);
        }
        return articles;
    }

    /// Calls `take` with the place in the range and the wdf of each posting in `where`, a RangeMask
    /// or store::Everywhere.
    template <class Where, class Take>
    void each(std::uint32_t range, const Where& where, const Take& take) const {
        if (frequent_) return frequent_->each(range, where, take);
        for (auto at = starts_[range]; at < starts_[range + 1]; ++at) {
            const unsigned place = articles_[at] % kRangeArticles;
            if (where.has(place)) take(place, wdf_[at]);
        }
    }

  private:
    PostingList() = default;

    Xapian::doccount frequency_ = 0;
    std::optional<store::TermPostings> frequent_;
    double growth_ = 1;                    ///< see MatchPostings::growth()
    std::vector<Xapian::docid> articles_;  ///< of other terms, ascending
    std::vector<std::uint32_t> wdf_;
    std::vector<std::uint32_t> starts_;  ///< where each range begins in both, and the end
};

}  // namespace udklip::searcher
