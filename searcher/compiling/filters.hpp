// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filters: queries that narrow down without ranking, made from a field of the question or from an
// option such as --source. `columns`: of the database, which must outlive the queries; they make
// ranges of days and years fast, and change no answer.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"
#include "searcher/query/query_notes.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/layout/fields.hpp"
#include "store/layout/source_names.hpp"

namespace udklip::searcher {

/// Matches articles whose date may lie in the range. An article dated by its month matches every
/// day of that month; an article without a date never matches.
Xapian::Query date_filter(const language::DateRange& range, store::FacetColumns* columns = nullptr);

/// Finds the articles with these ids; nothing if there are none.
Xapian::Query these_ids(const std::vector<std::string>& ids);

/// Most files that one path may match; more would make a huge query.
constexpr std::size_t kMaxFiles = 10'000;

struct FieldFilter {
    Xapian::Query query;
    bool complete =
        true;  ///< false: the path matches more than kMaxFiles, and the rest is left out
};

/// Compiles the value of a field as typed: a name, an id, a year, a date; "unknown" or "ukendt" for
/// articles without one. Returns nothing if the value cannot be read (31-02-2021), and for
/// Field::title, which is searched and not filtered. `names`: of the sources of this database; null
/// if it has no aliases.
std::optional<FieldFilter> field_filter(const Xapian::Database& db, store::Field field,
                                        std::string_view value, const language::Date& today,
                                        store::FacetColumns* columns = nullptr,
                                        const store::SourceNames* names = nullptr);

/// Returns a note about the value of a date field that is read otherwise than it is written. See
/// field_filter() for the arguments.
std::optional<NoteText> odd_date_note(store::Field field, std::string_view value,
                                      const language::Date& today);

}  // namespace udklip::searcher
