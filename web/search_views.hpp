// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages that show what was found: the first page, an answer, an article. Each opens a reader,
// asks, and gives plain values to a page of `pages/`.
#pragma once

#include <string>

#include "web/visit.hpp"

namespace udklip::web {

/// "/": the first page without a question, else its answer.
HttpResponse answer_view(const Visit& visit);

/// "/article/ID". Nothing of this id: 404.
HttpResponse article_view(const Visit& visit, const std::string& id);

}  // namespace udklip::web
