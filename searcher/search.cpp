// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <optional>

#include "language/clean.hpp"
#include "searcher/facets.hpp"
#include "searcher/filters.hpp"
#include "searcher/query_parser.hpp"
#include "searcher/ranking.hpp"
#include "store/error.hpp"
#include "store/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;
namespace slot = store::slot;

[[noreturn]] void not_a_date(const std::string& option, const std::string& value) {
    throw store::Error(store::ErrorCode::usage, fmt::format("{}: \"{}\" is no date", option, value),
                       "say 2021, 2021-06, 2021-06-18, 2019..2021, maj-2021 or sidste-måned");
}

Query any_of(const Xapian::Database& db, store::Field field, const std::string& option,
             const std::vector<std::string>& values, const language::Date& today) {
    std::vector<Query> accepted;
    for (const auto& value : values) {
        const auto filter = field_filter(db, field, language::clean(value), today);
        if (!filter) not_a_date(option, value);
        accepted.push_back(*filter);
    }
    return Query(Query::OP_OR, accepted.begin(), accepted.end());
}

/// Ties are broken by date, newest first, then by id, so that paging is stable.
void set_order(Xapian::Enquire& enquire, Sort sort, bool ranks) {
    if (sort == Sort::oldest) {
        enquire.set_sort_by_value_then_relevance(slot::oldest, false);
    } else if (sort == Sort::newest || !ranks) {
        enquire.set_sort_by_value_then_relevance(slot::newest, false);
    } else {
        enquire.set_sort_by_relevance_then_value(slot::newest, false);
    }
}

/// How much a word of the question says, for choosing sentences: its inverse document frequency.
std::vector<double> weights_of(const std::vector<UnderstoodWord>& words, Xapian::doccount all) {
    std::vector<double> weights;
    for (const auto& word : words) {
        const double articles = word.articles;
        weights.push_back(std::log(1.0 + (static_cast<double>(all) - articles + 0.5) / (articles + 0.5)));
    }
    return weights;
}

/// The id of a match without reading its whole text, unless the id is too long for its value.
std::string id_of(const Xapian::Document& document) {
    constexpr std::size_t kDateBytes = 8;
    constexpr std::size_t kIdBytes = 64;
    const std::string value = document.get_value(slot::newest);
    if (value.size() < kDateBytes + kIdBytes) return value.substr(std::min(kDateBytes, value.size()));
    return store::decode(document.get_data()).id;
}

}  // namespace

Searcher::Searcher(store::Reader& reader, language::Analyzer& analyzer, language::Date today)
    : reader_(&reader), analyzer_(&analyzer), today_(today) {}

Query Searcher::narrowed(const Xapian::Database& db, const CompiledQuery& compiled,
                         const Request& request) const {
    Query query = compiled.query;
    const auto add = [&](const Query& filter) {
        query = query.empty() ? Query(Query::OP_SCALE_WEIGHT, filter, 0.0)
                              : Query(Query::OP_FILTER, query, filter);
    };
    if (!request.years.empty()) add(any_of(db, store::Field::year, "--year", request.years, today_));
    if (!request.sources.empty()) {
        add(any_of(db, store::Field::source, "--source", request.sources, today_));
    }
    language::DateRange range;
    if (!request.from.empty()) {
        const auto from = language::parse_query_dates(language::clean(request.from), today_);
        if (!from) not_a_date("--from", request.from);
        range.first = from->first;
    }
    if (!request.to.empty()) {
        const auto to = language::parse_query_dates(language::clean(request.to), today_);
        if (!to) not_a_date("--to", request.to);
        range.last = to->last;
    }
    if (range.first || range.last) add(date_filter(range));
    return query;
}

Answer Searcher::search(const Request& request) {
    const auto started = std::chrono::steady_clock::now();
    Answer answer = reader_->consistently(
        [&](const Xapian::Database& db) { return search_in(db, request); });
    answer.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

Answer Searcher::search_in(const Xapian::Database& db, const Request& request) {
    Answer answer;
    answer.query = request.text;
    const std::string cleaned = language::clean(request.text);
    const ParsedQuery parsed = parse_query(cleaned);
    answer.understood = to_string(parsed.root);
    Notes notes;
    for (const auto& note : parsed.notes) notes.add(note.at, note.message);
    const CompileContext context{db, *analyzer_, today_, notes};

    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(ranking::bm25());
    CompiledQuery compiled;
    Xapian::MSet matches;
    std::vector<Facet> facets;
    // Counts are exact because every match is looked at.
    const auto match = [&](Combine combine) {
        compiled = compile(parsed.root, combine, context);
        const Query query = narrowed(db, compiled, request);
        enquire.set_query(query);
        set_order(enquire, request.sort, compiled.ranks);
        const FacetCounter counter(request.facets, enquire);
        matches = enquire.get_mset(request.offset, request.limit, db.get_doccount());
        facets = counter.counts(matches.get_matches_estimated());
        answer.xapian_query = query.get_description();
    };
    match(request.words == Words::some ? Combine::some : Combine::every);
    if (matches.get_matches_estimated() == 0 && request.words == Words::automatic &&
        compiled.optional_words > 1) {
        match(Combine::relaxed);
        answer.relaxed = matches.get_matches_estimated() > 0;
    }
    answer.total = matches.get_matches_estimated();
    answer.total_is_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
    answer.facets = std::move(facets);
    answer.words = compiled.words;
    const auto weights = weights_of(compiled.words, db.get_doccount());
    for (auto i = matches.begin(); i != matches.end(); ++i) {
        store::Record record = store::decode(i.get_document().get_data());
        Hit hit;
        hit.rank = i.get_rank() + 1;
        hit.snippet = cut_snippet(record.text, record.title, compiled.wanted, weights, *analyzer_);
        hit.id = std::move(record.id);
        hit.title = std::move(record.title);
        hit.source = std::move(record.source);
        hit.date = std::move(record.date);
        hit.score = i.get_weight();
        hit.path = std::move(record.path);
        hit.url = std::move(record.url);
        answer.hits.push_back(std::move(hit));
    }
    for (const auto& note : notes.all()) answer.notes.push_back(note.message);
    return answer;
}

std::vector<RankedId> Searcher::rank(const std::string& text, std::uint32_t limit) {
    return reader_->consistently([&](const Xapian::Database& db) {
        Notes notes;
        const std::string cleaned = language::clean(text);
        const CompiledQuery compiled =
            compile(parse_query(cleaned).root, Combine::some, {db, *analyzer_, today_, notes});
        Xapian::Enquire enquire(db);
        enquire.set_weighting_scheme(ranking::bm25());
        enquire.set_query(compiled.query);
        set_order(enquire, Sort::relevance, compiled.ranks);
        std::vector<RankedId> ranked;
        const Xapian::MSet matches = enquire.get_mset(0, limit);
        for (auto i = matches.begin(); i != matches.end(); ++i) {
            ranked.push_back({id_of(i.get_document()), i.get_weight()});
        }
        return ranked;
    });
}

Searcher::Shown Searcher::show(const std::string& id, const std::string& text) {
    return reader_->consistently([&](const Xapian::Database& db) {
        Shown shown;
        const std::string term = store::term(store::prefix::id, language::clean(id));
        const auto article = db.postlist_begin(term);
        if (article == db.postlist_end(term)) return shown;
        shown.record = store::fetch(db, *article);
        Notes notes;
        const std::string cleaned = language::clean(text);
        const CompiledQuery compiled =
            compile(parse_query(cleaned).root, Combine::some, {db, *analyzer_, today_, notes});
        shown.marks = find_marks(shown.record.text, compiled.wanted, *analyzer_);
        return shown;
    });
}

}  // namespace udklip::searcher
