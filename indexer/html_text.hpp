// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main text of a page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/html_tree.hpp"

namespace udklip::indexer {

/// The element that holds the article: the longest <article>, else <main>, else the body.
const GumboNode& content_of(const GumboNode& document);

/// Whether a part of a page is about the site and not the article: navigation, footer, aside,
/// forms, scripts, what is hidden.
bool is_page_part(const GumboNode& node);

/// The text below `content`: an empty line between blocks, a line for each list item and row.
/// Page parts, headers and the heading that repeats the title are left out.
std::string article_text(const GumboNode& content, std::string_view title);

}  // namespace udklip::indexer
