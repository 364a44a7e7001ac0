// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values of the facets as columns of small numbers by document id, in a file beside a local
// database: a match is then counted by looking up a byte instead of unpacking a value.
//
//     write_facet_columns(generation);                            // after the last commit
//     const auto columns = FacetColumns::open(generation, db);    // empty: count from the slots
//     const FacetColumn* year = columns->find(slot::year);        // null: likewise
//     year->at(docid) -> 3, year->value(3) -> "2021"
//     columns->find(slot::cluster)->at(docid) -> 62687            // the same of all its articles
//
// The file is a shortcut and nothing else. It names the state of the database that it was made from
// (UUID, revision, number of articles, last id) and is not used with any other; every block of it
// has a checksum, which is compared when the block is first looked at. What is missing, stale, cut
// off or damaged is counted from the slots, with the same result.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "store/columns/facet_columns_format.hpp"

namespace udklip::store {

/// One facet, or the clusters, whose names are not kept. Belongs to its FacetColumns. Not shared
/// between threads: it remembers which blocks were checked.
class FacetColumn {
  public:
    static constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;  ///< ask the article itself
    static constexpr std::uint32_t kNoValue = 0;            ///< the article has none

    Xapian::valueno slot() const { return slot_; }

    /// kUnknown, kNoValue or the number of a value, from 1 to values().
    std::uint32_t at(Xapian::docid article) {
        if (article >= rows_) return kUnknown;
        std::uint8_t& state = blocks_[article / columns::kBlockRows];
        if (state == kUnread) state = check_block(article / columns::kBlockRows);
        if (state == kDamaged) return kUnknown;
        return width_ == 1 ? cells_[article] : wide_at(article);
    }

    std::uint32_t values() const { return values_; }
    /// Empty if it is not kept.
    std::string_view value(std::uint32_t number) const;

  private:
    friend class FacetColumns;
    static constexpr std::uint8_t kUnread = 0;
    static constexpr std::uint8_t kGood = 1;
    static constexpr std::uint8_t kDamaged = 2;

    std::uint8_t check_block(std::uint64_t block) const;
    std::uint32_t wide_at(Xapian::docid article) const;

    Xapian::valueno slot_ = 0;
    std::uint32_t width_ = 1;
    std::uint32_t values_ = 0;
    std::uint32_t names_ = 0;  ///< values in the table
    std::uint64_t rows_ = 0;
    const unsigned char* cells_ = nullptr;
    const std::uint64_t* sums_ = nullptr;
    const std::uint32_t* ends_ = nullptr;
    const char* text_ = nullptr;
    std::vector<std::uint8_t> blocks_;
};

class FacetColumns {
  public:
    /// The columns of `db`, whose one local database lies at `generation`. Null if there are none
    /// for its state. Reads some hundred bytes. Throws nothing of its own.
    static std::unique_ptr<FacetColumns> open(const std::filesystem::path& generation,
                                              const Xapian::Database& db);
    ~FacetColumns();
    FacetColumns(const FacetColumns&) = delete;
    FacetColumns& operator=(const FacetColumns&) = delete;

    /// The column of this value slot; null if there is none or its table of values is damaged.
    FacetColumn* find(Xapian::valueno slot);

  private:
    FacetColumns() = default;
    bool map(const std::filesystem::path& file);
    bool read(const columns::State& expected);
    bool fits(const columns::ColumnSection& section) const;
    const unsigned char* at(std::uint64_t offset) const { return data_ + offset; }

    const unsigned char* data_ = nullptr;
    std::uint64_t size_ = 0;
    std::uint64_t rows_ = 0;
    std::vector<columns::ColumnSection> sections_;
    std::vector<std::unique_ptr<FacetColumn>> columns_;  ///< those that were asked for
};

/// What columns must have been made from to be used with `db`: one database, not several.
columns::State state_of(const Xapian::Database& db);

/// Makes the columns of the database at `generation` as it was last committed, unless those that
/// are there fit: one pass over the values of each facet, then a rename. False if they cannot be
/// written (no room, no right): searches count without them then. Throws Xapian's errors.
bool write_facet_columns(const std::filesystem::path& generation);

}  // namespace udklip::store
