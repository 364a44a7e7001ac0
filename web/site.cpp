// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site.hpp"

#include <array>

#include "searcher/query/deadline.hpp"
#include "web/api.hpp"
#include "web/assets/assets.hpp"
#include "web/export_view.hpp"
#include "web/feed.hpp"
#include "web/http/compression.hpp"
#include "web/http/preferred_language.hpp"
#include "web/many_view.hpp"
#include "web/pages/nothing_page.hpp"
#include "web/saved_views.hpp"
#include "web/search_views.hpp"
#include "web/tag_actions.hpp"
#include "web/trend_view.hpp"

namespace udklip::web {
namespace {

/// Smaller bodies are not worth compressing.
constexpr std::size_t kFewestBytes = 512;

/// A page of a fixed address.
struct Route {
    std::string_view path;
    HttpResponse (*view)(const Visit&);
};
constexpr std::array<Route, 9> kRoutes = {{{"/", answer_view},
                                           {"/trend", trend_view},
                                           {"/many", many_view},
                                           {"/feed", feed_view},
                                           {"/export", export_view},
                                           {"/opensearch.xml", open_search_view},
                                           {"/api/search", api_search},
                                           {"/api/suggest", api_suggest},
                                           {"/api/trend", api_trend}}};

constexpr std::string_view kArticle = "/article/";
constexpr std::string_view kApiArticle = "/api/article/";
constexpr std::string_view kAssets = "/assets/";

bool is_api(const HttpRequest& request) {
    return request.path.starts_with("/api/");
}

HttpResponse asset_response(const HttpRequest& request, std::string_view name) {
    const Asset* asset = find_asset(name);
    if (asset == nullptr) return plain_response(404, "There is no such page.");
    const std::string tag = "\"" + asset->mark + "\"";
    const bool known = request.if_none_match == tag;
    HttpResponse response{known ? 304 : 200, std::string(asset->type)};
    if (!known && takes_gzip(request.accept_encoding)) {
        response.body = asset->compressed;
        response.headers.emplace_back("Content-Encoding", "gzip");
    } else if (!known) {
        response.body = asset->bytes;
    }
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    response.headers.emplace_back("ETag", tag);
    return response;
}

/// Whatever goes wrong while a body is sent: nothing can be told to the browser any more.
StreamedBody reporting(StreamedBody body, const Report& report) {
    return [body = std::move(body), &report](const SendPart& send) {
        try {
            return body(send);
        } catch (const std::exception& error) {
            report(error);
            return false;
        }
    };
}

void compress(const HttpRequest& request, HttpResponse& response) {
    if (response.body.size() < kFewestBytes || !takes_gzip(request.accept_encoding)) return;
    for (const auto& [name, value] : response.headers) {
        if (name == "Content-Encoding") return;
    }
    response.body = gzip_compressed(response.body, kFastGzip);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

HttpResponse view_of(const Visit& visit) {
    const std::string& path = visit.request->path;
    if (visit.request->method == "POST") {
        if (auto tagged = tag_action(visit)) return *tagged;
        return saved_action(visit).value_or(plain_response(404, "There is no such page."));
    }
    for (const auto& route : kRoutes) {
        if (path == route.path) return route.view(visit);
    }
    if (path.starts_with(kArticle)) return article_view(visit, path.substr(kArticle.size()));
    if (path.starts_with(kApiArticle)) return api_article(visit, path.substr(kApiArticle.size()));
    return plain_response(404, "There is no such page.");
}

}  // namespace

translation::Catalogue Site::catalogue_for(const HttpRequest& request) const {
    return translation::Catalogue(
        settings_.language.value_or(preferred_language(request.accept_language)));
}

HttpResponse Site::routed(const HttpRequest& request) const {
    if (request.path.starts_with(kAssets)) {
        return asset_response(request, std::string_view(request.path).substr(kAssets.size()));
    }
    const bool posts = request.method == "POST";
    Visit visit{&request,
                parse_query_string(posts ? request.body : request.query),
                {},
                catalogue_for(request),
                readers_,
                settings_.time_limit,
                guard_->token()};
    visit.address = read_address(visit.parameters);
    return view_of(visit);
}

HttpResponse Site::trouble(const HttpRequest& request, int status, std::string_view what,
                           std::string_view to_do) const {
    if (is_api(request)) return api_error(status, std::string(what));
    Address address;
    try {
        address = read_address(parse_query_string(request.query));
    } catch (const QuestionTooLong&) {  // then the box stays empty
    }
    const PageContext context{Wording(catalogue_for(request))};
    return page_response(trouble_page(context, address, std::string(what), std::string(to_do)),
                         status);
}

HttpResponse Site::respond(const HttpRequest& request) const {
    if (auto refusal = guard_->refuse(request)) return *refusal;
    const translation::Catalogue says = is_api(request)
                                            ? translation::Catalogue(translation::Language::english)
                                            : catalogue_for(request);
    HttpResponse response;
    try {
        response = routed(request);
        if (response.stream) response.stream = reporting(std::move(response.stream), report_);
    } catch (const QuestionTooLong&) {
        response = trouble(request, 414, says.text("The question is longer than 1,000 characters"),
                           says.text("Ask with fewer words."));
    } catch (const searcher::TooSlow&) {
        response = trouble(request, 503, says.text("The question took too long"),
                           says.text("Ask for rarer words, fewer stars or shorter quotations."));
    } catch (const Overloaded&) {
        response = trouble(request, 503, says.text("Too many questions at once"),
                           says.text("Ask again in a moment."));
        response.headers.emplace_back("Retry-After", "2");
    } catch (const Error& error) {
        const bool is_question = error.code() == ErrorCode::usage;
        if (!is_question) report_(error);
        response = trouble(request, is_question ? 400 : 503, error.message().in(says.language()),
                           is_question ? error.hint().in(says.language()) : "");
    } catch (const std::exception& error) {
        report_(error);
        response = trouble(request, 500, says.text("Something went wrong"), "");
    }
    compress(request, response);
    return response;
}

}  // namespace udklip::web
