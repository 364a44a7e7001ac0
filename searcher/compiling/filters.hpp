// SPDX-License-Identifier: GPL-3.0-or-later
//
// Queries that narrow down without ranking: dates, sources and the like, from the command line or
// from a field of the question.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"
#include "store/layout/fields.hpp"

namespace udklip::searcher {

/// Articles whose date may lie in the range: one dated by its month counts for every day of it. An
/// article without a date never does.
Xapian::Query date_filter(const language::DateRange& range);

/// A path may stand for so many files; more would make a huge query.
constexpr std::size_t kMaxFiles = 10'000;

struct FieldFilter {
    Xapian::Query query;
    bool complete = true;  ///< else of a path's files only the first kMaxFiles are asked for
};

/// A value of a field, as typed: a name, an id, a year, a date; "unknown" or "ukendt" for articles
/// that have none. Nothing if it cannot be read as a value of that field (a date that is none).
/// For Field::title, which is searched and not filtered: nothing.
std::optional<FieldFilter> field_filter(const Xapian::Database& db, store::Field field,
                                        std::string_view value, const language::Date& today);

}  // namespace udklip::searcher
