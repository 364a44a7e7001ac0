// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing was found, or the question could not be answered: why, and the ways out.
#pragma once

#include <string>

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// The ways out with what each finds, best first, five at most: another spelling, each filter taken
/// away, around the articles.
std::string nothing_page(const PageContext& context, const Address& address,
                         const searcher::Answer& answer);

/// The same page for a question that cannot be answered: `what` happened, what `to_do`. The
/// question stands in the box.
std::string trouble_page(const PageContext& context, const Address& address,
                         const std::string& what, const std::string& to_do);

}  // namespace udklip::web
