// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values of the facets as columns of small numbers by document id, in a file beside a local
// database. Counting a match then reads a byte instead of unpacking a value.
//
//     write_facet_columns(generation);                            // after the last commit
//     const auto columns = FacetColumns::open(generation, db);    // null: count from the slots
//     const FacetColumn* year = columns->find(slot::year);        // null: likewise
//     year->at(docid) -> 3, year->value(3) -> "2021"
//     columns->find(slot::cluster)->at(docid) -> 62687            // the same for all its articles
//
// The file is only a shortcut. It names the state of the database that it was made from (UUID,
// revision, number of articles, last id) and is not used with any other. Each block has a checksum,
// which is compared when the block is first read. Where the file is missing, stale, cut short or
// damaged, the slots are counted instead, with the same result.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/columns/changes.hpp"
#include "store/columns/facet_columns_format.hpp"
#include "store/columns/mapped_file.hpp"

namespace udklip::store {

/// The column of one facet, or of the clusters, whose names are not kept. Its FacetColumns owns it.
/// Not shared between threads: it remembers which blocks were checked.
class FacetColumn {
  public:
    static constexpr std::uint32_t kUnknown =
        0xFFFF'FFFF;                              ///< the column does not know: read the slot
    static constexpr std::uint32_t kNoValue = 0;  ///< the article has none

    Xapian::valueno slot() const { return slot_; }

    /// Returns kUnknown, kNoValue or the number of a value, from 1 to values().
    std::uint32_t at(Xapian::docid article) {
        if (article >= rows_) return kUnknown;
        std::uint8_t& state = blocks_[article / columns::kBlockRows];
        if (state == kUnread) state = check_block(article / columns::kBlockRows);
        if (state == kDamaged) return kUnknown;
        return width_ == 1 ? cells_[article] : wide_at(article);
    }

    std::uint32_t values() const { return values_; }
    /// Returns the value with this number; empty if the column keeps no names.
    std::string_view value(std::uint32_t number) const;

    /// Returns the numbers of the values that a number stands for: itself, or those of a list.
    std::vector<std::uint32_t> values_of(std::uint32_t number) const;

    /// Returns the value of an article that has this number: of a list, its names as the article
    /// has them.
    std::string text(std::uint32_t number) const;

    /// Values ascend with their numbers, except in the column of names. Return the number of the
    /// first value that is not less than `value`, or greater than it; values() + 1 if there is
    /// none. Only if the column keeps names.
    std::uint32_t number_from(std::string_view value) const;
    std::uint32_t number_above(std::string_view value) const;

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
    /// Opens the columns of `db`, a single local database that lies at `generation`. Returns null
    /// if there are none for its state. Reads some hundred bytes.
    static std::unique_ptr<FacetColumns> open(const std::filesystem::path& generation,
                                              const Xapian::Database& db);
    /// The same for a state that the database was in.
    static std::unique_ptr<FacetColumns> open(const std::filesystem::path& generation,
                                              const columns::State& state);
    FacetColumns(const FacetColumns&) = delete;
    FacetColumns& operator=(const FacetColumns&) = delete;

    /// Returns the column of a value slot; null if there is none or its table of values is damaged.
    FacetColumn* find(Xapian::valueno slot);

  private:
    explicit FacetColumns(const std::filesystem::path& file)
        : file_(file, sizeof(columns::Header)) {}
    bool read(const columns::State& expected);
    bool fits(const columns::ColumnSection& section) const;
    const unsigned char* at(std::uint64_t offset) const { return file_.at(offset); }

    MappedFile file_;
    std::uint64_t rows_ = 0;
    std::vector<columns::ColumnSection> sections_;
    std::vector<std::unique_ptr<FacetColumn>> columns_;  ///< those that were asked for
};

/// Returns the state of `db`, a single database. Columns are used only with the state they name.
columns::State state_of(const Xapian::Database& db);

/// Writes the columns of the last commit of the database at `generation`, unless they are there:
/// one pass over the values of each facet, then a rename. Returns false if they cannot be written
/// (no room, no right); searches then count without them. Throws Xapian's errors.
bool write_facet_columns(const std::filesystem::path& generation);

/// The same to the byte, but reads only what changed, if there are columns of the state before.
bool write_facet_columns(const std::filesystem::path& generation, const Changes& changes);

}  // namespace udklip::store
