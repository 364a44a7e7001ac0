// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/matcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "command_line/error.hpp"
#include "language/text/clean.hpp"
#include "searcher/compiling/clock_source.hpp"
#include "searcher/compiling/filters.hpp"
#include "searcher/compiling/ranking.hpp"
#include "searcher/compiling/term_filter.hpp"
#include "searcher/matching/facets.hpp"
#include "searcher/matching/name_duplicates.hpp"
#include "searcher/matching/own_matcher.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/orders.hpp"
#include "store/layout/schema.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;
namespace slot = store::slot;

[[noreturn]] void not_a_date(const std::string& option, const std::string& value) {
    throw Error(ErrorCode::usage, said("{}: \"{}\" is no date", option, value),
                said("say 2021, 2021-06, 2021-06-18, 2019..2021, maj-2021 or sidste-måned"));
}

language::DateRange read_range(const char* option, const std::string& value,
                               const language::Date& today) {
    const auto range = language::parse_query_dates(language::clean(value), today);
    if (!range) not_a_date(option, value);
    return *range;
}

/// How many matches are left out if each cluster is one.
std::uint64_t collapsed_away(const Xapian::ValueCountMatchSpy& clusters) {
    std::uint64_t away = 0;
    const auto end = clusters.values_end();
    for (auto name = clusters.values_begin(); name != end; ++name) away += name.get_termfreq() - 1;
    return away;
}

/// Whether it finds what was asked for, no more and no less.
bool is_whole(const CompiledQuery& compiled) {
    return !compiled.finds_too_few && !compiled.finds_too_many;
}

bool is_exact(const Xapian::MSet& matches) {
    return matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
}

}  // namespace

std::string id_of(const Xapian::Document& document, store::Articles& articles) {
    constexpr std::size_t kIdBytes = 64;
    const std::string value = document.get_value(slot::newest);
    const std::string_view id = store::id_in_newest_first(value);
    if (id.size() < kIdBytes) return std::string(id);
    return articles.read(document).id;
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

Matcher::Matcher(const Xapian::Database& db, store::Articles& articles, const Request& request,
                 const language::Date& today, const store::Shortcuts& shortcuts,
                 const Deadline& deadline)
    : db_(&db),
      articles_(&articles),
      request_(&request),
      shortcuts_(shortcuts),
      deadline_(deadline) {
    add_filter("year", store::Field::year, "--year", request.years, today);
    add_filter("month", store::Field::month, "--month", request.months, today);
    add_filter("source", store::Field::source, "--source", request.sources, today);
    add_filter("section", store::Field::section, "--section", request.sections, today);
    add_filter("author", store::Field::author, "--author", request.authors, today);
    add_filter("name", store::Field::name, "--name", request.names, today);
    if (!request.only_ids.empty()) filters_.push_back({"", these_ids(request.only_ids)});
    language::DateRange range;
    if (!request.from.empty()) range.first = read_range("--from", request.from, today).first;
    if (!request.to.empty()) range.last = read_range("--to", request.to, today).last;
    if (range.first && range.last && *range.first > *range.last) {
        notes_.push_back(note_text("no_day_between",
                                   "No day is between --from {} and --to {}: the first is later.",
                                   request.from, request.to));
    }
    if (range.first || range.last) filters_.push_back({"", date_filter(range, shortcuts_.columns)});
}

void Matcher::add_filter(std::string facet, store::Field field, const char* option,
                         const std::vector<std::string>& values, const language::Date& today) {
    if (values.empty()) return;
    std::vector<Query> accepted;
    for (const auto& value : values) {
        const auto filter = field_filter(*db_, field, language::clean(value), today,
                                         shortcuts_.columns, &articles_->source_names());
        if (!filter) not_a_date(option, value);
        if (auto odd = odd_date_note(field, language::clean(value), today)) {
            notes_.push_back(std::move(*odd));
        }
        accepted.push_back(filter->query);
    }
    filters_.push_back({std::move(facet), Query(Query::OP_OR, accepted.begin(), accepted.end())});
}

Query Matcher::filtered(const std::string& without_facet) const {
    // Where nothing is asked, all articles that pass the filters are the answer.
    const bool filters_only = !compiled_.asked && !filters_.empty();
    Query query = filters_only ? Query(std::string()) : compiled_.query;
    for (const auto& filter : filters_) {
        if (!without_facet.empty() && filter.facet == without_facet) continue;
        query = Query(Query::OP_FILTER, query, filter.query);
    }
    return query;
}

Query Matcher::ended(const Query& query) const {
    return query.empty() ? query : within_deadline(query, deadline_);
}

std::uint64_t Matcher::count(const CompiledQuery& compiled, Xapian::doccount enough) {
    const CompiledQuery before = std::exchange(compiled_, compiled);
    const Query query = filtered("");
    compiled_ = before;
    if (auto own = OwnMatcher::for_question(*db_, query, shortcuts_, deadline_)) {
        return std::min<std::uint64_t>(enough, own->count({}));
    }
    Xapian::Enquire enquire(*db_);
    enquire.set_weighting_scheme(counting());
    enquire.set_query(ended(query));
    // Which of those beyond are known of differs by shard.
    return std::min(enough, enquire.get_mset(0, 0, enough).get_matches_lower_bound());
}

void Matcher::match(const CompiledQuery& compiled) {
    compiled_ = compiled;
    query_ = ended(filtered(""));
    clusters_.reset();
    taken_.reset();
    collapsed_ = request_->collapse && (db_->size() > 1 || db_->get_value_freq(slot::cluster) > 0);
    store::FacetColumn* column = collapsed_ && shortcuts_.columns != nullptr
                                     ? shortcuts_.columns->find(slot::cluster)
                                     : nullptr;
    if (match_by_postings(column)) return;
    clusters_.reset();
    if (column != nullptr) {
        if (match_by_column(*column)) return;
        clusters_.reset();
    }
    Xapian::Enquire enquire = this->enquire();
    const Xapian::doccount all = db_->get_doccount();
    const Xapian::doccount fetched =
        collapsed_ ? std::min(matches_for_distinct(wanted()), all) : wanted();
    const auto take = [&](std::vector<RankedMatch> ranked) {
        take_page(collapsed_ ? distinct_by_value(std::move(ranked)) : std::move(ranked));
    };
    // Sorted by a value, Xapian 1.4 shows the matches of a server that make the page to the spies
    // once more. So where there are servers, counting is a pass of its own.
    if (!shortcuts_.no_servers) {
        take(best(enquire, fetched, all).ranked);
        count_all();
        return;
    }
    const FacetCounter counter(request_->facets, shortcuts_.columns, enquire);
    Xapian::ValueCountMatchSpy clusters(slot::cluster);
    if (collapsed_) enquire.add_matchspy(&clusters);
    auto [matches, ranked] = best(enquire, fetched, all);
    take(std::move(ranked));
    take_counts(matches, clusters, counter);
}

void Matcher::count_all() {
    Xapian::Enquire enquire(*db_);
    enquire.set_weighting_scheme(counting());
    enquire.set_query(query_);
    const FacetCounter counter(request_->facets, shortcuts_.columns, enquire);
    Xapian::ValueCountMatchSpy clusters(slot::cluster);
    if (collapsed_) enquire.add_matchspy(&clusters);
    const auto all = enquire.get_mset(0, 0, db_->get_doccount());
    take_counts(all, clusters, counter);
}

void Matcher::take_counts(const Xapian::MSet& all, const Xapian::ValueCountMatchSpy& clusters,
                          const FacetCounter& counter) {
    total_ = all.get_matches_estimated();
    distinct_ = total_ - collapsed_away(clusters) - (taken_ ? taken_->found_alike() : 0);
    total_is_exact_ = is_whole(compiled_) && is_exact(all);
    take_facets(counter);
}

bool Matcher::match_by_postings(store::FacetColumn* clusters) {
    const bool ranks = request_->sort == Sort::relevance && compiled_.ranks;
    if (!ranks || wanted() > OwnMatcher::kMostBest || (collapsed_ && clusters == nullptr)) {
        return false;
    }
    auto own = OwnMatcher::for_question(*db_, filtered(""), shortcuts_, deadline_);
    if (!own) return false;
    if (clusters != nullptr) clusters_.emplace(*clusters);
    Xapian::Enquire unused(*db_);
    FacetCounter counter(request_->facets, shortcuts_.columns, unused,
                         clusters_ ? &*clusters_ : nullptr);
    if (!counter.is_by_columns()) return false;
    total_ = own->count(
        [&](Xapian::docid first, const RangeMask& matches) { counter.see(*db_, first, matches); });
    if (clusters_ && !clusters_->complete()) return false;
    take_page(own->best(wanted(), clusters));
    distinct_ = clusters_ ? clusters_->distinct() : total_;
    total_is_exact_ = is_whole(compiled_);
    take_facets(counter);
    return true;
}

bool Matcher::match_by_column(store::FacetColumn& column) {
    clusters_.emplace(column);
    Xapian::Enquire enquire = this->enquire();
    const FacetCounter counter(request_->facets, shortcuts_.columns, enquire, &*clusters_);
    const Xapian::doccount all = db_->get_doccount();
    const Xapian::doccount fetched = std::min(matches_for_distinct(wanted()), all);
    auto ranked = best(enquire, fetched, all).ranked;
    if (!clusters_->complete()) return false;
    enquire.clear_matchspies();
    TakenByColumn taken(*clusters_);
    const auto fetch = [&](Xapian::doccount count) {
        return best(enquire, count, all, &taken).ranked;
    };
    take_page(distinct_matches(std::move(ranked), wanted(), taken, fetch));
    total_ = counter.seen().value_or(0);
    distinct_ = clusters_->distinct();
    total_is_exact_ = is_whole(compiled_);
    take_facets(counter);
    return true;
}

std::vector<RankedMatch> Matcher::distinct_by_value(std::vector<RankedMatch> first) {
    TakenByValue& taken = taken_.emplace(db_->size() > 1);
    const auto fetch = [&](Xapian::doccount count) {
        Xapian::Enquire rest = enquire();
        rest.set_query(taken.rest_of(query_));
        const auto more = count + static_cast<Xapian::doccount>(taken.lone());
        auto ranked = best(rest, more, db_->get_doccount()).ranked;
        std::erase_if(ranked, [&](const auto& match) { return taken.is_lone(*match.match); });
        return ranked;
    };
    return distinct_matches(std::move(first), wanted(), taken, fetch);
}

Xapian::Enquire Matcher::enquire() const {
    Xapian::Enquire enquire(*db_);
    enquire.set_weighting_scheme(ranking::bm25());
    enquire.set_query(query_);
    set_order(enquire, request_->sort, compiled_.ranks);
    return enquire;
}

Bound Matcher::total_bound() const {
    if (!compiled_.finds_too_many) return Bound::lower;
    return compiled_.finds_too_few ? Bound::neither : Bound::upper;
}

void Matcher::take_page(std::vector<RankedMatch> ranked) {
    page_ = lifted_page(*db_, *articles_, std::move(ranked),
                        lifts() ? compiled_.as_typed : std::vector<Query>{}, naming_for(shortcuts_),
                        request_->offset, request_->limit);
}

void Matcher::take_facets(const FacetCounter& counter) {
    facets_ = counter.counts(total_, request_->facet_order, articles_->source_names());
    if (request_->facets_show_others) count_others();
}

/// Whether the words side by side may change the order of the page.
bool Matcher::lifts() const {
    return request_->sort == Sort::relevance && !compiled_.as_typed.empty() &&
           request_->offset < kMostLifted && request_->limit > 0;
}

Xapian::doccount Matcher::wanted() const {
    if (request_->limit == 0) return 0;
    const std::uint64_t end = std::uint64_t{request_->offset} + request_->limit;
    const auto count =
        static_cast<Xapian::doccount>(std::min<std::uint64_t>(end, db_->get_doccount()));
    return lifts() ? std::max(count, kMostLifted) : count;
}

BestMatches Matcher::best(Xapian::Enquire& enquire, Xapian::doccount count,
                          Xapian::doccount check_at_least,
                          const Xapian::MatchDecider* decider) const {
    if (request_->sort == Sort::relevance && compiled_.ranks) {
        return best_matches(enquire, count, check_at_least, ties_for(shortcuts_), decider);
    }
    BestMatches found;
    found.counted = enquire.get_mset(0, count, check_at_least, nullptr, decider);
    found.ranked = ranked_as_they_are(found.counted);
    return found;
}

/// With --year 2021 the other years are worth seeing too: each facet that narrows is counted again
/// as if it did not.
void Matcher::count_others() {
    for (auto& facet : facets_) {
        const bool narrows =
            std::any_of(filters_.begin(), filters_.end(),
                        [&](const RequestFilter& filter) { return filter.facet == facet.name; });
        if (!narrows) continue;
        Xapian::Enquire enquire(*db_);
        FacetCounter counter({facet.name}, shortcuts_.columns, enquire);
        const Query query = filtered(facet.name);
        std::uint64_t total = 0;
        auto own = OwnMatcher::for_question(*db_, query, shortcuts_, deadline_);
        if (own && counter.is_by_columns()) {
            total = own->count([&](Xapian::docid first, const RangeMask& matches) {
                counter.see(*db_, first, matches);
            });
        } else {
            enquire.set_weighting_scheme(counting());
            enquire.set_query(ended(query));
            total = enquire.get_mset(0, 0, db_->get_doccount()).get_matches_estimated();
        }
        facet = counter.counts(total, request_->facet_order, articles_->source_names()).front();
    }
}

std::vector<NearDuplicates> Matcher::near_duplicates() const {
    if (!collapsed_) return std::vector<NearDuplicates>(page_.size());
    const auto among = [&](const Query& these, Xapian::doccount count) {
        Xapian::Enquire enquire = this->enquire();
        enquire.set_query(Query(Query::OP_FILTER, query_, these));
        return best(enquire, count, db_->get_doccount());
    };
    return clusters_ ? name_duplicates(page_, among, *clusters_, *articles_)
                     : name_duplicates(page_, among, *taken_, *articles_);
}

}  // namespace udklip::searcher
