// SPDX-License-Identifier: GPL-3.0-or-later
//
// The elements of a page that are not its article, by their tags, roles and names. Each goes with
// all that is in it. None is believed that holds most of the page: sites put their whole page into
// one <form>, and call the frame around everything has-sidebar.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/reading/markup/html/text/blocks.hpp"

namespace udklip::indexer::html {

enum class Strictness : std::uint8_t {
    strict,
    lenient,  ///< names count only where links, comments or other articles are; forms are kept
};

/// The heading that is most like the title; kNoElement if none is.
ElementId find_headline(const Page& page, const std::string& title);

/// For each block whether it may be the article's. Linear in the page.
std::vector<bool> without_furniture(const Page& page, ElementId headline, Strictness strictness);

}  // namespace udklip::indexer::html
