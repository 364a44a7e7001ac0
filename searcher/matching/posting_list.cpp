// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/posting_list.hpp"

#include <algorithm>

namespace udklip::searcher {

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

PostingList::PostingList(const Xapian::Database& db, store::MatchPostings& postings,
                         const std::string& term)
    : frequent_(postings.find(term)) {
    if (frequent_) {
        frequency_ = frequent_->frequency();
        return;
    }
    frequency_ = db.get_termfreq(term);
    articles_.reserve(frequency_);
    wdf_.reserve(frequency_);
    starts_.reserve(postings.ranges() + std::size_t{1});
    const auto end = db.postlist_end(term);
    for (auto posting = db.postlist_begin(term); posting != end; ++posting) {
        const std::uint32_t range = *posting / kRangeArticles;
        if (starts_.size() <= range) {
            starts_.resize(range + std::size_t{1}, static_cast<std::uint32_t>(articles_.size()));
        }
        articles_.push_back(*posting);
        wdf_.push_back(posting.get_wdf());
    }
    starts_.resize(postings.ranges() + std::size_t{1},
                   static_cast<std::uint32_t>(articles_.size()));
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
        const float step = most / 255;
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
