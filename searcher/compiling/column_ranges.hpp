// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filters by a range of values, such as days. Where the columns beside a local database hold the
// slots, a filter compares small numbers; else Xapian unpacks the value of each candidate. Both
// match the same articles.
//
//     in_ranges({{slot::year, "2015", "2020"}}, reader.shortcuts().columns)
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/columns/facet_columns.hpp"

namespace udklip::searcher {

/// The values of a slot from `first` to `last`, both included, in byte order. No value is in none.
struct ValueRange {
    Xapian::valueno slot;
    std::string first;                ///< not empty
    std::optional<std::string> last;  ///< nothing: up to the greatest value
};

/// Tells which articles have a value in each of some ranges, by comparing numbers in columns.
class ColumnRanges {
  public:
    /// Returns nothing if one of the slots has no column. `columns` (may be null) must outlive it.
    static std::optional<ColumnRanges> open(std::vector<ValueRange> ranges,
                                            store::FacetColumns* columns);

    const std::vector<ValueRange>& values() const { return values_; }

    /// To be called first. `db`: the database that the columns are of.
    void begin(const Xapian::Database& db);
    bool can_match() const { return can_match_; }
    /// Returns how many of the ranges not every article is in.
    std::size_t narrowing() const { return narrowing_; }
    bool match(Xapian::docid article) const;

  private:
    ColumnRanges() = default;
    bool value_matches(Xapian::docid article, const ValueRange& range) const;

    struct Numbers {
        store::FacetColumn* column;
        std::uint32_t first;
        std::uint32_t behind;
    };
    std::vector<ValueRange> values_;
    std::vector<Numbers> numbers_;       ///< of the values in their columns, which ascend with them
    std::vector<std::size_t> deciding_;  ///< without those that every article is in
    std::size_t narrowing_ = 0;
    bool can_match_ = true;
    Xapian::Database db_;
};

/// Returns the ranges of a query that in_ranges() made by columns; nothing for other queries.
/// (Xapian gives no access to a query's source, only its description.)
std::optional<std::vector<ValueRange>> ranges_in(const Xapian::Query& query);

/// Returns a query for the articles that have a value in each of the ranges; there must be one.
/// `columns`: of the database that is asked, which must outlive the query; null if it has none.
Xapian::Query in_ranges(const std::vector<ValueRange>& ranges, store::FacetColumns* columns);

}  // namespace udklip::searcher
