// SPDX-License-Identifier: GPL-3.0-or-later
//
// One request on its way to a page: what was asked, in whose language, with what at hand.
#pragma once

#include <chrono>
#include <string>

#include "translation/catalogue.hpp"
#include "web/http/message.hpp"
#include "web/parts/address.hpp"
#include "web/parts/page.hpp"
#include "web/sessions/readers.hpp"

namespace udklip::web {

struct Visit {
    const HttpRequest* request;
    Parameters parameters;  ///< of the address, or of the form that was posted
    Address address;
    translation::Catalogue says;
    Readers* readers;
    double time_limit;  ///< seconds for all that the visit asks; 0: none
    std::string token;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

/// Returns what is left of the visit's time; never 0, which would be without a limit.
double time_left(const Visit& visit);

/// How a page shows what a visit asks for: its limits, not its facets. It may take the time that is
/// left.
searcher::Request request_of(const Visit& visit);

/// `articles`: in the whole collection.
PageContext context_of(const Visit& visit, std::uint64_t articles, bool keeps);

/// The sum of the counts of a facet.
std::uint64_t articles_in(const searcher::Facet& facet);

HttpResponse page_response(std::string html, int status = 200);

/// "http://localhost:8421", by the name that the browser used; the guard knows it.
std::string own_origin(const HttpRequest& request);

}  // namespace udklip::web
