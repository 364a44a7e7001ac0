// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "language/clean.hpp"
#include "searcher/facets.hpp"
#include "searcher/filters.hpp"
#include "searcher/ranking.hpp"
#include "store/error.hpp"
#include "store/reader.hpp"
#include "store/record.hpp"
#include "store/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;
namespace slot = store::slot;

[[noreturn]] void not_a_date(const std::string& option, const std::string& value) {
    throw store::Error(store::ErrorCode::usage, fmt::format("{}: \"{}\" is no date", option, value),
                       "say 2021, 2021-06, 2021-06-18, 2019..2021, maj-2021 or sidste-måned");
}

language::DateRange read_range(const char* option, const std::string& value,
                               const language::Date& today) {
    const auto range = language::parse_query_dates(language::clean(value), today);
    if (!range) not_a_date(option, value);
    return *range;
}

}  // namespace

std::string id_of(const Xapian::Document& document) {
    constexpr std::size_t kDateBytes = 8;
    constexpr std::size_t kIdBytes = 64;
    const std::string value = document.get_value(slot::newest);
    if (value.size() < kDateBytes + kIdBytes)
        return value.substr(std::min(kDateBytes, value.size()));
    return store::record_of(document).id;
}

void set_order(Xapian::Enquire& enquire, Sort sort, bool ranks) {
    if (sort == Sort::oldest) {
        enquire.set_sort_by_value_then_relevance(slot::oldest, false);
    } else if (sort == Sort::newest || !ranks) {
        enquire.set_sort_by_value_then_relevance(slot::newest, false);
    } else {
        enquire.set_sort_by_relevance_then_value(slot::newest, false);
    }
}

Matcher::Matcher(const Xapian::Database& db, const Request& request, const language::Date& today,
                 const store::Shortcuts& shortcuts)
    : db_(&db), request_(&request), shortcuts_(shortcuts) {
    add_filter("year", store::Field::year, "--year", request.years, today);
    add_filter("source", store::Field::source, "--source", request.sources, today);
    language::DateRange range;
    if (!request.from.empty()) range.first = read_range("--from", request.from, today).first;
    if (!request.to.empty()) range.last = read_range("--to", request.to, today).last;
    if (range.first && range.last && *range.first > *range.last) {
        notes_.push_back(fmt::format("No day is between --from {} and --to {}: the first is later.",
                                     request.from, request.to));
    }
    if (range.first || range.last) filters_.push_back({"", date_filter(range)});
}

void Matcher::add_filter(std::string facet, store::Field field, const char* option,
                         const std::vector<std::string>& values, const language::Date& today) {
    if (values.empty()) return;
    std::vector<Query> accepted;
    for (const auto& value : values) {
        const auto filter = field_filter(*db_, field, language::clean(value), today);
        if (!filter) not_a_date(option, value);
        accepted.push_back(filter->query);
    }
    filters_.push_back({std::move(facet), Query(Query::OP_OR, accepted.begin(), accepted.end())});
}

Query Matcher::narrowed(const std::string& without_facet) const {
    // Where nothing is asked, all articles that pass the filters are the answer.
    const bool filters_only = !compiled_.asked && !filters_.empty();
    Query query = filters_only ? Query(std::string()) : compiled_.query;
    for (const auto& filter : filters_) {
        if (!without_facet.empty() && filter.facet == without_facet) continue;
        query = Query(Query::OP_FILTER, query, filter.query);
    }
    return query;
}

std::uint64_t Matcher::count(const CompiledQuery& compiled, Xapian::doccount enough) {
    const CompiledQuery before = std::exchange(compiled_, compiled);
    Xapian::Enquire enquire(*db_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(narrowed(""));
    compiled_ = before;
    return enquire.get_mset(0, 0, enough).get_matches_lower_bound();
}

void Matcher::match(const CompiledQuery& compiled) {
    compiled_ = compiled;
    query_ = narrowed("");
    Xapian::Enquire enquire(*db_);
    enquire.set_weighting_scheme(ranking::bm25());
    enquire.set_query(query_);
    set_order(enquire, request_->sort, compiled.ranks);
    const bool collapse = request_->collapse && db_->get_value_freq(slot::cluster) > 0;
    if (collapse) enquire.set_collapse_key(slot::cluster, 1);
    // Where near-duplicates are left out, only what counts every match knows how many there are.
    const bool only_total = collapse && request_->facets.empty();
    const FacetCounter counter(only_total ? std::vector<std::string>{"year"} : request_->facets,
                               shortcuts_.columns, enquire);
    const bool by_relevance = request_->sort == Sort::relevance && compiled.ranks;
    // Of near-duplicates that score alike the newest stands for the rest: Xapian must know it.
    const auto [matches, ranked] =
        best(enquire, by_relevance && !collapse && shortcuts_.own_numbers);
    page_ = lifted_page(*db_, ranked, lifts() ? compiled.as_typed : std::vector<Query>{},
                        naming_for(shortcuts_), request_->offset, request_->limit);
    total_ = collapse ? counter.seen().value_or(0) : matches.get_matches_estimated();
    total_is_exact_ = compiled.complete && (collapse || matches.get_matches_lower_bound() ==
                                                            matches.get_matches_upper_bound());
    if (only_total) return;
    facets_ = counter.counts(total_, request_->facet_order);
    if (request_->facets_show_others) count_others();
}

/// Whether the words side by side may change the order of the page.
bool Matcher::lifts() const {
    return request_->sort == Sort::relevance && !compiled_.as_typed.empty() &&
           request_->offset < kMostLifted && request_->limit > 0;
}

BestMatches Matcher::best(Xapian::Enquire& enquire, bool by_relevance_alone) const {
    const Xapian::doccount all = db_->get_doccount();
    const std::uint64_t end = std::uint64_t{request_->offset} + request_->limit;
    auto count = static_cast<Xapian::doccount>(std::min<std::uint64_t>(end, all));
    if (request_->limit == 0) count = 0;
    if (lifts()) count = std::max(count, kMostLifted);
    if (by_relevance_alone) return best_matches(enquire, count, all);
    BestMatches found;
    found.counted = enquire.get_mset(0, count, all);
    found.ranked = ranked_as_they_are(found.counted);
    return found;
}

/// With --year 2021 the other years are worth seeing too: each facet that narrows is counted again
/// as if it did not.
void Matcher::count_others() {
    for (auto& facet : facets_) {
        const bool narrows =
            std::any_of(filters_.begin(), filters_.end(),
                        [&](const Filter& filter) { return filter.facet == facet.name; });
        if (!narrows) continue;
        Xapian::Enquire enquire(*db_);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(narrowed(facet.name));
        const FacetCounter counter({facet.name}, shortcuts_.columns, enquire);
        const auto all = enquire.get_mset(0, 0, db_->get_doccount());
        facet = counter.counts(all.get_matches_estimated(), request_->facet_order).front();
    }
}

std::vector<std::string> Matcher::collapsed(const Xapian::MSetIterator& hit) const {
    std::vector<std::string> ids;
    if (hit.get_collapse_count() == 0) return ids;
    Xapian::Enquire enquire(*db_);
    const Query cluster(store::term(store::prefix::cluster, hit.get_collapse_key()));
    enquire.set_query(Query(Query::OP_FILTER, query_, cluster));
    set_order(enquire, request_->sort, true);
    const auto alike = enquire.get_mset(0, db_->get_doccount());
    for (auto other = alike.begin(); other != alike.end(); ++other) {
        if (*other != *hit) ids.push_back(id_of(other.get_document()));
    }
    return ids;
}

}  // namespace udklip::searcher
