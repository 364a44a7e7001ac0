// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/posting_list.hpp"

#include <algorithm>

namespace udklip::searcher {
namespace {

/// So many postings are decoded in a tenth of a millisecond.
constexpr Xapian::doccount kAlwaysDecoded = 8192;

}  // namespace

RangeSet& RangeSet::operator|=(const RangeSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
}

RangeSet& RangeSet::operator&=(const RangeSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
}

ArticleLengths::ArticleLengths(const Xapian::Database& db, store::MatchPostings& postings)
    : db_(&db), postings_(&postings), per_mean_(0) {
    const double mean = db.get_avlength();
    if (mean != 0) per_mean_ = 1 / mean;
}

std::optional<PostingList> PostingList::open(const Xapian::Database& db,
                                             store::MatchPostings& postings,
                                             const std::string& term) {
    PostingList list;
    list.frequent_ = postings.find(term);
    if (list.frequent_) {
        list.frequency_ = list.frequent_->frequency();
        list.growth_ = postings.growth();
        return list;
    }
    list.frequency_ = db.get_termfreq(term);
    // A term may have become frequent since the file was made.
    const auto changes = static_cast<Xapian::doccount>(postings.changes());
    const Xapian::doccount most = std::max(
        kAlwaysDecoded, db.get_doccount() / store::postings::kArticlesPerFrequent + changes);
    if (list.frequency_ > most) return std::nullopt;
    list.articles_.reserve(list.frequency_);
    list.wdf_.reserve(list.frequency_);
    list.starts_.reserve(postings.ranges() + std::size_t{1});
    const auto start_ranges = [&](std::size_t before) {
        list.starts_.resize(std::max(before, list.starts_.size()),
                            static_cast<std::uint32_t>(list.articles_.size()));
    };
    const auto end = db.postlist_end(term);
    for (auto posting = db.postlist_begin(term); posting != end; ++posting) {
        const std::uint32_t range = *posting / kRangeArticles;
        if (range >= postings.ranges()) break;  // the table is damaged
        start_ranges(range + std::size_t{1});
        list.articles_.push_back(*posting);
        list.wdf_.push_back(posting.get_wdf());
    }
    start_ranges(postings.ranges() + std::size_t{1});
    return list;
}

void PostingList::add_to(RangeSet& ranges, std::uint32_t count) const {
    if (!frequent_) {
        for (const auto article : articles_) ranges.add(article / kRangeArticles);
        return;
    }
    const std::uint8_t* maxima = frequent_->maxima();
    for (std::uint32_t range = 0; range < count; ++range) {
        if (maxima[range] != 0) ranges.add(range);
    }
}

void PostingList::add_to(std::vector<float>& bounds, double weight,
                         const ArticleLengths& lengths) const {
    const float most = static_cast<float>(weight) * kBoundRoundedUp;
    if (frequent_) {
        const std::uint8_t* maxima = frequent_->maxima();
        const float step = most * static_cast<float>(growth_) / 255;
        for (std::size_t range = 0; range < bounds.size(); ++range) {
            bounds[range] += step * static_cast<float>(maxima[range]);
        }
        return;
    }
    for (std::size_t at = 0; at < articles_.size();) {
        const std::uint32_t range = articles_[at] / kRangeArticles;
        double greatest = 0;
        for (; at < starts_[range + 1]; ++at) {
            const double wdf = wdf_[at];
            greatest = std::max(greatest, wdf / (wdf + lengths.damping(lengths.of(articles_[at]))));
        }
        bounds[range] += most * static_cast<float>(greatest);
    }
}

}  // namespace udklip::searcher
