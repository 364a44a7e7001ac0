// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts the values of a field over all matches in the same pass as the match. Reads the columns
// beside a local database if there are any, else the articles' values; the counts are the same.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "searcher/matching/collapse.hpp"
#include "searcher/matching/match_result.hpp"
#include "searcher/request.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/columns/range_mask.hpp"
#include "store/layout/source_names.hpp"

namespace udklip::searcher {

/// A field whose values can be counted.
struct FacetField {
    const char* name;  ///< as a request names it
    Xapian::valueno slot;
};
std::span<const FacetField> facet_fields();

/// Counts a facet of dates (year or month) over all articles of the database, from the frequencies
/// of terms: no article is read. In ascending order, unknown last.
Facet count_dates_of_all(const Xapian::Database& db, Period by);

/// A value as written in the articles, and how many articles have it.
using NamedCount = std::pair<std::string, std::uint64_t>;

/// The values of a facet, and how many articles have any.
struct FacetTally {
    std::vector<NamedCount> values;  ///< each of an article's values for itself, in byte order
    std::uint64_t known = 0;
};

/// Counts several facets, and near-duplicates, by their columns. Reads the article where a column
/// has no entry.
class ColumnSpy final : public Xapian::MatchSpy {
  public:
    void add(store::FacetColumn& column);
    void add(ClusterCounter& clusters) { clusters_ = &clusters; }
    bool empty() const { return facets_.empty() && clusters_ == nullptr; }

    void operator()(const Xapian::Document& article, double weight) override;
    /// The same for articles of one range, whose first is `first`.
    void see(const Xapian::Database& db, Xapian::docid first, const store::RangeMask& articles);

    std::uint64_t seen() const { return seen_; }
    FacetTally tally(Xapian::valueno slot) const;

  private:
    struct Counted {
        store::FacetColumn* column;
        std::vector<std::uint64_t> by_number;
        std::map<std::string, std::uint64_t> others;  ///< of articles that the column cannot tell
    };
    std::vector<Counted> facets_;
    ClusterCounter* clusters_ = nullptr;
    std::uint64_t seen_ = 0;
};

/// The counter must outlive the match.
class FacetCounter {
  public:
    /// `names`: see facet_names(). `columns`: of the database that is matched; may be null.
    /// `clusters`: are told of the same matches; may be null. Adds its spies to `enquire`.
    FacetCounter(const std::vector<std::string>& names, store::FacetColumns* columns,
                 Xapian::Enquire& enquire, ClusterCounter* clusters = nullptr);
    ~FacetCounter();
    FacetCounter(const FacetCounter&) = delete;
    FacetCounter& operator=(const FacetCounter&) = delete;

    /// Returns whether columns have all that is counted, so that see() can tell of the matches.
    bool is_by_columns() const;
    /// Tells of matches that no enquiry shows: those of a range, whose first article is `first`.
    void see(const Xapian::Database& db, Xapian::docid first, const store::RangeMask& matches) {
        by_column_.see(db, first, matches);
    }

    /// Returns how many articles were counted, near-duplicates one by one; nothing if neither
    /// facets nor clusters were counted.
    std::optional<std::uint64_t> seen() const;

    /// Returns the counts. `total`: number of matches; matches without a value count as unknown.
    /// `names`: of the sources.
    std::vector<Facet> counts(std::uint64_t total, FacetOrder order,
                              const store::SourceNames& names) const;

  private:
    struct Counter {
        std::string name;
        Xapian::valueno slot;
        std::unique_ptr<Xapian::ValueCountMatchSpy> spy;  ///< null: counted by its column
    };
    FacetTally tally(const Counter& counter) const;

    std::vector<Counter> counters_;
    ColumnSpy by_column_;
    Xapian::Enquire* enquire_;
};

}  // namespace udklip::searcher
