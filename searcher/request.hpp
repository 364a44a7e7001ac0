// SPDX-License-Identifier: GPL-3.0-or-later
//
// A request: the question, and how its answer is filtered, ordered and counted. Plain values, so
// that every folder of the room may read them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace udklip::searcher {

enum class Words {
    automatic,
    every,
    some
};  ///< automatic: every word; if no article has all, some
enum class Sort { relevance, newest, oldest };
enum class FacetOrder { count, name };  ///< most frequent first, or in Danish alphabetical order

enum class Period { year, month };

struct Request {
    std::string text;
    Words words = Words::automatic;
    std::vector<std::string> years;     ///< any of these: 2021, 2019..2021, unknown
    std::string from;                   ///< a date; articles of that day or later
    std::string to;                     ///< a date; articles of that day or earlier
    std::vector<std::string> months;    ///< any of these: 2021-06, 2021-05..2021-07, unknown
    std::vector<std::string> sources;   ///< any of these
    std::vector<std::string> sections;  ///< any of these
    std::vector<std::string> authors;   ///< any of these
    std::vector<std::string> names;     ///< in the article, any of these
    Sort sort = Sort::relevance;
    std::uint32_t limit = 10;
    std::uint32_t offset = 0;
    std::vector<std::string> facets = {"year", "source"};
    FacetOrder facet_order = FacetOrder::count;
    bool facets_show_others = false;    ///< count a facet without its own filter
    bool collapse = true;               ///< near-duplicates as one hit
    double time_limit = 0;              ///< seconds; 0: none
    bool furniture = false;             ///< search the furniture of the page as well
    std::vector<std::string> only_ids;  ///< only articles with these ids, if any are named
    bool suggests = true;               ///< look for a better question if this finds little
    bool tells_database = false;        ///< tell of the whole database as well (Answer::years)
};

/// What is asked of a trend: how many articles each question finds in each period.
struct TrendRequest {
    std::vector<std::string> questions;
    Period by = Period::year;
    Request narrowing;  ///< its filters and words count; its text and page do not
};

/// Names that Request::facets may hold.
const std::vector<std::string>& facet_names();

}  // namespace udklip::searcher
