// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/filters.hpp"

#include <fmt/format.h>

#include <vector>

#include "searcher/compiling/column_ranges.hpp"
#include "searcher/compiling/id_term.hpp"
#include "searcher/compiling/term_filter.hpp"
#include "searcher/query/unknown_value.hpp"
#include "store/layout/path_terms.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

using store::Field;
using Xapian::Query;
namespace slot = store::slot;
namespace prefix = store::prefix;

/// Below and above every YYYYMMDD; the lower one is not empty, for an empty value means "unknown".
constexpr const char* kFirstOfAll = "0";
constexpr const char* kLastOfAll = "99999999";

Query everything() {
    return Query(std::string());
}

Query without_value(Xapian::valueno number) {
    return Query(Query::OP_AND_NOT, everything(), Query(Query::OP_VALUE_GE, number, "\x01"));
}

std::optional<Query> years(const Xapian::Database& db, std::string_view value,
                           const language::Date& today, store::FacetColumns* columns) {
    const auto range = language::parse_query_dates(value, today);
    if (!range) return std::nullopt;
    const bool whole_years =
        range->first.value_or(101) % 10000 == 101 && range->last.value_or(1231) % 10000 == 1231;
    if (!whole_years) return date_filter(*range, columns);
    const auto year = [](int day) { return fmt::format("{:04}", day / 10000); };
    const auto first = range->first ? year(*range->first) : kFirstOfAll;
    const auto last = range->last ? year(*range->last) : kLastOfAll;
    if (first == last) return having(db, store::term(prefix::year, first));
    return in_ranges({{slot::year, first, last}}, columns);
}

bool has_path_terms(const Xapian::Database& db) {
    const std::string start(prefix::path_name);
    return db.allterms_begin(start) != db.allterms_end(start);
}

std::string names_of(std::string_view path) {
    std::string out = "/";
    for (const auto& name : store::path_names(path)) out += name + "/";
    return out;
}

/// The same in a database of layout 4, which has a term only for each whole path.
FieldFilter paths_by_file(const Xapian::Database& db, std::string_view value) {
    const std::string start(prefix::file);
    const std::string wanted = names_of(value);
    std::vector<Query> found;
    bool complete = true;
    for (auto term = db.allterms_begin(start); term != db.allterms_end(start); ++term) {
        if (names_of((*term).substr(start.size())).find(wanted) == std::string::npos) continue;
        complete = found.size() < kMaxFiles;
        if (!complete) break;
        found.push_back(having(db, *term));
    }
    if (found.empty()) return {having(db, store::term(prefix::file, value))};
    return {Query(Query::OP_OR, found.begin(), found.end()), complete};
}

/// Every article of a file whose path has the names that were typed, side by side: a folder, a
/// file, or several folders.
FieldFilter paths(const Xapian::Database& db, std::string_view value) {
    const auto names = store::path_names(value);
    if (names.empty()) return {everything()};
    if (!has_path_terms(db)) return paths_by_file(db, value);
    std::vector<Query> places;
    for (std::size_t first = 0; first + names.size() <= store::kMostPathNames; ++first) {
        std::vector<Query> side_by_side;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string term = store::path_term(first + i, names[i]);
            if (!db.term_exists(term)) break;
            side_by_side.push_back(having(db, term));
        }
        if (side_by_side.size() < names.size()) continue;
        places.emplace_back(Query::OP_AND, side_by_side.begin(), side_by_side.end());
    }
    return {Query(Query::OP_OR, places.begin(), places.end())};
}

bool has_date(Field field) {
    return field == Field::date || field == Field::month || field == Field::year;
}

/// =Ukendt is somebody's name.
std::string_view name_in(std::string_view value) {
    if (value.starts_with('=') && asks_for_unknown(value.substr(1))) value.remove_prefix(1);
    return value;
}

Query named(const Xapian::Database& db, std::string_view term_prefix, Xapian::valueno number,
            std::string_view value) {
    if (asks_for_unknown(value)) return without_value(number);
    return having(db, store::term(term_prefix, store::facet_key(name_in(value))));
}

/// Of a source that has several names, each is accepted.
Query of_source(const Xapian::Database& db, std::string_view value,
                const store::SourceNames* names) {
    if (names == nullptr || asks_for_unknown(value))
        return named(db, prefix::source, slot::source, value);
    std::vector<Query> accepted;
    for (const auto& key : names->keys(name_in(value)))
        accepted.push_back(having(db, store::term(prefix::source, key)));
    return Query(Query::OP_OR, accepted.begin(), accepted.end());
}

/// Of any field but title, path and tag.
std::optional<Query> field_query(const Xapian::Database& db, Field field, std::string_view value,
                                 const language::Date& today, store::FacetColumns* columns,
                                 const store::SourceNames* names) {
    switch (field) {
        case Field::source:
            return of_source(db, value, names);
        case Field::author:
            return named(db, prefix::author, slot::author, value);
        case Field::section:
            return named(db, prefix::section, slot::section, value);
        case Field::name:
            return named(db, prefix::name, slot::name, value);
        case Field::id:
            return having(db, id_term(db, value));
        case Field::title:
        case Field::path:
        case Field::tag:
            return std::nullopt;
        case Field::year:
        case Field::date:
        case Field::month:
            break;
    }
    if (asks_for_unknown(value)) {
        return without_value(field == Field::month ? slot::month : slot::year);
    }
    if (field == Field::year) return years(db, value, today, columns);
    const auto range = language::parse_query_dates(value, today);
    if (!range) return std::nullopt;
    const bool one_month = range->first && range->last && *range->first / 100 == *range->last / 100;
    if (field == Field::month && one_month) {
        return having(db, store::term(prefix::month, fmt::format("{:06}", *range->first / 100)));
    }
    return date_filter(*range, columns);
}

}  // namespace

Query date_filter(const language::DateRange& range, store::FacetColumns* columns) {
    const auto day = [](const std::optional<int>& bound, const char* open) {
        return bound ? fmt::format("{:08}", *bound) : std::string(open);
    };
    return in_ranges({{slot::date_last, day(range.first, kFirstOfAll), std::nullopt},
                      {slot::date_first, kFirstOfAll, day(range.last, kLastOfAll)}},
                     columns);
}

Query these_ids(const std::vector<std::string>& ids) {
    std::vector<Query> terms;
    for (const auto& id : ids) {
        terms.emplace_back(store::term(prefix::id, id));
    }
    return Query(Query::OP_OR, terms.begin(), terms.end());
}

std::optional<FieldFilter> field_filter(const Xapian::Database& db, Field field,
                                        std::string_view value, const language::Date& today,
                                        store::FacetColumns* columns,
                                        const store::SourceNames* names) {
    if (field == Field::path) return paths(db, value);
    const auto query = field_query(db, field, value, today, columns, names);
    if (!query) return std::nullopt;
    return FieldFilter{*query};
}

std::optional<NoteText> odd_date_note(Field field, std::string_view value,
                                      const language::Date& today) {
    if (!has_date(field)) return std::nullopt;
    if (language::is_reversed(value, today)) {
        return note_text("reversed_range",
                         "\"{}\" is reversed: read from the earlier to the later.", value);
    }
    if (language::is_read_as_christmas(value, today)) {
        return note_text("read_as_christmas",
                         "\"{}\" is Christmas, 24 to 26 December: say \"juli\" for July.", value);
    }
    return std::nullopt;
}

}  // namespace udklip::searcher
