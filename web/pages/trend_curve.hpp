// SPDX-License-Identifier: GPL-3.0-or-later
//
// The curve of a trend as a drawing: dashes and shapes beside colours, names at the ends of the
// lines. Undated articles are not in it.
#pragma once

#include "searcher/showing/trend.hpp"
#include "web/parts/html.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// Nothing if there are fewer than two points.
Html trend_curve(const PageContext& context, const searcher::Trend& trend);

/// The share of a period's articles that a question finds; 0 of none.
double share_of(const searcher::TrendPoint& point, std::size_t question);

/// "2021", or "June 2021".
std::string period_name(const PageContext& context, const std::string& period);

}  // namespace udklip::web
