// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of an article, and where each was found.
#pragma once

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// `address`: of the answer from which the article was opened.
Html fields_section(const PageContext& context, const Address& address,
                    const searcher::ShownArticle& article);

}  // namespace udklip::web
