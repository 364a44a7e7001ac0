// SPDX-License-Identifier: GPL-3.0-or-later
//
// Source, section and author beside the hits: values with counts, each a link that looks like a box
// to tick. Where nothing of a field is chosen, a count is what the click finds; where something is,
// a further value shows what it adds. No value moves when it is clicked.
#pragma once

#include <string>
#include <vector>

#include "searcher/showing/answer.hpp"
#include "web/parts/address.hpp"
#include "web/parts/html.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// The facets of the answer that are shown so, and the fields for a span of days.
Html facet_lists(const PageContext& context, const Address& address,
                 const searcher::Answer& answer);

/// Whether a value of a facet is among those that are chosen, which may be written in another case.
bool is_chosen(const std::vector<std::string>& chosen, const searcher::FacetValue& value);

}  // namespace udklip::web
