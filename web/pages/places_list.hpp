// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of the question in their places: a line for each find, with the find in the middle.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/showing/kwic/kwic.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

inline constexpr std::size_t kLinesOnPage = 100;

struct PlacesPage {
    std::vector<searcher::KwicLine> lines;  ///< of this page; their numbers are those of the marks
                                            ///< on the page of the article
    std::uint64_t first = 0;                ///< number of the first line, from 1
    std::uint64_t finds = 0;                ///< that were read
    std::uint64_t articles = 0;             ///< in which they stand
    bool is_all = true;                     ///< false: there are more finds, or more hits
};

/// The lines, the links that sort them, and those to the pages before and after.
Html places_list(const PageContext& context, const Address& address, const PlacesPage& places);

}  // namespace udklip::web
