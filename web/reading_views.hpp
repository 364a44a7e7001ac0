// SPDX-License-Identifier: GPL-3.0-or-later
//
// An answer read in other ways than hit by hit.
#pragma once

#include "searcher/search.hpp"
#include "web/pages/places_list.hpp"
#include "web/visit.hpp"

namespace udklip::web {

/// Returns the page of lines that the visit asks for: finds in the first thousand hits, ten
/// thousand at most. Lines as the hits come are read only as far as they are shown.
PlacesPage places_of(searcher::Searcher& searcher, const Visit& visit);

/// Returns the words that tell the visit's answer apart.
searcher::Telling telling_of(searcher::Searcher& searcher, const Visit& visit);

}  // namespace udklip::web
