// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/visit.hpp"

#include <algorithm>

namespace udklip::web {

double time_left(const Visit& visit) {
    constexpr double kLeast = 1e-9;
    if (visit.time_limit <= 0) return visit.time_limit;
    const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - visit.began;
    return std::max(kLeast, visit.time_limit - gone.count());
}

searcher::Request request_of(const Visit& visit) {
    searcher::Request request = visit.address.asked;
    request.limit = kHitsOnPage;
    request.offset = (visit.address.page - 1) * kHitsOnPage;
    request.facets.clear();
    request.time_limit = time_left(visit);
    return request;
}

PageContext context_of(const Visit& visit, std::uint64_t articles, bool keeps) {
    return {Wording(visit.says), articles, visit.token, keeps};
}

std::uint64_t articles_in(const searcher::Facet& facet) {
    std::uint64_t sum = 0;
    for (const auto& value : facet.values) sum += value.count;
    return sum;
}

HttpResponse page_response(std::string html, int status) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(html);
    response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

std::string own_origin(const HttpRequest& request) {
    return "http://" + request.host;
}

}  // namespace udklip::web
