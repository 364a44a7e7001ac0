// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/posting_list.hpp"

#include <algorithm>

namespace udklip::indexer {

void PostingList::add(std::uint32_t term, Xapian::termcount count,
                      std::span<const Xapian::termpos> positions) {
    counted_ += count;
    Posting& posting = posting_of(term);
    posting.count += count;
    if (!positions.empty()) add_positions(posting, positions);
}

PostingList::Posting& PostingList::posting_of(std::uint32_t term) {
    if (term >= places_.size()) {
        places_.resize(std::max<std::size_t>(std::size_t{term} + 1, 2 * places_.size()));
    }
    std::uint32_t& place = places_[term];
    if (place >= postings_.size() || postings_[place].term != term) {
        place = static_cast<std::uint32_t>(postings_.size());
        postings_.push_back({term, 0, 0, 0});
    }
    return postings_[place];
}

/// Puts the positions of all that were added of one term side by side.
void PostingList::add_positions(Posting& posting, std::span<const Xapian::termpos> positions) {
    const std::size_t begin = positions_.size();
    const std::size_t known = posting.position_count;
    positions_.resize(begin + known + positions.size());
    const auto first = positions_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto old = positions_.begin() + static_cast<std::ptrdiff_t>(posting.first_position);
    const auto more = std::copy_n(old, known, first);
    std::copy(positions.begin(), positions.end(), more);
    if (known > 0) {
        std::inplace_merge(first, more, positions_.end());
        positions_.erase(std::unique(first, positions_.end()), positions_.end());
    }
    posting.first_position = begin;
    posting.position_count = positions_.size() - begin;
}

std::span<const IndexedTerm> PostingList::terms() {
    terms_.clear();
    for (const Posting& posting : postings_) {
        terms_.push_back(
            {posting.term, posting.count,
             std::span(positions_).subspan(posting.first_position, posting.position_count)});
    }
    return terms_;
}

void PostingList::clear() {
    counted_ = 0;
    postings_.clear();
    positions_.clear();
}

}  // namespace udklip::indexer
