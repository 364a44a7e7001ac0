// SPDX-License-Identifier: GPL-3.0-or-later
//
// The title of a page. What its head states (meta og:title, JSON-LD, <title>) has the site's name
// on it, or is written for advertising; the heading that fits it is what readers saw.
#pragma once

#include <set>
#include <string>

#include "indexer/reading/markup/html/facts.hpp"

namespace udklip::indexer::html {

/// The heading that fits a stated title best, else the only <h1>, else the first stated title
/// without the site's name.
Stated title_of(const Page& page, const Facts& facts);

/// A title without names of the site before or behind a sign: "Flere penge - DR" is "Flere penge".
/// Behind "|" up to four words are one, if more stand before. `sites`: squashed().
std::string without_site_name(const std::string& title, const std::set<std::string>& sites);

}  // namespace udklip::indexer::html
