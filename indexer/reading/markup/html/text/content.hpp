// SPDX-License-Identifier: GPL-3.0-or-later
//
// The element that holds the article. Good paragraphs give their score to what is around them, less
// at each step up (as in Readability); the best element then grows as long as that adds mostly good
// text.
#pragma once

#include <vector>

#include "indexer/reading/markup/html/text/blocks.hpp"

namespace udklip::indexer::html {

/// `live`: the blocks that are no furniture. If none of them is good, the <article> or <main> with
/// the most words, else the body. Takes a bounded number of steps for each block.
ElementId find_content(const Page& page, const std::vector<bool>& live);

}  // namespace udklip::indexer::html
