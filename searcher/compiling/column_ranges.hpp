// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filters by a range of values, such as days. Where the columns beside a local database hold the
// slots, a filter compares small numbers; else Xapian unpacks the value of each candidate. Both
// match the same articles.
//
//     in_ranges({{slot::year, "2015", "2020"}}, reader.shortcuts().columns)
#pragma once

#include <xapian.h>

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

/// Returns a query for the articles that have a value in each of the ranges; there must be one.
/// `columns`: of the database that is asked, which must outlive the query; null if it has none.
Xapian::Query in_ranges(const std::vector<ValueRange>& ranges, store::FacetColumns* columns);

}  // namespace udklip::searcher
