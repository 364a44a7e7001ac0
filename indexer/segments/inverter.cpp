// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/inverter.hpp"

#include <algorithm>
#include <utility>

#include "indexer/segments/segment_file.hpp"
#include "store/glass/encoding.hpp"

namespace udklip::indexer {
namespace glass = store::glass;
namespace {

/// Of an item in the table: directory, sizes, the ends of term and article in its key.
constexpr std::size_t kItemBytes = 2 + 2 + 1 + 1 + 3;

/// Returns the first eight bytes as a number that is ordered as they are.
std::uint64_t head_of(std::string_view term) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < sizeof head; ++i) {
        head = head << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
    }
    return head;
}

}  // namespace

void Inverter::add(Xapian::docid article, std::span<const IndexedTerm> terms,
                   const TermNumbers& numbers) {
    if (terms_.size() < numbers.size()) terms_.resize(numbers.size());
    for (const auto& term : terms) {
        Term& known = terms_[term.number];
        ++known.articles;
        known.occurrences += term.count;
        entries_.push_back({term.number, term.count});
        if (term.positions.empty()) {
            position_at_.push_back(0);
            continue;
        }
        ++known.positioned;
        position_at_.push_back(position_tags_.size() + 1);
        tag_.clear();
        glass::append_positions(tag_, term.positions);
        glass::append_text(position_tags_, tag_);
        position_table_bytes_ += kItemBytes + numbers.text(term.number).size() + tag_.size();
    }
    articles_.push_back({article, entries_.size()});
}

/// Without the terms that no article has.
std::vector<std::uint32_t> Inverter::terms_in_order(const TermNumbers& numbers) const {
    struct Headed {
        std::uint64_t head;  ///< decides most comparisons
        std::uint32_t number;
    };
    std::vector<Headed> sorted;
    sorted.reserve(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number) {
        if (terms_[number].articles > 0) sorted.push_back({head_of(numbers.text(number)), number});
    }
    std::sort(sorted.begin(), sorted.end(), [&](const Headed& a, const Headed& b) {
        return a.head != b.head ? a.head < b.head : numbers.text(a.number) < numbers.text(b.number);
    });
    std::vector<std::uint32_t> order;
    order.reserve(sorted.size());
    for (const Headed& term : sorted) order.push_back(term.number);
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
    std::vector<Posting> sorted(entries_.size());
    std::size_t at = 0;
    for (std::uint32_t article = 0; article < articles_.size(); ++article) {
        for (; at < articles_[article].end; ++at) {
            sorted[next[entries_[at].term]++] = {article, entries_[at].count, position_at_[at]};
        }
    }
    return sorted;
}

std::string_view Inverter::position_tag(const Posting& posting) const {
    std::string_view rest = std::string_view(position_tags_).substr(posting.positions - 1);
    const auto size = store::take_number(rest);
    return rest.substr(0, size.value_or(0));
}

void Inverter::write(const TermNumbers& numbers, std::string& postings, std::string& positions) {
    const auto by_term = postings_by_term();
    std::vector<std::uint32_t> first(terms_.size());
    std::uint32_t sum = 0;
    for (std::size_t number = 0; number < terms_.size(); ++number) {
        first[number] = sum;
        sum += terms_[number].articles;
    }
    std::vector<std::uint64_t> next(articles_.size());  // entry of each article
    for (std::size_t i = 1; i < articles_.size(); ++i) next[i] = articles_[i - 1].end;
    std::string_view before;
    std::string_view before_positioned;
    for (const auto number : terms_in_order(numbers)) {
        const Term& term = terms_[number];
        const std::string_view text = numbers.text(number);
        const auto found = std::span(by_term).subspan(first[number], term.articles);
        append_front_coded(postings, text, std::exchange(before, text));
        glass::append_number(postings, term.articles);
        glass::append_number(postings, term.occurrences);
        Xapian::docid last = 0;
        for (const auto& posting : found) {
            entries_[next[posting.article]++] = {number, posting.count};
            const Xapian::docid article = articles_[posting.article].number;
            glass::append_number(postings, article - std::exchange(last, article));
            glass::append_number(postings, posting.count);
        }
        if (term.positioned == 0) continue;
        append_front_coded(positions, text, std::exchange(before_positioned, text));
        glass::append_number(positions, term.positioned);
        last = 0;
        for (const auto& posting : found) {
            if (posting.positions == 0) continue;
            const Xapian::docid article = articles_[posting.article].number;
            glass::append_number(positions, article - std::exchange(last, article));
            glass::append_text(positions, position_tag(posting));
        }
    }
}

std::span<const Inverter::Entry> Inverter::terms_of(std::size_t article) const {
    const std::uint64_t begin = article == 0 ? 0 : articles_[article - 1].end;
    return std::span(entries_).subspan(begin, articles_[article].end - begin);
}

std::size_t Inverter::memory(const TermNumbers& numbers) const {
    // What write() takes for each entry and each term beside.
    constexpr std::size_t kEntry = sizeof(Entry) + sizeof(std::uint64_t) + sizeof(Posting);
    constexpr std::size_t kTerm = sizeof(Term) + 16 + 8;  // sorted by their heads, then numbers
    return entries_.size() * kEntry + terms_.size() * kTerm + 2 * position_tags_.size() +
           numbers.memory();
}

void Inverter::clear() {
    terms_.clear();
    articles_.clear();
    entries_.clear();
    position_at_.clear();
    position_tags_.clear();
    position_table_bytes_ = 0;
}

}  // namespace udklip::indexer
