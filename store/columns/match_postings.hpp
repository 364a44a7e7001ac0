// SPDX-License-Identifier: GPL-3.0-or-later
//
// The postings of frequent words and the lengths of all articles, in a file beside a local database
// and in ranges of 256 articles: a matcher passes over the ranges that cannot reach the best, and
// looks up a length where Xapian decodes a list of them.
//
//     write_match_postings(generation);                            // when a build has ended
//     renew_match_postings(generation, {since, {17}});             // after a small change
//     const auto postings = MatchPostings::open(generation, db);   // null: Xapian answers alone
//     const auto word = postings->find("Zlov");                    // nothing: read from Xapian
//     word->mask(3)                                                // which of articles 768 to 1023
//     postings->lengths(3)[5]                                      // the length of article 773
//
// The file is only a shortcut. It names the state of the database that it was made from and is not
// used with any other, but for one that a second file names, together with the articles that
// changed since: their postings and lengths are read from Xapian, and frequencies too. A file that
// belongs to other postings or names another state counts for nothing. Each term and each range of
// lengths has a checksum, which is compared when it is first read. What is missing, stale, cut
// short or damaged is read from Xapian instead, with the same result.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/columns/changes.hpp"
#include "store/columns/mapped_file.hpp"
#include "store/columns/match_postings_format.hpp"
#include "store/columns/range_mask.hpp"

namespace udklip::store {

/// Stands for a mask of all articles of a range.
struct Everywhere {
    static constexpr bool has(unsigned /*place*/) { return true; }
};

inline RangeMask mask_of(const Everywhere& /*all*/) {
    return RangeMask::all();
}
inline RangeMask mask_of(const RangeMask& mask) {
    return mask;
}
constexpr std::uint64_t word_of(const Everywhere& /*all*/, unsigned /*number*/) {
    return ~std::uint64_t{0};
}
inline std::uint64_t word_of(const RangeMask& mask, unsigned number) {
    return mask.words[number];
}

/// The postings of one term. A view: its MatchPostings must outlive it.
class TermPostings {
  public:
    std::uint32_t frequency() const { return frequency_; }

    /// Returns, for each range, 255 times the greatest wdf / (wdf + damping) of its postings,
    /// rounded up; 0 for a range without postings, and only for one. Where the mean length grew
    /// since they were made, a maximum is that times MatchPostings::growth().
    const std::uint8_t* maxima() const {
        return own_maxima_.empty() ? maxima_ : own_maxima_.data();
    }

    /// Returns the articles of a range that have the term.
    RangeMask mask(std::uint32_t range) const {
        if (!has_changes(range)) return mask_as_made(range);
        RangeMask articles = mask_as_made(range).remove(changed_[range]);
        each_change(range, [&](unsigned place, std::uint32_t) { articles.set(place); });
        return articles;
    }

    /// Calls `take` with the place in the range and the wdf of each posting in `where`, a RangeMask
    /// or Everywhere.
    template <class Where, class Take>
    void each(std::uint32_t range, const Where& where, const Take& take) const {
        if (!has_changes(range)) return each_as_made(range, where, take);
        RangeMask same = mask_of(where);
        each_as_made(range, same.remove(changed_[range]), take);
        each_change(range, [&](unsigned place, std::uint32_t wdf) {
            if (where.has(place)) take(place, wdf);
        });
    }

  private:
    friend class MatchPostings;

    struct Changed {
        Xapian::docid article;
        std::uint32_t wdf;
    };

    bool has_changes(std::uint32_t range) const {
        return changed_ != nullptr && !changed_[range].none();
    }

    /// Calls `take` with the place and the wdf of each posting of a changed article.
    template <class Take>
    void each_change(std::uint32_t range, const Take& take) const {
        auto at = std::lower_bound(
            changes_.begin(), changes_.end(), range * kRangeArticles,
            [](const Changed& one, Xapian::docid first) { return one.article < first; });
        for (; at != changes_.end() && at->article / kRangeArticles == range; ++at) {
            take(at->article % kRangeArticles, at->wdf);
        }
    }

    RangeMask mask_as_made(std::uint32_t range) const {
        const Block block = this->block(range);
        RangeMask articles;
        if (block.count == 0) return articles;
        if (block.bitmap) return bitmap(block);
        for (unsigned i = 0; i < block.count; ++i) articles.set(block.places[i]);
        return articles;
    }

    template <class Where, class Take>
    void each_as_made(std::uint32_t range, const Where& where, const Take& take) const {
        const Block block = this->block(range);
        // The places of a bitmap are counted: what is made to look whole may not be.
        if (block.count == 0 || (block.bitmap && bitmap(block).count() != block.count)) return;
        switch (block.as) {
            case postings::WdfAs::same:
                return each(block, where, take, [&](unsigned) { return block.same; });
            case postings::WdfAs::nibbles:
                return each(block, where, take, [&](unsigned number) {
                    const unsigned two = block.wdf[number / 2];
                    return std::uint32_t{number % 2 == 0 ? two & 15U : two >> 4U};
                });
            case postings::WdfAs::bytes:
                return each(block, where, take,
                            [&](unsigned number) { return std::uint32_t{block.wdf[number]}; });
            case postings::WdfAs::words:
                return each(block, where, take, [&](unsigned number) {
                    std::uint32_t wdf = 0;
                    std::memcpy(&wdf, block.wdf + std::size_t{4} * number, sizeof wdf);
                    return wdf;
                });
        }
    }

    struct Block {
        unsigned count = 0;  ///< 0: there is none, or it would not fit into its place
        bool bitmap = false;
        postings::WdfAs as = postings::WdfAs::same;
        std::uint32_t same = 0;
        const std::uint8_t* places = nullptr;
        const std::uint8_t* wdf = nullptr;
    };
    Block block(std::uint32_t range) const;

    static RangeMask bitmap(const Block& block) {
        RangeMask articles;
        std::memcpy(articles.words.data(), block.places, postings::kBitmapBytes);
        return articles;
    }

    template <class Where, class Take, class WdfOf>
    static void each(const Block& block, const Where& where, const Take& take,
                     const WdfOf& wdf_of) {
        if (!block.bitmap) {
            for (unsigned i = 0; i < block.count; ++i) {
                if (where.has(block.places[i])) take(unsigned{block.places[i]}, wdf_of(i));
            }
            return;
        }
        const RangeMask articles = bitmap(block);
        unsigned number = 0;
        for (unsigned word = 0; word < articles.words.size(); ++word) {
            std::uint64_t left = articles.words[word];
            if ((left & word_of(where, word)) == 0) {
                number += static_cast<unsigned>(std::popcount(left));
                continue;
            }
            for (; left != 0; left &= left - 1, ++number) {
                const unsigned place = word * 64 + static_cast<unsigned>(std::countr_zero(left));
                if (where.has(place)) take(place, wdf_of(number));
            }
        }
    }

    std::uint32_t frequency_ = 0;
    std::uint32_t ranges_ = 0;            ///< that had articles when the file was made
    const RangeMask* changed_ = nullptr;  ///< of each range that there is now; null: none
    std::vector<Changed> changes_;
    std::vector<std::uint8_t> own_maxima_;  ///< with those of the changes
    const std::uint8_t* maxima_ = nullptr;
    const std::uint32_t* offsets_ = nullptr;
    const std::uint8_t* blocks_ = nullptr;
    std::uint64_t size_ = 0;  ///< of the blocks
};

/// Not shared between threads: it remembers what was checked.
class MatchPostings {
  public:
    /// Opens the postings of `db`, a single local database that lies at `generation`. Returns null
    /// if there are none for its state. Reads some hundred bytes.
    static std::unique_ptr<MatchPostings> open(const std::filesystem::path& generation,
                                               const Xapian::Database& db);

    std::uint32_t ranges() const { return ranges_; }

    /// Returns how many times the mean length has grown since, 1 at least: no wdf / (wdf + damping)
    /// has grown more.
    double growth() const { return growth_; }

    /// Returns how many articles changed since the file was made.
    std::size_t changes() const { return changes_.size(); }

    /// Returns nothing if the file does not have the term, or it is damaged.
    std::optional<TermPostings> find(std::string_view term);

    /// Returns the lengths of the articles of a range; null if they are damaged.
    const std::uint32_t* lengths(std::uint32_t range) {
        Lengths& lengths = lengths_[range];
        if (!lengths.checked) find_lengths(range);
        return lengths.first;
    }

    /// Checks all of it. Returns whether it is whole.
    bool is_whole();

  private:
    enum class Checked : std::uint8_t { no, good, damaged };

    struct Lengths {
        bool checked = false;
        const std::uint32_t* first = nullptr;
    };
    friend void renew_match_postings(const std::filesystem::path&, const Changes&);

    explicit MatchPostings(const std::filesystem::path& file)
        : file_(file, sizeof(postings::Header)) {}
    static std::unique_ptr<MatchPostings> open(const std::filesystem::path& generation,
                                               const columns::State& state);
    bool read(const std::filesystem::path& generation, const columns::State& state);
    bool read_changes(const std::filesystem::path& file, const columns::State& state);
    bool check_table();
    void find_lengths(std::uint32_t range);
    void read_changes(std::string_view term, TermPostings& view) const;
    /// Returns nothing if it is not as its checksum says, or would not fit into its place.
    std::optional<TermPostings> view(std::size_t number, std::string_view name);

    MappedFile file_;
    Xapian::Database db_;
    postings::Header header_{};
    std::uint32_t ranges_ = 0;  ///< that have articles now
    double growth_ = 1;
    double per_mean_ = 0;
    std::vector<Xapian::docid> changes_;  ///< ascending
    std::vector<RangeMask> changed_;      ///< the same of each range; empty if there are none
    const std::uint32_t* all_lengths_ = nullptr;
    const std::uint64_t* sums_ = nullptr;
    const postings::Term* terms_ = nullptr;
    Checked table_ = Checked::no;
    std::vector<Lengths> lengths_;
    /// Of ranges with changes.
    std::unordered_map<std::uint32_t, std::array<std::uint32_t, kRangeArticles>> own_lengths_;
    std::vector<Checked> checked_;  ///< of the terms
};

/// Writes the postings of the last commit of the database at `generation`, unless they are there
/// without changes: one pass over its terms, which holds the lengths of all articles and one term
/// at a time. Returns false if they cannot be written (no room, no right). Throws Xapian's errors.
bool write_match_postings(const std::filesystem::path& generation);

/// After a small commit: adds to the changes of the postings; makes them anew if the changes are
/// many, or if those that are there are not of the state before. In a large database it removes
/// the latter instead, for they are of no use to any state to come.
void renew_match_postings(const std::filesystem::path& generation, const Changes& changes);

}  // namespace udklip::store
