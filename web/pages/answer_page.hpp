// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of an answer, and the page that says that nothing was found.
#pragma once

#include <string>

#include "searcher/matching/match_result.hpp"
#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// `years`: the facet of years without the filters of years and months. Chooses the page for
/// nothing found by itself.
std::string answer_page(const PageContext& context, const Address& address,
                        const searcher::Answer& answer, const searcher::Facet& years);

}  // namespace udklip::web
