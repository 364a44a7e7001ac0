// SPDX-License-Identifier: GPL-3.0-or-later
//
// Decides whether the block below a heading is furniture: telephones below "Kontakter", short lines
// below "Emner", headlines below "Mest læste".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/recognising/page_line.hpp"

namespace udklip::indexer {

/// Whether the block from line `heading` (which has one) up to `end` (exclusive) is furniture.
/// `furniture_below`: at `end` other furniture begins; else it is the end of the page. `publisher`:
/// the known publisher of the page, or empty.
bool is_block_of_furniture(const std::vector<PageLine>& lines, std::size_t heading, std::size_t end,
                           bool furniture_below, std::string_view publisher);

/// Whether the line may be the headline of another article.
bool is_headline(const PageLine& line);

}  // namespace udklip::indexer
