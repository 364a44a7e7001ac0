// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/inverter.hpp"

#include <xxhash.h>

#include <algorithm>
#include <numeric>

#include "indexer/segments/segment_file.hpp"
#include "store/glass/encoding.hpp"

namespace udklip::indexer {
namespace glass = store::glass;
namespace {

constexpr std::size_t kFirstTable = std::size_t{1} << 16;
/// Of an item in the table: directory, sizes, the ends of term and article in its key.
constexpr std::size_t kItemBytes = 2 + 2 + 1 + 1 + 3;

}  // namespace

Inverter::Inverter() : table_(kFirstTable) {}

void Inverter::add(Xapian::docid article, std::span<const IndexedTerm> terms) {
    for (const auto& term : terms) {
        const std::uint32_t number = number_of(term.text);
        Term& known = terms_[number];
        const std::uint64_t begin = position_tags_.size();
        if (!term.positions.empty()) {
            glass::append_positions(position_tags_, term.positions);
            ++known.positioned;
            position_table_bytes_ +=
                kItemBytes + term.text.size() + (position_tags_.size() - begin);
        }
        ++known.articles;
        known.occurrences += term.count;
        postings_.push_back({number, article, term.count,
                             static_cast<std::uint32_t>(position_tags_.size() - begin), begin});
    }
}

std::uint32_t Inverter::number_of(std::string_view text) {
    const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hash & mask;
    for (; table_[at] != 0; at = (at + 1) & mask) {
        const Term& term = terms_[table_[at] - 1];
        if (term.hash == hash && text_of(term) == text) return table_[at] - 1;
    }
    const auto number = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back({hash, 0, static_cast<std::uint32_t>(text_.size()),
                      static_cast<std::uint32_t>(text.size()), 0, 0});
    text_ += text;
    table_[at] = number + 1;
    if (terms_.size() > table_.size() / 2) grow();
    return number;
}

void Inverter::grow() {
    table_.assign(table_.size() * 2, 0);
    const std::size_t mask = table_.size() - 1;
    for (std::uint32_t number = 0; number < terms_.size(); ++number) {
        std::size_t at = terms_[number].hash & mask;
        while (table_[at] != 0) at = (at + 1) & mask;
        table_[at] = number + 1;
    }
}

std::vector<std::uint32_t> Inverter::terms_in_order() const {
    std::vector<std::uint32_t> order(terms_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return text_of(terms_[a]) < text_of(terms_[b]);
    });
    return order;
}

/// By the numbers of the terms, the articles of each still ascending.
std::vector<Inverter::Posting> Inverter::postings_by_term() const {
    std::vector<std::uint32_t> next(terms_.size());
    std::uint32_t sum = 0;
    for (std::size_t number = 0; number < terms_.size(); ++number) {
        next[number] = sum;
        sum += terms_[number].articles;
    }
    std::vector<Posting> sorted(postings_.size());
    for (const auto& posting : postings_) sorted[next[posting.term]++] = posting;
    return sorted;
}

void Inverter::write(std::string& postings, std::string& positions) {
    const auto by_term = postings_by_term();
    std::vector<std::uint32_t> first(terms_.size());
    for (std::uint32_t at = 0; at < by_term.size(); at += terms_[by_term[at].term].articles) {
        first[by_term[at].term] = at;
    }
    std::string_view before;
    std::string_view before_positioned;
    for (const auto number : terms_in_order()) {
        const Term& term = terms_[number];
        const auto entries = std::span(by_term).subspan(first[number], term.articles);
        append_front_coded(postings, text_of(term), before);
        before = text_of(term);
        glass::append_number(postings, term.articles);
        glass::append_number(postings, term.occurrences);
        Xapian::docid last = 0;
        for (const auto& posting : entries) {
            glass::append_number(postings, posting.article - last);
            glass::append_number(postings, posting.count);
            last = posting.article;
        }
        if (term.positioned == 0) continue;
        append_front_coded(positions, text_of(term), before_positioned);
        before_positioned = text_of(term);
        glass::append_number(positions, term.positioned);
        last = 0;
        for (const auto& posting : entries) {
            if (posting.position_bytes == 0) continue;
            glass::append_number(positions, posting.article - last);
            glass::append_text(
                positions,
                std::string_view(position_tags_).substr(posting.positions, posting.position_bytes));
            last = posting.article;
        }
    }
    clear();
}

void Inverter::clear() {
    text_.clear();
    terms_.clear();
    std::fill(table_.begin(), table_.end(), 0U);
    postings_.clear();
    position_tags_.clear();
    position_table_bytes_ = 0;
}

}  // namespace udklip::indexer
