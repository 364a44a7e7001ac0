// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked of a search: the question and how it is narrowed down, ordered and counted. Plain
// values, so that every folder of the room may read them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace udklip::searcher {

enum class Words { automatic, every, some };  ///< automatic: every; if nothing has them all, some
enum class Sort { relevance, newest, oldest };
enum class FacetOrder { count, name };  ///< most frequent first, or in Danish alphabetical order

struct Request {
    std::string text;
    Words words = Words::automatic;
    std::vector<std::string> years;    ///< any of these: 2021, 2019..2021, unknown
    std::string from;                  ///< a date; articles of that day or later
    std::string to;                    ///< a date; articles of that day or earlier
    std::vector<std::string> sources;  ///< any of these
    Sort sort = Sort::relevance;
    std::uint32_t limit = 10;
    std::uint32_t offset = 0;
    std::vector<std::string> facets = {"year", "source"};
    FacetOrder facet_order = FacetOrder::count;
    bool facets_show_others = false;  ///< count a facet without its own filter
    bool collapse = true;             ///< near-duplicates as one hit
    bool furniture = false;           ///< words may stand in the furniture of the page as well
};

/// Names that Request::facets may hold.
const std::vector<std::string>& facet_names();

}  // namespace udklip::searcher
