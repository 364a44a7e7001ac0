// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/posting_list.hpp"

#include <algorithm>

#include "store/schema.hpp"

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
    const std::size_t begin = bytes_.size();
    store::append_term(bytes_, prefix, text);
    const std::size_t size = bytes_.size() - begin;
    postings_.push_back({head_of(std::string_view(bytes_).substr(begin)),
                         static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size), count,
                         static_cast<std::uint32_t>(positions_.size()),
                         static_cast<std::uint32_t>(positions.size())});
    positions_.insert(positions_.end(), positions.begin(), positions.end());
}

std::span<const Xapian::termpos> PostingList::positions_of(std::size_t begin, std::size_t end) {
    const auto of = [this](const Posting& posting) {
        return std::span(positions_).subspan(posting.first_position, posting.position_count);
    };
    if (end - begin == 1) return of(postings_[begin]);
    // Xapian takes time that grows with their square for positions that do not come in order, and
    // a chain without end is as many postings as it has links.
    merged_.clear();
    for (std::size_t i = begin; i < end; ++i) {
        const auto some = of(postings_[i]);
        merged_.insert(merged_.end(), some.begin(), some.end());
    }
    std::sort(merged_.begin(), merged_.end());
    return merged_;
}

void PostingList::hand_over(Xapian::Document& document) {
    std::sort(postings_.begin(), postings_.end(), [this](const Posting& a, const Posting& b) {
        return a.head != b.head ? a.head < b.head : term_of(a) < term_of(b);
    });
    for (std::size_t begin = 0, end = 0; begin < postings_.size(); begin = end) {
        term_ = term_of(postings_[begin]);
        Xapian::termcount count = 0;
        for (; end < postings_.size() && postings_[end].head == postings_[begin].head &&
               term_of(postings_[end]) == term_;
             ++end) {
            count += postings_[end].count;
        }
        // The count goes with the first position, which saves looking the term up once more.
        bool counted = false;
        for (const auto position : positions_of(begin, end)) {
            document.add_posting(term_, position, counted ? 0 : count);
            counted = true;
        }
        if (counted) continue;
        if (count == 0) {
            document.add_boolean_term(term_);
        } else {
            document.add_term(term_, count);
        }
    }
    bytes_.clear();
    postings_.clear();
    positions_.clear();
}

}  // namespace udklip::indexer
