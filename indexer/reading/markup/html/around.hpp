// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a date or a name stands, seen from the article: near its headline or text, or beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/reading/markup/html/text/text.hpp"

namespace udklip::indexer::html {

class Around {
  public:
    explicit Around(const Extract& found);

    /// Blocks up to the beginning of the text or the end of the headline, whichever is nearer.
    std::size_t distance(const Element& element) const;
    std::size_t distance_to_headline(std::size_t block) const;

    /// Whether an element begins at most so many blocks before headline and text, and at most so
    /// many behind the text.
    bool is_within(const Element& element, std::size_t before, std::size_t behind) const;

    /// Whether an element lies in something else: an aside, a list of other articles, comments, a
    /// calendar, or a footer well below the text. What holds headline or text is no such thing.
    bool is_beside(ElementId element) const;
    /// The same for a block.
    bool is_block_beside(std::size_t block) const {
        return is_beside(found_.page.blocks[block].element);
    }

    /// Whether an element lies beside a heading that is not the headline, in something that holds
    /// neither headline nor text: a card that shows another article.
    bool is_of_card(ElementId element) const;
    /// The same for a block; a heading beside it may lie in the block's own element.
    bool is_block_of_card(std::size_t block) const;

    std::size_t headline_end() const { return headline_end_; }
    std::size_t text_begin() const { return text_begin_; }
    std::size_t text_end() const { return text_end_; }

  private:
    std::uint32_t headings_in(ElementId element) const;
    /// Whether an element or one around it, below what holds headline or text, holds more headings
    /// than `own`.
    bool is_beside_heading(ElementId element, std::uint32_t own) const;

    const Extract& found_;
    std::size_t headline_end_;  ///< in blocks; the beginning of the text if there is no headline
    std::size_t text_begin_;
    std::size_t text_end_;
    std::vector<bool> beside_;             ///< by element
    std::vector<bool> in_footer_;          ///< by element
    std::vector<std::uint32_t> headings_;  ///< how many begin before an element
};

}  // namespace udklip::indexer::html
