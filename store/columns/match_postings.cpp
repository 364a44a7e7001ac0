// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/match_postings.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "store/columns/bm25.hpp"
#include "store/columns/facet_columns.hpp"

namespace udklip::store {

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
    if (range >= ranges_) return {};
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
    auto opened = open(generation, state_of(db));
    if (!opened) return nullptr;
    const double mean = db.get_avlength();
    opened->db_ = db;
    opened->per_mean_ = mean == 0 ? 0 : 1 / mean;
    if (opened->header_.mean_length > 0) {
        opened->growth_ = std::max(1.0, mean / opened->header_.mean_length);
    }
    return opened;
}

std::unique_ptr<MatchPostings> MatchPostings::open(const std::filesystem::path& generation,
                                                   const columns::State& state) {
    std::unique_ptr<MatchPostings> opened(new MatchPostings(generation / postings::kFileName));
    if (opened->file_.empty() || !opened->read(generation, state)) return nullptr;
    return opened;
}

bool MatchPostings::read(const std::filesystem::path& generation, const columns::State& state) {
    std::memcpy(&header_, file_.at(0), sizeof header_);
    const std::size_t begin = offsetof(postings::Header, file_size);
    const bool same_formula = header_.k1 == bm25::kK1 && header_.b == bm25::kB &&
                              header_.min_normalized_length == bm25::kMinNormalizedLength;
    if (header_.magic != postings::kMagic || header_.file_size != file_.size() || !same_formula ||
        header_.ranges != postings::ranges_of(header_.state.last_id) ||
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
    if (header_.state != state && !read_changes(generation / postings::kChangesName, state)) {
        return false;
    }
    ranges_ = static_cast<std::uint32_t>(postings::ranges_of(state.last_id));
    lengths_.assign(ranges_, {});
    if (!changes_.empty()) changed_.resize(ranges_);
    for (const auto article : changes_) {
        changed_[article / kRangeArticles].set(article % kRangeArticles);
    }
    return true;
}

/// Returns whether the file says what changed between the postings and this state.
bool MatchPostings::read_changes(const std::filesystem::path& file, const columns::State& state) {
    postings::ChangesHeader header;
    const MappedFile mapped(file, sizeof header);
    if (mapped.empty()) return false;
    std::memcpy(&header, mapped.at(0), sizeof header);
    const std::size_t begin = offsetof(postings::ChangesHeader, postings);
    if (header.magic != postings::kChangesMagic || header.postings != header_.checksum ||
        header.state != state || header.state.last_id < header_.state.last_id ||
        !mapped.holds(sizeof header, header.articles, sizeof(Xapian::docid)) ||
        XXH3_64bits(mapped.at(begin), mapped.size() - begin) != header.checksum) {
        return false;
    }
    changes_.resize(header.articles);
    std::memcpy(changes_.data(), mapped.at(sizeof header), changes_.size() * sizeof(Xapian::docid));
    return std::is_sorted(changes_.begin(), changes_.end()) &&
           (changes_.empty() || changes_.back() <= state.last_id);
}

void MatchPostings::find_lengths(std::uint32_t range) {
    Lengths& lengths = lengths_[range];
    lengths.checked = true;
    const bool is_old = range < header_.ranges;
    if (is_old) {
        const std::uint32_t* first = all_lengths_ + std::size_t{range} * kRangeArticles;
        if (XXH3_64bits(first, kRangeArticles * sizeof *first) != sums_[range]) return;
        lengths.first = first;
    }
    if (is_old && (changed_.empty() || changed_[range].none())) return;
    auto& own = own_lengths_[range];
    if (is_old) {
        std::copy_n(lengths.first, kRangeArticles, own.begin());
    } else {
        own.fill(0);
    }
    changed_[range].each([&](unsigned place) {
        try {
            own[place] = db_.get_doclength(range * kRangeArticles + place);
        } catch (const Xapian::DocNotFoundError&) {  // it was removed
            own[place] = 0;
        }
    });
    lengths.first = own.data();
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
    auto postings = view(static_cast<std::size_t>(found - terms_), term);
    if (postings && !changes_.empty()) read_changes(term, *postings);
    return postings;
}

/// Puts what Xapian has of the changed articles in the place of what the file has of them.
void MatchPostings::read_changes(std::string_view term, TermPostings& view) const {
    const std::string name(term);
    view.frequency_ = db_.get_termfreq(name);
    view.changed_ = changed_.data();
    view.own_maxima_.assign(view.maxima_, view.maxima_ + header_.ranges);
    view.own_maxima_.resize(ranges_, 0);
    auto posting = db_.postlist_begin(name);
    const auto end = db_.postlist_end(name);
    for (const auto article : changes_) {
        if (posting != end && *posting < article) posting.skip_to(article);
        if (posting == end) break;
        if (*posting == article) view.changes_.push_back({article, posting.get_wdf()});
    }
    for (const auto& [article, count] : view.changes_) {
        const double wdf = count;
        const double damping = bm25::damping(db_.get_doclength(article), per_mean_);
        auto& most = view.own_maxima_[article / kRangeArticles];
        most = std::max(most, postings::maximum(wdf / (wdf + damping)));
    }
    std::uint32_t last = ranges_;
    for (const auto article : changes_) {
        const std::uint32_t range = article / kRangeArticles;
        if (range != last && view.mask(range).none()) view.own_maxima_[range] = 0;
        last = range;
    }
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
    view.ranges_ = static_cast<std::uint32_t>(header_.ranges);
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
