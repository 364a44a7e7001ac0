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
        postings_.push_back({term, 0, kNone, kNone});
    }
    return postings_[place];
}

void PostingList::add_positions(Posting& posting, std::span<const Xapian::termpos> positions) {
    const auto piece = static_cast<std::uint32_t>(pieces_.size());
    pieces_.push_back({positions_.size(), positions.size(), kNone});
    positions_.insert(positions_.end(), positions.begin(), positions.end());
    if (posting.first_piece == kNone) {
        posting.first_piece = piece;
    } else {
        pieces_[posting.last_piece].next = piece;
    }
    posting.last_piece = piece;
}

std::span<const IndexedTerm> PostingList::terms() {
    terms_.clear();
    merged_.clear();
    merged_.reserve(positions_.size());  // so that what points into it stays good
    for (const Posting& posting : postings_) {
        terms_.push_back({posting.term, posting.count, positions_of(posting)});
    }
    return terms_;
}

std::span<const Xapian::termpos> PostingList::positions_of(const Posting& posting) {
    if (posting.first_piece == kNone) return {};
    const auto of = [this](const Piece& piece) {
        return std::span(positions_).subspan(piece.begin, piece.size);
    };
    if (posting.first_piece == posting.last_piece) return of(pieces_[posting.first_piece]);
    const std::size_t begin = merged_.size();
    for (auto piece = posting.first_piece; piece != kNone; piece = pieces_[piece].next) {
        const auto more = of(pieces_[piece]);
        merged_.insert(merged_.end(), more.begin(), more.end());
    }
    const auto first = merged_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, merged_.end());
    merged_.erase(std::unique(first, merged_.end()), merged_.end());
    return std::span(merged_).subspan(begin);
}

void PostingList::clear() {
    counted_ = 0;
    postings_.clear();
    pieces_.clear();
    positions_.clear();
}

}  // namespace udklip::indexer
