// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of a page that its markup tells from the article.
#pragma once

#include <string_view>
#include <unordered_set>

#include "indexer/reading/markup/html_tree.hpp"

namespace udklip::indexer {

/// Whether a part of a page is about the site and not the article: navigation, footer, aside,
/// forms, scripts, what is hidden.
bool is_page_part(const GumboNode& node);

/// Whether it is never seen as text: scripts, styles, controls, what is hidden.
bool is_unseen(const GumboNode& node);

/// Bytes of text below a node, page parts left out.
std::size_t text_size(const GumboNode& node);

/// The elements below `content` whose class or id says that they are furniture (share-buttons,
/// related-articles, cookie-banner). One that holds half of the text or more is not believed: sites
/// call the frame around everything has-sidebar, too.
std::unordered_set<const GumboNode*> named_furniture(const GumboNode& content);

/// Whether such an element's class or id names furniture: "social-share related_articles".
bool names_furniture(std::string_view classes);

}  // namespace udklip::indexer
