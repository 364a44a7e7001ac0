// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the content is the article: not lists of links, and not lines that are titles, buttons,
// bylines, or point elsewhere.
#pragma once

#include <string>
#include <vector>

#include "indexer/reading/markup/html/text/blocks.hpp"

namespace udklip::indexer::html {

/// Takes the boxes and lists of links inside `content` out of the live blocks.
void drop_link_lists(const Page& page, ElementId content, std::vector<bool>& live);

/// The live blocks of `content` that are the article's, in order.
std::vector<std::size_t> article_blocks(const Page& page, ElementId content,
                                        const std::vector<bool>& live, const std::string& title);

/// The first paragraph or paragraphs that stand between the headline and the content.
std::vector<std::size_t> lead_blocks(const Page& page, ElementId headline, ElementId content,
                                     const std::vector<bool>& live);

}  // namespace udklip::indexer::html
