// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/term_numbers.hpp"

#include <xxhash.h>

#include <algorithm>

namespace udklip::indexer {
namespace {

constexpr std::size_t kFirstTable = std::size_t{1} << 16;

}  // namespace

TermNumbers::TermNumbers() : table_(kFirstTable) {}

std::uint32_t TermNumbers::number_of(std::string_view term) {
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hash & mask;
    for (; table_[at] != 0; at = (at + 1) & mask) {
        const std::uint32_t known = table_[at] - 1;
        if (terms_[known].hash == hash && text(known) == term) return known;
    }
    const auto number = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(
        {hash, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(term.size())});
    texts_ += term;
    table_[at] = number + 1;
    if (terms_.size() > table_.size() / 2) grow();
    return number;
}

void TermNumbers::grow() {
    table_.assign(table_.size() * 2, 0);
    const std::size_t mask = table_.size() - 1;
    for (std::uint32_t number = 0; number < terms_.size(); ++number) {
        std::size_t at = terms_[number].hash & mask;
        while (table_[at] != 0) at = (at + 1) & mask;
        table_[at] = number + 1;
    }
}

void TermNumbers::clear() {
    texts_.clear();
    terms_.clear();
    std::fill(table_.begin(), table_.end(), 0U);
    ++generation_;
}

}  // namespace udklip::indexer
