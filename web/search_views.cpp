// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/search_views.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "web/pages/answer_page.hpp"
#include "web/pages/article_page.hpp"
#include "web/pages/nothing_page.hpp"
#include "web/pages/start_page.hpp"
#include "web/parts/facet_list.hpp"
#include "web/parts/hits.hpp"
#include "web/parts/year_choice.hpp"
#include "web/reading_views.hpp"
#include "web/saved_views.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {
namespace {

using searcher::Answer;
using searcher::Facet;
using searcher::Request;
using searcher::Session;

constexpr std::uint32_t kNewest = 5;
constexpr std::size_t kMostOfCollection = 20;
constexpr std::uint32_t kLike = 5;
constexpr std::uint32_t kCopies = 20;

Request request_with_facets(const Visit& visit, bool has_tags) {
    Request request = request_of(visit);
    if (visit.address.view != View::hits) request.limit = request.offset = 0;
    request.facets = {"year", "source", "section", "author", "name"};
    if (year_choice(visit.address).is_one_year()) request.facets.emplace_back("month");
    request.facets_show_others = true;
    request.tells_database = true;
    if (has_tags) request.facets.emplace_back("tag");
    if (!visit.address.all.empty()) request.facet_order = searcher::FacetOrder::name;
    return request;
}

/// An article may have several authors and names: what a further one adds is what it has without
/// the chosen ones. Takes away from each count the articles that are in the answer already.
void count_what_others_add(const char* field, const std::vector<std::string>& chosen,
                           std::vector<Facet>& facets, searcher::Searcher& searcher,
                           const Visit& visit) {
    const auto all = std::find_if(facets.begin(), facets.end(),
                                  [&](const Facet& facet) { return facet.name == field; });
    if (chosen.empty() || all == facets.end() || !visit.address.like.empty()) return;
    Request request = request_of(visit);
    request.limit = 0;
    request.offset = 0;
    request.facets = {field};
    request.suggests = false;
    const Answer answer = searcher.search(request);
    if (answer.facets.empty()) return;
    std::map<std::optional<std::string>, std::uint64_t> inside;
    for (const auto& value : answer.facets.front().values) inside[value.value] = value.count;
    for (auto& value : all->values) {
        if (is_chosen(chosen, value)) continue;
        const auto same = inside.find(value.value);
        if (same != inside.end()) value.count -= std::min(value.count, same->second);
    }
}

/// A list that is shown whole is in alphabetical order; the others have the most frequent first.
void put_most_frequent_first(std::vector<Facet>& facets, const std::string& all) {
    for (auto& facet : facets) {
        if (facet.name == all) continue;
        std::stable_sort(facet.values.begin(), facet.values.end(),
                         [](const auto& a, const auto& b) {
                             if (a.value.has_value() != b.value.has_value())
                                 return a.value.has_value();
                             return a.count > b.count;
                         });
    }
}

/// The years of the answer, counted without the filters of years and months.
Facet years_of(searcher::Searcher& searcher, const Visit& visit, const Answer& answer) {
    if (!visit.address.asked.months.empty() && visit.address.like.empty()) {
        Request request = request_of(visit);
        request.limit = 0;
        request.offset = 0;
        request.years.clear();
        request.months.clear();
        request.facets = {"year"};
        request.suggests = false;
        return searcher.search(request).facets.front();
    }
    for (const auto& facet : answer.facets) {
        if (facet.name == "year") return facet;
    }
    return {"year", {}};
}

HttpResponse start_view(const Visit& visit) {
    return visit.readers->with([&](Session& session) {
        auto searcher = session.searcher();
        StartPage start;
        start.years = searcher.years();
        start.updated = session.reader().updated();
        start.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        if (const auto week = session.arrived_this_week(start.now)) {
            start.this_week = Lately{week->articles, week->files};
        }
        const PageContext context = context_of(visit, articles_in(start.years), can_keep(session));
        auto [sources, names] = session.collection(kMostOfCollection, time_left(visit));
        start.sources = std::move(sources);
        start.names = std::move(names);
        if (const int year = last_year(start.years); year != 0) {
            Request newest = request_of(visit);
            newest.years = {std::to_string(year)};
            newest.sort = searcher::Sort::newest;
            newest.limit = kNewest;
            start.newest = searcher.search(newest).hits;
        }
        start.saved = saved_lines(session, visit, context);
        return page_response(start_page(context, start));
    });
}

/// Articles like another one have no question to which a filter could be added.
Answer ask(searcher::Searcher& searcher, const Visit& visit, const Request& request) {
    if (visit.address.like.empty()) return searcher.search(request);
    return searcher.similar(visit.address.like, request).value_or(Answer());
}

std::optional<PlaceInAnswer> place_of(searcher::Searcher& searcher, const Visit& visit,
                                      const std::string& id) {
    const std::uint64_t at = visit.address.at;
    constexpr std::uint64_t kLast = std::uint64_t{kHitsOnPage} * kMostPages;
    if (at == 0 || at > kLast || !visit.address.asks() || !visit.address.saved.empty()) return {};
    Request request = request_of(visit);
    request.offset = static_cast<std::uint32_t>(at > 1 ? at - 2 : 0);
    request.limit = 3;
    request.suggests = false;
    const Answer answer = ask(searcher, visit, request);
    PlaceInAnswer place{at, answer.distinct, {}, {}};
    bool is_there = false;
    for (const auto& hit : answer.hits) {
        is_there = is_there || (hit.rank == at && hit.id == id);
        if (hit.rank + 1 == at) place.previous = hit.id;
        if (hit.rank == at + 1) place.next = hit.id;
    }
    // The collection may have changed since the answer was shown.
    return is_there ? std::optional(place) : std::nullopt;
}

std::vector<searcher::Hit> like(searcher::Searcher& searcher, const Visit& visit,
                                const std::string& id, const std::vector<searcher::Copy>& copies) {
    Request request;
    request.time_limit = time_left(visit);
    request.limit = kLike + 1;  // its own near-duplicates are one of them
    request.facets.clear();
    auto answer = searcher.similar(id, request);
    if (!answer) return {};
    std::erase_if(answer->hits, [&](const auto& hit) {
        return std::any_of(copies.begin(), copies.end(),
                           [&](const auto& copy) { return copy.id == hit.id; });
    });
    if (answer->hits.size() > kLike) answer->hits.resize(kLike);
    return std::move(answer->hits);
}

}  // namespace

HttpResponse answer_view(const Visit& asked) {
    if (!asked.address.asks()) return start_view(asked);
    if (!asked.address.saved.empty()) return saved_view(asked);
    return asked.readers->with([&](Session& session) {
        OwnSearcher own(session);
        searcher::Searcher& searcher = own.searcher;
        Visit visit = asked;  // a chosen source is the one that is counted, however it was typed
        if (!visit.address.like.empty()) visit.address.view = View::hits;
        visit.address.asked.sources = searcher.sources_as_counted(asked.address.asked.sources);
        Answer answer = ask(searcher, visit, request_with_facets(visit, own.tags.has_value()));
        if (!own.trouble.empty()) {
            answer.add_note({"tags_left_out",
                             {own.trouble},
                             visit.says.fill("Your tags and notes are left out: {}", own.trouble)});
        }
        const View view = visit.address.view;
        if (view == View::hits && answer.hits.empty() && answer.total > 0 &&
            visit.address.page > 1) {
            Address last = visit.address;
            last.page = static_cast<std::uint32_t>(pages_of(answer.distinct));
            if (last.page < visit.address.page) return redirect_to(last.href());
        }
        const Request& chosen = visit.address.asked;
        count_what_others_add("author", chosen.authors, answer.facets, searcher, visit);
        count_what_others_add("name", chosen.names, answer.facets, searcher, visit);
        put_most_frequent_first(answer.facets, visit.address.all);
        const PageContext context = context_of(visit, articles_in(answer.years), can_keep(session));
        OtherView other;
        if (answer.total > 0 && view == View::places) other.places = places_of(searcher, visit);
        if (answer.total > 0 && view == View::words) other.telling = telling_of(searcher, visit);
        return page_response(
            answer_page(context, visit.address, answer, years_of(searcher, visit, answer), other));
    });
}

HttpResponse article_view(const Visit& visit, const std::string& id) {
    return visit.readers->with([&](Session& session) {
        OwnSearcher own(session);
        searcher::Searcher& searcher = own.searcher;
        const PageContext context =
            context_of(visit, articles_in(searcher.years()), can_keep(session));
        auto shown = searcher.show(id, visit.address.asked.text, time_left(visit));
        if (!shown) {
            return page_response(
                trouble_page(context, visit.address, context.text("There is no such article"),
                             context.text("Its file may be gone, or it has another name now.")),
                404);
        }
        ArticlePage article{std::move(*shown), place_of(searcher, visit, id), {}, {}};
        article.copies = searcher.copies(id, kCopies);
        article.like = like(searcher, visit, id, article.copies);
        return page_response(article_page(context, visit.address, article));
    });
}

}  // namespace udklip::web
