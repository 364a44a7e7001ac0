// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/asking_again.hpp"

#include <utility>

namespace udklip::searcher {
namespace {

/// The hits, and the near-duplicates named below them.
std::vector<std::string> named_in(const Answer& answer) {
    std::vector<std::string> ids;
    for (const auto& hit : answer.hits) {
        ids.push_back(hit.id);
        for (const auto& other : hit.similar) ids.push_back(other.id);
    }
    return ids;
}

}  // namespace

Request asked_again(const SavedSearch& search, const Request& how) {
    Request request = search.request;
    request.limit = how.limit;
    request.offset = how.offset;
    request.facets = how.facets;
    request.facet_order = how.facet_order;
    request.facets_show_others = how.facets_show_others;
    request.time_limit = how.time_limit;
    request.tells_database = how.tells_database;
    request.collapse = request.collapse && how.collapse;
    return request;
}

bool ask_new(Searcher& searcher, SavedSearches& saved, const SavedSearch& search,
             const Request& request, const ShowAnswer& show) {
    Answer answer = searcher.search_new(request, saved.shown(search.name));
    answer.saved = search.name;
    if (show(answer)) saved.remember(search.name, named_in(answer));
    return !answer.hits.empty();
}

}  // namespace udklip::searcher
