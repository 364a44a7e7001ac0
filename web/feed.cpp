// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/feed.hpp"

#include <fmt/chrono.h>

#include <chrono>

#include "web/parts/html.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {
namespace {

using searcher::Answer;
using searcher::Hit;

constexpr std::uint32_t kEntries = 50;
constexpr const char* kDeclaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// The first moment of a date that may be a year or a month alone. `otherwise`: of no date.
std::string moment_of(const std::string& date, const std::string& otherwise) {
    constexpr std::string_view kWhole = "0000-01-01";
    if (date.size() < 4) return otherwise;
    std::string day = date.substr(0, kWhole.size());
    day += kWhole.substr(day.size());
    return day + "T00:00:00Z";
}

Html entry(const std::string& origin, const Hit& hit, const std::string& updated) {
    const std::string href = origin + article_href(hit.id);
    Html inside = element("title", {}, hit.title.empty() ? hit.id : hit.title);
    inside += element("id", {}, href);
    inside += element("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", href}});
    inside += element("updated", {}, moment_of(hit.date, updated));
    if (!hit.source.empty()) {
        inside += element("author", {}, element("name", {}, hit.source));
    }
    inside += element("summary", {}, hit.snippet.text);
    return element("entry", {}, inside);
}

Html feed(const Visit& visit, const Answer& answer) {
    const std::string origin = own_origin(*visit.request);
    const Address address = visit.address.first_page();
    const auto now = answer.updated.value_or(
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    const std::string updated = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                                            fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
    const std::string what = address.asked.text.empty() ? address.query() : address.asked.text;
    Html inside = element("title", {}, "Udklip: " + what);
    inside += element("id", {}, origin + address.href("/feed"));
    inside += element("link", {{"rel", "self"}, {"href", origin + address.href("/feed")}});
    inside += element(
        "link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", origin + address.href()}});
    inside += element("updated", {}, updated);
    inside += element("author", {}, element("name", {}, "Udklip"));
    for (const auto& hit : answer.hits) inside += entry(origin, hit, updated);
    return element("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}}, inside);
}

}  // namespace

HttpResponse feed_view(const Visit& visit) {
    if (!visit.address.asks() || !visit.address.like.empty()) {
        return plain_response(400, "A feed needs a question: /feed?q=...");
    }
    searcher::Request request = request_of(visit);
    request.sort = searcher::Sort::newest;
    request.limit = kEntries;
    request.offset = 0;
    request.tells_database = true;
    request.suggests = false;
    return visit.readers->with([&](searcher::Session& session) {
        const Answer answer = OwnSearcher(session).searcher.search(request);
        HttpResponse response{200, "application/atom+xml; charset=utf-8",
                              kDeclaration + feed(visit, answer).str() + "\n"};
        response.headers.emplace_back("Cache-Control", "no-cache");
        return response;
    });
}

HttpResponse open_search_view(const Visit& visit) {
    const std::string origin = own_origin(*visit.request);
    Html inside = element("ShortName", {}, "Udklip");
    inside += element("Description", {}, visit.says.text("Search Danish articles"));
    inside += element("InputEncoding", {}, "UTF-8");
    inside += element("Image", {{"type", "image/svg+xml"}}, origin + "/assets/icon.svg");
    inside += element(
        "Url",
        {{"type", "text/html"}, {"method", "get"}, {"template", origin + "/?q={searchTerms}"}});
    return {200, "application/opensearchdescription+xml; charset=utf-8",
            kDeclaration +
                element("OpenSearchDescription",
                        {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}}, inside)
                    .str() +
                "\n"};
}

}  // namespace udklip::web
