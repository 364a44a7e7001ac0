// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of a trend: a curve for each question, as a share of the period's articles, and the same
// numbers in a table.
#pragma once

#include <string>

#include "searcher/showing/trend.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

struct TrendPage {
    searcher::TrendRequest request;
    searcher::Trend found;  ///< nothing in it if nothing was asked
    Address address;        ///< filters and words, without a question
};

std::string trend_page(const PageContext& context, const TrendPage& trend);

/// The address of the same trend by another period, or as a table of another `path`.
std::string trend_href(const TrendPage& trend, const std::string& path, searcher::Period by);

}  // namespace udklip::web
