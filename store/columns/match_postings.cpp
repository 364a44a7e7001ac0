// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/match_postings.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>

#include "store/columns/bm25.hpp"
#include "store/columns/facet_columns.hpp"

namespace udklip::store {

using postings::Header;
using postings::Term;
using postings::WdfAs;

namespace {

/// Bytes of the wdf of `count` postings.
std::uint64_t wdf_bytes(WdfAs as, unsigned count) {
    switch (as) {
        case WdfAs::same:
            return 0;
        case WdfAs::nibbles:
            return (count + 1) / 2;
        case WdfAs::bytes:
            return count;
        case WdfAs::words:
            return std::uint64_t{4} * count;
    }
    return 0;
}

}  // namespace

TermPostings::Block TermPostings::block(std::uint32_t range) const {
    const std::uint64_t begin = offsets_[range];
    const std::uint64_t end = offsets_[range + 1];
    if (begin + 2 > end || end > size_) return {};
    const std::uint8_t* at = blocks_ + begin;
    Block block;
    block.count = at[0] + 1U;
    block.bitmap = (at[1] & postings::kBitmap) != 0;
    block.as = static_cast<WdfAs>(at[1] & postings::kWdfAs);
    block.same = at[1] >> postings::kSameShift;
    block.places = at + 2;
    const std::uint64_t places = block.bitmap ? postings::kBitmapBytes : block.count;
    block.wdf = block.places + places;
    // A file may come from anywhere.
    if (begin + 2 + places + wdf_bytes(block.as, block.count) > end) return {};
    return block;
}

std::unique_ptr<MatchPostings> MatchPostings::open(const std::filesystem::path& generation,
                                                   const Xapian::Database& db) {
    std::unique_ptr<MatchPostings> opened(new MatchPostings(generation / postings::kFileName));
    if (opened->file_.empty() || !opened->read(state_of(db))) return nullptr;
    return opened;
}

bool MatchPostings::read(const columns::State& expected) {
    std::memcpy(&header_, file_.at(0), sizeof header_);
    const std::size_t begin = offsetof(Header, file_size);
    const bool same_formula = header_.k1 == bm25::kK1 && header_.b == bm25::kB &&
                              header_.min_normalized_length == bm25::kMinNormalizedLength;
    if (header_.magic != postings::kMagic || header_.file_size != file_.size() ||
        header_.state != expected || !same_formula ||
        header_.ranges != postings::ranges_of(expected.last_id) ||
        XXH3_64bits(file_.at(begin), sizeof header_ - begin) != header_.checksum) {
        return false;
    }
    if (!file_.holds(header_.lengths, header_.ranges, sizeof(std::uint32_t) * kRangeArticles) ||
        !file_.holds(header_.sums, header_.ranges, sizeof(std::uint64_t)) ||
        !file_.holds(header_.table, header_.terms, sizeof(Term))) {
        return false;
    }
    // The mapping begins on a page, and all three on multiples of 8.
    all_lengths_ = reinterpret_cast<const std::uint32_t*>(file_.at(header_.lengths));
    sums_ = reinterpret_cast<const std::uint64_t*>(file_.at(header_.sums));
    terms_ = reinterpret_cast<const Term*>(file_.at(header_.table));
    if (XXH3_64bits(sums_, header_.ranges * sizeof *sums_) != header_.sums_checksum) return false;
    lengths_.assign(header_.ranges, Checked::no);
    return true;
}

MatchPostings::Checked MatchPostings::check_lengths(std::uint32_t range) const {
    const std::uint32_t* first = all_lengths_ + std::size_t{range} * kRangeArticles;
    const bool same = XXH3_64bits(first, kRangeArticles * sizeof *first) == sums_[range];
    return same ? Checked::good : Checked::damaged;
}

bool MatchPostings::check_table() {
    if (table_ == Checked::no) {
        const bool same =
            XXH3_64bits(terms_, header_.terms * sizeof *terms_) == header_.table_checksum;
        table_ = same ? Checked::good : Checked::damaged;
        checked_.assign(same ? header_.terms : 0, Checked::no);
    }
    return table_ == Checked::good;
}

std::optional<TermPostings> MatchPostings::find(std::string_view term) {
    if (!check_table()) return std::nullopt;
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
    const Term* end = terms_ + header_.terms;
    const Term* found = std::lower_bound(
        terms_, end, hash, [](const Term& one, std::uint64_t wanted) { return one.hash < wanted; });
    if (found == end || found->hash != hash) return std::nullopt;
    return view(static_cast<std::size_t>(found - terms_), term);
}

std::optional<TermPostings> MatchPostings::view(std::size_t number, std::string_view name) {
    const Term& term = terms_[number];
    const std::uint64_t maxima = postings::padded(term.name_size);
    const std::uint64_t offsets = maxima + postings::padded(header_.ranges);
    const std::uint64_t blocks = offsets + sizeof(std::uint32_t) * (header_.ranges + 1);
    if (term.name_size != name.size() || !file_.holds(term.at, term.size, 1) ||
        blocks > term.size) {
        return std::nullopt;
    }
    Checked& state = checked_[number];
    if (state == Checked::no) {
        const bool same = XXH3_64bits(file_.at(term.at), term.size) == term.checksum;
        state = same ? Checked::good : Checked::damaged;
    }
    if (state == Checked::damaged ||
        std::memcmp(file_.at(term.at), name.data(), name.size()) != 0) {
        return std::nullopt;
    }
    TermPostings view;
    view.frequency_ = term.frequency;
    view.maxima_ = file_.at(term.at + maxima);
    view.offsets_ = reinterpret_cast<const std::uint32_t*>(file_.at(term.at + offsets));
    view.blocks_ = file_.at(term.at + blocks);
    view.size_ = term.size - blocks;
    return view;
}

bool MatchPostings::is_whole() {
    if (!check_table()) return false;
    for (std::uint32_t range = 0; range < ranges(); ++range) {
        if (lengths(range) == nullptr) return false;
    }
    for (std::size_t number = 0; number < header_.terms; ++number) {
        const Term& term = terms_[number];
        if (!file_.holds(term.at, std::max<std::uint64_t>(term.size, term.name_size), 1)) {
            return false;
        }
        const auto* name = reinterpret_cast<const char*>(file_.at(term.at));
        if (!view(number, {name, term.name_size})) return false;
    }
    return true;
}

}  // namespace udklip::store
