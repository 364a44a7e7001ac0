// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first page: the box, the collection year by year, what was kept, what is new.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"
#include "web/parts/saved_list.hpp"

namespace udklip::web {

/// What has come within seven days.
struct Lately {
    std::uint64_t articles = 0;
    std::uint64_t files = 0;  ///< in which they stand
};

struct StartPage {
    searcher::Facet years;    ///< of the whole collection
    searcher::Facet sources;  ///< that most of its articles have
    searcher::Facet names;    ///< likewise
    std::optional<std::chrono::sys_seconds> updated;
    std::optional<Lately> this_week;  ///< nothing if the database cannot tell
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
