// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saved searches in the browser. Looking at a page changes nothing: an article is new until a
// button marks it as seen. They are the same as those of udklip-search --saved.
#pragma once

#include <vector>

#include "web/parts/saved_list.hpp"
#include "web/visit.hpp"

namespace udklip::web {

/// Returns the saved searches with what is new to each. Asks each of them, while there is time.
std::vector<SavedLine> saved_lines(searcher::Session& session, const Visit& visit,
                                   const PageContext& context);

/// "/?saved=NAME": the search itself; with `new=1` what it has not shown.
HttpResponse saved_view(const Visit& visit);

/// POST "/saved", "/saved/seen", "/saved/forget". Nothing if the path is another one.
std::optional<HttpResponse> saved_action(const Visit& visit);

}  // namespace udklip::web
