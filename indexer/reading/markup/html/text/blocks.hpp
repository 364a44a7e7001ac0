// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page as two lists: its elements in the order of the page, and its blocks, which are the runs of
// text between them. An element knows the range of its blocks, so what stands in it is a difference
// of two sums.
//
//     <body><p>Et <b>to</b><div>tre<p>fire</div>      blocks: "Et to", "tre", "fire"
//                                                     the div: blocks 1 to 3
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/markup/html/text/names.hpp"
#include "indexer/reading/markup/html/text/tree.hpp"

namespace udklip::indexer::html {

/// What stands between a block and the one before it when they are written.
enum class Join : std::uint8_t { space, line, paragraph };

using ElementId = std::uint32_t;
constexpr ElementId kNoElement = static_cast<ElementId>(-1);

/// An element, in the order of the page: those below it are the next, up to `end`.
struct Element {
    const GumboNode* node;
    ElementId parent;  ///< its own id if it has none
    ElementId end;
    std::uint32_t first_block;
    std::uint32_t end_block;
    NameKinds names;
    bool unseen;  ///< it or an element around it is not to be seen; no block is in it

    GumboTag tag() const { return node->v.element.tag; }
    bool has_blocks() const { return end_block > first_block; }
};

struct Block {
    std::string text;         ///< white space as single spaces; LF for <br> and in <pre>
    ElementId element;        ///< the innermost that is not inline
    std::uint32_t words = 0;  ///< of scripts without spaces two signs are a word
    float linked = 0;         ///< how many of them are in links
    std::uint16_t commas = 0;
    Join join = Join::paragraph;
    bool ends_sentence = false;
    bool good = false;  ///< reads as running text

    double link_share() const { return words == 0 ? 0 : double{linked} / words; }
};

/// Which elements are passed over.
enum class Sight : std::uint8_t {
    as_shown,   ///< what is hidden, and <noscript>
    all_of_it,  ///< only scripts, styles and controls
};

struct Page {
    std::vector<Element> elements;  ///< never empty: the first is the root
    std::vector<Block> blocks;
    ElementId body = 0;
    std::vector<std::string> notes;  ///< ids of the elements that marks of footnotes link to

    const Element& parent_of(const Element& element) const { return elements[element.parent]; }
    bool is_root(const Element& element) const { return &element == &elements.front(); }
    /// Whether `inner` is `outer` or lies in it.
    bool contains(ElementId outer, ElementId inner) const {
        return outer <= inner && inner < elements[outer].end;
    }
};

/// One walk over the tree, linear in its size; no recursion.
Page read_blocks(const GumboNode& document, Sight sight);

/// What stands in a range of blocks.
struct Amount {
    double words = 0;
    double linked = 0;
    double good = 0;  ///< words in good blocks
    std::size_t blocks = 0;

    double link_share() const { return words == 0 ? 0 : double{linked} / words; }
    Amount operator-(const Amount& other) const {
        return {words - other.words, linked - other.linked, good - other.good,
                blocks - other.blocks};
    }
};

/// Sums over blocks, so that any range is a difference.
class Sums {
  public:
    explicit Sums(const Page& page);
    /// Only of the blocks that are live.
    Sums(const Page& page, const std::vector<bool>& live);

    Amount all() const { return sums_.back(); }
    Amount of(const Element& element) const {
        return sums_[element.end_block] - sums_[element.first_block];
    }

  private:
    void add(const Block& block, bool counts);
    std::vector<Amount> sums_;
};

bool is_heading(GumboTag tag);

/// Whether an element is stated to be what a reader wrote about something: itemprop="review".
bool is_item_of_reader(const Element& element);

}  // namespace udklip::indexer::html
