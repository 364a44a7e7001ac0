// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page says of itself: JSON-LD, meta elements, link rel=canonical, time, h1, title.
#pragma once

#include "indexer/reading/article.hpp"
#include "indexer/reading/markup/html_tree.hpp"

namespace udklip::indexer {

struct HtmlMetadata {
    Article article;           ///< its fields, without the text
    std::string article_body;  ///< JSON-LD may carry the text, too
};

/// `content`: where the article stands (html_text.hpp). A <time> counts only there and only beside
/// a headline or byline: inside running text it dates what is told.
HtmlMetadata read_metadata(const GumboNode& document, const GumboNode& content);

/// A page's title without the site's name at its end: "Flere penge - DR" is "Flere penge".
std::string without_site_name(const std::string& title, const std::string& site);

}  // namespace udklip::indexer
