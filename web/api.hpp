// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers for programs: the JSON of docs/answer.schema.json, docs/article.schema.json and
// docs/trend.schema.json. Addresses take what those of the pages take.
#pragma once

#include <string>

#include "web/visit.hpp"

namespace udklip::web {

/// "/api/search": with `limit` as many as 100 hits, with `facet` other facets than year and source.
HttpResponse api_search(const Visit& visit);

/// "/api/article/ID": the article, with the words of `q` marked.
HttpResponse api_article(const Visit& visit, const std::string& id);

/// "/api/suggest": {"suggestions": ["..."]} that complete the last word of `q`.
HttpResponse api_suggest(const Visit& visit);

/// "/api/trend": for each `q` its articles by year, or with `by=month` by month; `format=tsv` for a
/// table.
HttpResponse api_trend(const Visit& visit);

/// {"error": "..."}
HttpResponse api_error(int status, const std::string& what);

/// Returns the questions and periods that an address of a trend names.
searcher::TrendRequest trend_request(const Visit& visit);

}  // namespace udklip::web
