// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reader's own tags and notes: a star and a box on each hit, and the tags beside the hits.
// Their forms are posted with the token of this run, and lead back to where they stood.
#pragma once

#include <string>

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// The tag that the star gives.
inline constexpr std::string_view kStarTag = "stjerne";

/// The star, the article's tags as links, its note, and the box that changes them. `back`: the
/// address of this page and place, such as "/?q=havn#hit-3". `about`: the title, which a screen
/// reader says behind each button. Nothing where nothing can be kept.
Html own_section(const PageContext& context, const std::string& back, const std::string& article,
                 const std::string& about, const searcher::Kept& kept);

/// The facet of tags: each narrows the question down by tag:NAME.
Html tag_facet(const PageContext& context, const Address& address, const searcher::Facet& facet);

/// Returns the question with tag:NAME, or without it if it ends with that.
std::string with_tag_switched(const std::string& question, const std::string& name);

}  // namespace udklip::web
