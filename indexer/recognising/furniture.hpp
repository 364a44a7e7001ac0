// SPDX-License-Identifier: GPL-3.0-or-later
//
// Separates an article from the furniture of its page: contacts, "about us", share buttons, teasers
// for other articles.
//
//     separate_furniture("KL\n\nKL vil spare\n\nDel\n\nDet siger formanden for KL i dag.\n\n"
//                        "Kontakter\n\nFlere pressemeddelelser fra KL\n\nNoget andet", "",
//                        headings)
//         .text       "KL vil spare\n\nDet siger formanden for KL i dag."
//         .furniture  "KL\nDel\n\nKontakter\n\nFlere pressemeddelelser fra KL\n\nNoget andet"
//         .publisher  "KL"
//
// It is cautious: a heading that articles use as well (Kontakter, Links, Om KL) opens furniture
// only where what stands below it is what such a heading has below it, down to the end of the page
// or to furniture that is beyond doubt. A text without a single sentence, such as a poem, is left
// alone.
#pragma once

#include <string>
#include <string_view>

#include "indexer/recognising/furniture_headings.hpp"

namespace udklip::indexer {

/// What is known about a page beside its text. All cleaned.
struct AroundText {
    std::string_view title = {};   ///< as stated; a line that repeats it is not furniture
    std::string_view beside = {};  ///< text that is known to be furniture (navigation, footer); it
                                   ///< may name the publisher, too
};

struct Separated {
    std::string text;
    std::string furniture;  ///< in the order of the page
    std::string publisher;  ///< named by the furniture; empty if it names none or several
};

/// `text`: cleaned, without header lines.
Separated separate_furniture(std::string_view text, const AroundText& around,
                             const FurnitureHeadings& headings);

}  // namespace udklip::indexer
