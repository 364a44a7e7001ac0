// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a question found nothing: each filter, of the request and in the question, is taken away
// alone, and a name that no article has is compared with those that there are.
//
//     for (const WayOut& way : find_ways_out(db, root, request, sources, count)) ...
//
// Callers need not call it: Searcher::search() puts the ways out into Answer::ways_out when it
// finds nothing.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "searcher/query/query_ast.hpp"
#include "searcher/request.hpp"
#include "searcher/suggesting/way_out.hpp"
#include "store/layout/source_names.hpp"

namespace udklip::searcher {

/// Returns how many articles a question finds with the filters of a request.
using CountArticles = std::function<std::uint64_t(const Node& root, const Request& request)>;

/// Returns the filters in the order of the options, then those of the question. `root`: the tree of
/// the question if they are not more than six, then all together if none helps alone. Filters that
/// help nobody are among them, with total 0. Calls `count` a few times for each filter.
std::vector<WayOut> find_ways_out(const Xapian::Database& db, const Node& root,
                                  const Request& request, const store::SourceNames& sources,
                                  const CountArticles& count);

}  // namespace udklip::searcher
