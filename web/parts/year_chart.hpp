// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles year by year, and month by month in a year that is chosen. The chart is a list of links,
// each with a small drawing: the list is its own text alternative.
#pragma once

#include "searcher/matching/match_result.hpp"
#include "web/parts/address.hpp"
#include "web/parts/html.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// Beside an answer. `years`: counted without the filters of years and months. `months`: counted
/// without the filter of months; may be empty.
Html answer_chart(const PageContext& context, const Address& address, const searcher::Facet& years,
                  const searcher::Facet& months);

/// The whole collection, on the start page. Nothing if there is no article.
Html collection_chart(const PageContext& context, const searcher::Facet& years);

}  // namespace udklip::web
