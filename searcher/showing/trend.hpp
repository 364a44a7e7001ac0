// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often something was written about over time: for each year or month the articles that a
// question finds, beside all articles of that period that pass the filters. Counts alone would only
// show how the archive grew.
//
//     const Trend trend = make_trend(Period::year, {havn, kyst}, all);
//     to_terminal(trend, terminal)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/matching/match_result.hpp"
#include "searcher/request.hpp"
#include "searcher/showing/answer.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

/// Articles of one period. Without a name: those whose period is not known.
struct TrendPoint {
    std::string period;                     ///< 2021, or 2021-06
    std::uint64_t articles = 0;             ///< that pass the filters
    std::vector<std::uint64_t> found = {};  ///< by each question, in the order of the questions
};

struct TrendQuestion {
    std::string text;
    std::string understood;
    bool relaxed = false;     ///< no article had every word; these have some
    std::uint64_t total = 0;  ///< articles found, dated or not
    bool total_is_exact = true;
};

struct Trend : Noted {
    Period by = Period::year;
    std::vector<TrendQuestion> questions;
    /// From the first period that has an article to the last, without gaps.
    std::vector<TrendPoint> points;
    TrendPoint undated;
    double seconds = 0;
};

/// The name of the facet that counts these periods.
const char* facet_name(Period by);

/// Puts counts side by side. `answers`: one a question, each with the facet of `by` over all its
/// matches. `all`: the same facet over all articles that pass the filters.
Trend make_trend(Period by, const std::vector<Answer>& answers, const Facet& all);

/// A block a question, with a bar for each period as long as its share of that period's articles.
/// The bars of all questions have one scale. Safe to print whatever was asked.
Printable to_terminal(const Trend& trend, const Terminal& terminal);
/// One JSON object on one line (docs/trend.schema.json).
Printable to_json(const Trend& trend);
/// A head line, then a line a period: period, articles, and for each question its count and its
/// share. Undated articles come last, as "unknown".
Printable to_tsv(const Trend& trend);

}  // namespace udklip::searcher
