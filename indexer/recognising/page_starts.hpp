// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows the beginnings of pages from the text that a reader delivers, where each is marked
// (kPageMark), to the text that is stored, from which furniture was taken.
//
//     std::string text = clean(article.text);
//     const PageStarts starts(article.pages, text);      // takes the marks out of `text`
//     record.pages = store::encode_pages(starts.in(text_without_furniture));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/article.hpp"
#include "store/pages.hpp"

namespace udklip::indexer {

class PageStarts {
  public:
    /// Takes the marks out of the text. If there are not as many as pages, there are no pages.
    PageStarts(const std::vector<ArticlePage>& pages, std::string& text);

    /// Returns where the pages begin in `kept`, whose lines are lines of the text, in order. A page
    /// of which nothing was kept is left out.
    std::vector<store::Page> in(std::string_view kept) const;

  private:
    std::vector<store::Page> pages_;
    std::string text_;  ///< empty if there are no pages
};

}  // namespace udklip::indexer
