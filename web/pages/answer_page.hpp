// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of an answer, and the page that says that nothing was found.
#pragma once

#include <optional>
#include <string>

#include "searcher/matching/match_result.hpp"
#include "searcher/showing/answer.hpp"
#include "searcher/showing/telling/telling.hpp"
#include "web/pages/places_list.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// What stands in the place of the hits, if the address asks for another view of the answer.
struct OtherView {
    std::optional<PlacesPage> places;
    std::optional<searcher::Telling> telling;
};

/// `years`: the facet of years without the filters of years and months. Chooses the page for
/// nothing found by itself.
std::string answer_page(const PageContext& context, const Address& address,
                        const searcher::Answer& answer, const searcher::Facet& years,
                        const OtherView& other = {});

}  // namespace udklip::web
