// SPDX-License-Identifier: GPL-3.0-or-later
//
// The captions and credits of an article's pictures: below <figure>, in <figcaption>, in elements
// that are called so, and lines such as "Foto: Bo Lund".
//
//     const std::vector<bool> is_caption = caption_blocks(extract(...));
#pragma once

#include <vector>

#include "indexer/reading/markup/html/text/text.hpp"

namespace udklip::indexer::html {

/// For each block whether it is one. None of them is taken, or stands in lists of other articles,
/// comments, or far from the article. Linear in the page.
std::vector<bool> caption_blocks(const Extract& found);

}  // namespace udklip::indexer::html
