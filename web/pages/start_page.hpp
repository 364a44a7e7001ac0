// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first page: the box, the collection year by year, what was kept, what is new.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"
#include "web/parts/saved_list.hpp"

namespace udklip::web {

struct StartPage {
    searcher::Facet years;  ///< of the whole collection
    std::optional<std::chrono::sys_seconds> updated;
    std::vector<searcher::Hit> newest;
    std::vector<SavedLine> saved;
    std::chrono::sys_seconds now;
};

/// With an empty collection, the page says how to fill it.
std::string start_page(const PageContext& context, const StartPage& start);

/// The last year of the collection that has articles; 0 if none is dated.
int last_year(const searcher::Facet& years);

/// "4 minutes ago", "2 hours ago", "3 days ago".
std::string time_ago(const PageContext& context, std::chrono::seconds since);

}  // namespace udklip::web
