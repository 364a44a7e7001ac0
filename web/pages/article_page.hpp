// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of one article: its text with numbered finds, its fields and where each was found, what
// stands around it, and articles like it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// Where the article stands in the answer from which it was opened.
struct PlaceInAnswer {
    std::uint64_t rank = 0;
    std::uint64_t of = 0;
    std::optional<std::string> previous;  ///< ids
    std::optional<std::string> next;
};

struct ArticlePage {
    searcher::ShownArticle shown;
    std::optional<PlaceInAnswer> place;
    std::vector<searcher::Copy> copies;
    std::vector<searcher::Hit> like;
};

/// `address`: of the answer from which the article was opened; may ask nothing.
std::string article_page(const PageContext& context, const Address& address,
                         const ArticlePage& article);

}  // namespace udklip::web
