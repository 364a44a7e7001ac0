// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "command_line/error.hpp"
#include "store/columns/bm25.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/columns/match_postings.hpp"
#include "store/columns/new_file.hpp"
#include "store/layout/lead.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

using postings::Term;
using postings::WdfAs;

constexpr Xapian::doccount kLeastFrequent = 32;

/// Up to so many articles, postings that are of no use are made anew by any run: it takes some
/// hundredths of a second.
constexpr Xapian::doccount kMostRenewed = 20'000;

/// What questions rank and filter by. Written words are mostly asked for in quotations, which are
/// Xapian's.
constexpr std::array<std::string_view, 7> kPrefixes = {
    prefix::lemma,  prefix::lead,   prefix::year,   prefix::month,
    prefix::source, prefix::author, prefix::section};

struct Posting {
    std::uint8_t place;
    std::uint32_t wdf;
};

template <class Number>
void append_bytes(std::string& out, const std::vector<Number>& numbers) {
    out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number));
}

void pad(std::string& out) {
    out.resize(postings::padded(out.size()), '\0');
}

WdfAs shortest_for(const std::vector<Posting>& block) {
    const auto wdf = [](const Posting& posting) { return posting.wdf; };
    const auto [least, most] = std::ranges::minmax(block, {}, wdf);
    if (most.wdf > 0xFF) return WdfAs::words;
    if (most.wdf > postings::kGreatestNibble) return WdfAs::bytes;
    return least.wdf == most.wdf ? WdfAs::same : WdfAs::nibbles;
}

void append_places(std::string& out, const std::vector<Posting>& block, bool bitmap) {
    if (!bitmap) {
        for (const auto& posting : block) out.push_back(static_cast<char>(posting.place));
        return;
    }
    RangeMask mask;
    for (const auto& posting : block) mask.set(posting.place);
    out.append(reinterpret_cast<const char*>(mask.words.data()), postings::kBitmapBytes);
}

void append_wdf(std::string& out, const std::vector<Posting>& block, WdfAs as) {
    switch (as) {
        case WdfAs::same:
            return;
        case WdfAs::nibbles:
            for (std::size_t i = 0; i < block.size(); i += 2) {
                const std::uint32_t second = i + 1 < block.size() ? block[i + 1].wdf : 0;
                out.push_back(static_cast<char>(block[i].wdf | second << 4));
            }
            return;
        case WdfAs::bytes:
            for (const auto& posting : block) out.push_back(static_cast<char>(posting.wdf));
            return;
        case WdfAs::words:
            for (const auto& posting : block) {
                const std::uint32_t wdf = posting.wdf;
                out.append(reinterpret_cast<const char*>(&wdf), sizeof wdf);
            }
            return;
    }
}

/// `block`: the postings of a range, not empty.
void append_block(std::string& out, const std::vector<Posting>& block) {
    const WdfAs as = shortest_for(block);
    const bool bitmap = block.size() > postings::kBitmapBytes;
    unsigned how = static_cast<unsigned>(as) | (bitmap ? postings::kBitmap : 0U);
    if (as == WdfAs::same) how |= block.front().wdf << postings::kSameShift;
    out.push_back(static_cast<char>(block.size() - 1));
    out.push_back(static_cast<char>(how));
    append_places(out, block, bitmap);
    append_wdf(out, block, as);
}

class PostingsWriter {
  public:
    PostingsWriter(const Xapian::Database& db, const fs::path& generation)
        : db_(&db), file_(generation, postings::kNewFileName, postings::kFileName) {
        header_.magic = postings::kMagic;
        header_.state = state_of(db);
        header_.k1 = bm25::kK1;
        header_.b = bm25::kB;
        header_.min_normalized_length = bm25::kMinNormalizedLength;
        header_.ranges = postings::ranges_of(header_.state.last_id);
        header_.mean_length = db.get_avlength();
        per_mean_ = header_.mean_length == 0 ? 0 : 1 / header_.mean_length;
    }

    void write() {
        file_.append(&header_, sizeof header_);
        file_.pad();
        write_lengths();
        const Xapian::doccount least =
            std::max(kLeastFrequent, db_->get_doccount() / postings::kArticlesPerFrequent);
        for (const auto kept : kPrefixes) {
            const std::string start(kept);
            for (auto term = db_->allterms_begin(start); term != db_->allterms_end(start); ++term) {
                const std::string name = *term;
                // Lemmas of titles are asked for by title: only.
                const bool of_title = name.starts_with(prefix::title_lemma);
                if (term.get_termfreq() >= least && !of_title) write_term(name);
            }
        }
        write_table();
        file_.publish();
    }

  private:
    void write_lengths() {
        lengths_.assign(header_.ranges * kRangeArticles, 0);
        for (auto article = db_->postlist_begin(""); article != db_->postlist_end(""); ++article) {
            lengths_[*article] = article.get_doclength();
        }
        header_.lengths = file_.size();
        file_.append(lengths_.data(), lengths_.size() * sizeof lengths_[0]);
        std::vector<std::uint64_t> sums;
        for (std::size_t first = 0; first < lengths_.size(); first += kRangeArticles) {
            sums.push_back(XXH3_64bits(&lengths_[first], kRangeArticles * sizeof lengths_[0]));
        }
        header_.sums = file_.size();
        header_.sums_checksum = XXH3_64bits(sums.data(), sums.size() * sizeof sums[0]);
        file_.append(sums.data(), sums.size() * sizeof sums[0]);
    }

    void write_term(const std::string& name) {
        std::vector<std::uint8_t> maxima(postings::padded(header_.ranges), 0);
        std::vector<std::uint32_t> offsets;
        std::string blocks;
        std::uint32_t frequency = 0;
        std::vector<Posting> block;
        double greatest = 0;
        const auto end_range = [&] {
            const std::size_t range = offsets.size();
            offsets.push_back(static_cast<std::uint32_t>(blocks.size()));
            if (block.empty()) return;
            maxima[range] = postings::maximum(greatest);
            append_block(blocks, block);
            block.clear();
            greatest = 0;
        };
        for (auto posting = db_->postlist_begin(name); posting != db_->postlist_end(name);
             ++posting) {
            while (offsets.size() < *posting / kRangeArticles) end_range();
            const double wdf = posting.get_wdf();
            const double damping = bm25::damping(lengths_[*posting], per_mean_);
            greatest = std::max(greatest, wdf / (wdf + damping));
            block.push_back(
                {static_cast<std::uint8_t>(*posting % kRangeArticles), posting.get_wdf()});
            ++frequency;
        }
        while (offsets.size() < header_.ranges) end_range();
        offsets.push_back(static_cast<std::uint32_t>(blocks.size()));
        std::string bytes = name;
        pad(bytes);
        append_bytes(bytes, maxima);
        append_bytes(bytes, offsets);
        bytes += blocks;
        terms_.push_back({XXH3_64bits(name.data(), name.size()), file_.size(), bytes.size(),
                          XXH3_64bits(bytes.data(), bytes.size()), frequency,
                          static_cast<std::uint32_t>(name.size())});
        file_.append(bytes.data(), bytes.size());
        file_.pad();
    }

    void write_table() {
        std::sort(terms_.begin(), terms_.end(),
                  [](const Term& a, const Term& b) { return a.hash < b.hash; });
        header_.terms = terms_.size();
        header_.table = file_.size();
        header_.table_checksum = XXH3_64bits(terms_.data(), terms_.size() * sizeof(Term));
        file_.append(terms_.data(), terms_.size() * sizeof(Term));
        header_.file_size = file_.size();
        const std::size_t begin = offsetof(postings::Header, file_size);
        std::string bytes(reinterpret_cast<const char*>(&header_), sizeof header_);
        header_.checksum = XXH3_64bits(bytes.data() + begin, bytes.size() - begin);
        bytes.assign(reinterpret_cast<const char*>(&header_), sizeof header_);
        file_.begin_with(bytes);
    }

    const Xapian::Database* db_;
    NewFile file_;
    postings::Header header_{};
    double per_mean_ = 0;
    std::vector<std::uint32_t> lengths_;
    std::vector<Term> terms_;
};

void write_changes(const fs::path& generation, std::uint64_t of, const columns::State& state,
                   const std::vector<Xapian::docid>& articles) {
    postings::ChangesHeader header{};
    header.magic = postings::kChangesMagic;
    header.postings = of;
    header.state = state;
    header.articles = articles.size();
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    append_bytes(bytes, articles);
    const std::size_t begin = offsetof(postings::ChangesHeader, postings);
    const std::uint64_t sum = XXH3_64bits(bytes.data() + begin, bytes.size() - begin);
    std::memcpy(bytes.data() + offsetof(postings::ChangesHeader, checksum), &sum, sizeof sum);
    NewFile file(generation, postings::kNewChangesName, postings::kChangesName);
    file.append(bytes.data(), bytes.size());
    file.publish();
}

void remove(const fs::path& generation, std::initializer_list<const char*> names) {
    for (const char* name : names) ::unlink((generation / name).c_str());
}

}  // namespace

bool write_match_postings(const fs::path& generation) {
    const Xapian::Database db(generation.string());
    const auto there = MatchPostings::open(generation, db);
    if (there && there->changes() == 0) return true;
    try {
        PostingsWriter(db, generation).write();
    } catch (const Error&) {
        return false;
    }
    remove(generation, {postings::kChangesName, postings::kNewChangesName});
    return true;
}

void renew_match_postings(const fs::path& generation, const Changes& changes) {
    const Xapian::Database db(generation.string());
    if (MatchPostings::open(generation, db)) return;
    const auto before = MatchPostings::open(generation, changes.since);
    if (!before && db.get_doccount() <= kMostRenewed) {
        write_match_postings(generation);
        return;
    }
    if (!before) {
        remove(generation, {postings::kFileName, postings::kNewFileName, postings::kChangesName,
                            postings::kNewChangesName});
        return;
    }
    std::vector<Xapian::docid> all;
    std::set_union(before->changes_.begin(), before->changes_.end(), changes.articles.begin(),
                   changes.articles.end(), std::back_inserter(all));
    if (all.size() > std::max<std::uint64_t>(postings::kMostChanges, before->ranges())) {
        write_match_postings(generation);
        return;
    }
    try {
        write_changes(generation, before->header_.checksum, state_of(db), all);
    } catch (const Error&) {  // the postings are not used until they are made anew
    }
}

}  // namespace udklip::store
