// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other programs fetch: an Atom feed of the newest hits of a question (RFC 4287), and the
// description by which a browser offers this site as a search engine (OpenSearch 1.1).
#pragma once

#include "web/visit.hpp"

namespace udklip::web {

/// "/feed": takes what an answer takes.
HttpResponse feed_view(const Visit& visit);

/// "/opensearch.xml"
HttpResponse open_search_view(const Visit& visit);

}  // namespace udklip::web
