// SPDX-License-Identifier: GPL-3.0-or-later
//
// The day a page was published. Each place that a page may state it in has a belief; the highest
// counts. A page that only mentions days has none.
#pragma once

#include "indexer/reading/markup/html/facts.hpp"
#include "indexer/reading/markup/html/text/text.hpp"

namespace udklip::indexer::html {

/// The date as stated if it has a time that can be read, else its day (ISO 8601). An instant in UTC
/// becomes the time where the page was made: the day that the page itself shows, else the time in
/// Central Europe for pages of its languages and domains and for those that do not tell.
Stated date_of(const Extract& found, const Facts& facts);

}  // namespace udklip::indexer::html
