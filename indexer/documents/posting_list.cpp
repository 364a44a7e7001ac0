// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/posting_list.hpp"

#include <algorithm>

#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace {

/// The first eight bytes as a number that is ordered as they are.
std::uint64_t head_of(std::string_view term) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < sizeof head; ++i) {
        head = head << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
    }
    return head;
}

}  // namespace

void PostingList::add(std::string_view prefix, std::string_view text, Xapian::termcount count,
                      std::span<const Xapian::termpos> positions) {
    counted_ += count;
    const std::size_t begin = bytes_.size();
    store::append_term(bytes_, prefix, text);
    const std::size_t size = bytes_.size() - begin;
    postings_.push_back({head_of(std::string_view(bytes_).substr(begin)),
                         static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size), count,
                         static_cast<std::uint32_t>(positions_.size()),
                         static_cast<std::uint32_t>(positions.size())});
    positions_.insert(positions_.end(), positions.begin(), positions.end());
}

std::span<const IndexedTerm> PostingList::sorted() {
    std::sort(postings_.begin(), postings_.end(), [this](const Posting& a, const Posting& b) {
        return a.head != b.head ? a.head < b.head : term_of(a) < term_of(b);
    });
    terms_.clear();
    merged_.clear();
    merged_.reserve(positions_.size());  // so that what points into it stays good
    for (std::size_t begin = 0, end = 0; begin < postings_.size(); begin = end) {
        const auto term = term_of(postings_[begin]);
        Xapian::termcount count = 0;
        for (; end < postings_.size() && postings_[end].head == postings_[begin].head &&
               term_of(postings_[end]) == term;
             ++end) {
            count += postings_[end].count;
        }
        const auto same = std::span(postings_).subspan(begin, end - begin);
        terms_.push_back({term, count, positions_of(same)});
    }
    return terms_;
}

/// Of all that were added of one term.
std::span<const Xapian::termpos> PostingList::positions_of(std::span<const Posting> postings) {
    const auto of = [this](const Posting& posting) {
        return std::span(positions_).subspan(posting.first_position, posting.position_count);
    };
    if (postings.size() == 1) return of(postings.front());
    const std::size_t begin = merged_.size();
    for (const auto& posting : postings) {
        const auto more = of(posting);
        merged_.insert(merged_.end(), more.begin(), more.end());
    }
    const auto first = merged_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, merged_.end());
    merged_.erase(std::unique(first, merged_.end()), merged_.end());
    return std::span(merged_).subspan(begin);
}

void PostingList::clear() {
    counted_ = 0;
    bytes_.clear();
    postings_.clear();
    positions_.clear();
}

}  // namespace udklip::indexer
