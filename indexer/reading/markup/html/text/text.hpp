// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article's text, and what stands around it.
//
//     Extract found = extract(tree.root(), read_blocks(tree.root(), Sight::as_shown), title);
//     PageText text = text_of(found, title);
//
// Furniture goes first, then the content is chosen, then lists of links and lines that are known
// (data/page_lines.tsv) go from it, and the lead is taken that stands between headline and content.
// If hardly anything is left of a page, it is read again less strictly: without names, then with
// what is hidden.
#pragma once

#include <string>
#include <vector>

#include "indexer/reading/markup/html/text/blocks.hpp"

namespace udklip::indexer::html {

struct Extract {
    Page page;
    std::string title;                ///< that it was extracted with
    ElementId headline = kNoElement;  ///< the heading that is the title
    ElementId content = 0;
    std::vector<bool> taken;  ///< for each block whether it is the article's

    /// How many words of running text were taken.
    double good_words() const { return Sums(page, taken).all().good; }
};

/// `page`: the document's blocks as shown. Linear in the page.
Extract extract(const GumboNode& document, Page page, const std::string& title);

/// More furniture than this is not kept of a page.
constexpr std::size_t kMaxFurnitureBytes = 64'000;

struct PageText {
    std::string article;    ///< an empty line between blocks, a line for each list item and row
    std::string captions;   ///< of its pictures, with their credits: an empty line between blocks
    std::string furniture;  ///< what else is to be seen on the page but its title, in its order
};

PageText text_of(const Extract& found, const std::string& title);

/// All text of a piece of HTML ("<p>Et &amp; to.</p>"), without choosing. Throws DamagedInput if it
/// is nested too deeply.
std::string text_of_fragment(std::string html);

}  // namespace udklip::indexer::html
