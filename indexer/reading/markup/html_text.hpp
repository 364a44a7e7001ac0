// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main text of a page, and what stands around it.
#pragma once

#include <string>
#include <string_view>

#include "indexer/reading/markup/html_tree.hpp"

namespace udklip::indexer {

/// The element that holds the article: the longest <article>, else <main>, else the body.
const GumboNode& content_of(const GumboNode& document);

/// More furniture than this is not kept of a page.
constexpr std::size_t kMaxFurnitureBytes = 64'000;

struct PageText {
    std::string article;    ///< an empty line between blocks, a line for each list item and row
    std::string furniture;  ///< what else is to be seen on the page, in its order
};

/// The text below `content`, without page parts, headers and the heading that repeats the title;
/// and what is left out of it, or stands around it.
PageText page_text(const GumboNode& document, const GumboNode& content, std::string_view title);

}  // namespace udklip::indexer
