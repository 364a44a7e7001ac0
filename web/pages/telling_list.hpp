// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words that tell an answer apart, each with a link that narrows the answer to them.
#pragma once

#include "searcher/showing/telling/telling.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

Html telling_list(const PageContext& context, const Address& address,
                  const searcher::Telling& telling);

}  // namespace udklip::web
