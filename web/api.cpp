// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/api.hpp"

#include <algorithm>
#include <charconv>

#include "searcher/showing/json_parts.hpp"
#include "searcher/showing/print.hpp"
#include "searcher/showing/trend.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {
namespace {

using searcher::Json;
using searcher::Request;
using searcher::Session;

constexpr std::uint32_t kMostHits = 100;
constexpr std::size_t kMostTrends = 2;
constexpr std::size_t kMostSuggestions = 8;

HttpResponse json_response(const language::Printable& json, int status = 200) {
    HttpResponse response{status, "application/json; charset=utf-8", json.str()};
    response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

void take_limit(const Visit& visit, Request& request) {
    const std::string limit = parameter(visit.parameters, "limit");
    std::from_chars(limit.data(), limit.data() + limit.size(), request.limit);
    request.limit = std::min(request.limit, kMostHits);
    request.offset = (visit.address.page - 1) * request.limit;
}

void take_facets(const Visit& visit, Request& request) {
    request.facets = {"year", "source"};
    const auto& known = searcher::facet_names();
    bool first = true;
    for (const auto& [name, value] : visit.parameters) {
        if (name != "facet") continue;
        if (first) request.facets.clear();
        first = false;
        if (std::find(known.begin(), known.end(), value) != known.end()) {
            request.facets.push_back(value);
        }
    }
}

}  // namespace

HttpResponse api_error(int status, const std::string& what) {
    return json_response(searcher::dump({{"error", what}}) + "\n", status);
}

HttpResponse api_search(const Visit& visit) {
    if (!visit.address.asks()) return api_error(400, "there is no question: q=...");
    Request request = request_of(visit);
    request.tells_database = true;
    take_limit(visit, request);
    take_facets(visit, request);
    return visit.readers->with([&](Session& session) {
        OwnSearcher own(session);
        if (visit.address.like.empty()) return json_response(to_json(own.searcher.search(request)));
        const auto answer = own.searcher.similar(visit.address.like, request);
        return answer ? json_response(to_json(*answer))
                      : api_error(404, "there is no such article");
    });
}

HttpResponse api_article(const Visit& visit, const std::string& id) {
    return visit.readers->with([&](Session& session) {
        const auto shown =
            OwnSearcher(session).searcher.show(id, visit.address.asked.text, time_left(visit));
        return shown ? json_response(to_json(*shown)) : api_error(404, "there is no such article");
    });
}

HttpResponse api_suggest(const Visit& visit) {
    const std::string& text = visit.address.asked.text;
    return visit.readers->with([&](Session& session) {
        const auto completed = session.searcher().completions(text, kMostSuggestions);
        return json_response(searcher::dump({{"suggestions", completed}}) + "\n");
    });
}

searcher::TrendRequest trend_request(const Visit& visit) {
    searcher::TrendRequest request;
    for (const auto& [name, value] : visit.parameters) {
        if (name != "q" || value.find_first_not_of(' ') == std::string::npos) continue;
        if (request.questions.size() < kMostTrends) request.questions.push_back(value);
    }
    if (parameter(visit.parameters, "by") == "month") request.by = searcher::Period::month;
    request.narrowing = request_of(visit);
    return request;
}

HttpResponse api_trend(const Visit& visit) {
    const auto request = trend_request(visit);
    if (request.questions.empty()) return api_error(400, "there is no question: q=...");
    return visit.readers->with([&](Session& session) {
        const auto trend = OwnSearcher(session).searcher.trend(request);
        if (parameter(visit.parameters, "format") != "tsv") return json_response(to_json(trend));
        HttpResponse response{200, "text/tab-separated-values; charset=utf-8", to_tsv(trend).str()};
        response.headers.emplace_back("Content-Disposition", "attachment; filename=\"udklip.tsv\"");
        return response;
    });
}

}  // namespace udklip::web
