// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saved searches asked: what each has not shown before, shown and then remembered.
//
//     SavedSearches saved(own_file(reader.number()));
//     const auto search = saved.find("havn");
//     ask_new(searcher, saved, *search, request, [](const Answer& answer) { ...print; return true;
//     });
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searcher/keeping/saved_searches.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Returns the saved search's question and filters, to be shown as `how` says: page, facets, and
/// near-duplicates one by one if either wants them so. Its own order counts.
Request asked_again(const SavedSearch& search, const Request& how);

/// Prints an answer. Returns whether all of it was written.
using ShowAnswer = std::function<bool(const Answer& answer)>;

/// Shows the articles that the search has not shown before, `request.limit` at most, and remembers
/// every article that the answer names. Remembers only what was written, and only when it was: a
/// run that is killed shows them again. Calls `show` for an answer without hits as well. Returns
/// whether anything was new.
bool ask_new(Searcher& searcher, SavedSearches& saved, const SavedSearch& search,
             const Request& request, const ShowAnswer& show);

}  // namespace udklip::searcher
