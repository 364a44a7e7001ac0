// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who wrote a page: names of people, without "Af" and "By", mail addresses, jobs and bureaus. Each
// place that may state them has a belief; the highest counts.
#pragma once

#include "indexer/reading/markup/html/facts.hpp"
#include "indexer/reading/markup/html/text/text.hpp"

namespace udklip::indexer::html {

/// Several names are joined by "; ".
Stated author_of(const Extract& found, const Facts& facts);

}  // namespace udklip::indexer::html
