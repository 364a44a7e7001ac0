// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/around.hpp"

#include <algorithm>

namespace udklip::indexer::html {
namespace {

/// A footer that begins so many blocks below the text is the page's.
constexpr std::size_t kFooterOfArticle = 6;
/// So many elements around a date may lie in a card.
constexpr unsigned kMostSteps = 5;

std::size_t gap(std::size_t a, std::size_t b) {
    return a > b ? a - b : b - a;
}

}  // namespace

Around::Around(const Extract& found) : found_(found) {
    const Page& page = found.page;
    const Element& content = page.elements[found.content];
    text_begin_ = content.first_block;
    text_end_ = content.end_block;
    const bool has_headline = found.headline != kNoElement;
    headline_end_ = has_headline ? page.elements[found.headline].end_block : text_begin_;
    beside_.assign(page.elements.size(), false);
    in_footer_.assign(page.elements.size(), false);
    headings_.reserve(page.elements.size() + 1);
    headings_.push_back(0);
    for (const auto& element : page.elements)
        headings_.push_back(headings_.back() + (is_heading(element.tag()) ? 1 : 0));
    for (ElementId id = page.body + 1; id < page.elements[page.body].end; ++id) {
        const Element& element = page.elements[id];
        if (page.contains(id, found.content) || (has_headline && page.contains(id, found.headline)))
            continue;
        const GumboTag tag = element.tag();
        beside_[id] = beside_[element.parent] || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_NAV ||
                      element.names.has(NameKind::beside) || is_item_of_reader(element);
        in_footer_[id] = in_footer_[element.parent] || tag == GUMBO_TAG_FOOTER ||
                         element.names.has(NameKind::footer);
    }
}

std::size_t Around::distance(const Element& element) const {
    return std::min(distance_to_headline(element.first_block),
                    gap(element.first_block, text_begin_));
}

std::size_t Around::distance_to_headline(std::size_t block) const {
    return gap(block, headline_end_);
}

bool Around::is_within(const Element& element, std::size_t before, std::size_t behind) const {
    return element.first_block + before >= std::min(headline_end_, text_begin_) &&
           element.first_block <= text_end_ + behind;
}

bool Around::is_beside(ElementId element) const {
    return beside_[element] || (in_footer_[element] && found_.page.elements[element].first_block >
                                                           text_end_ + kFooterOfArticle);
}

std::uint32_t Around::headings_in(ElementId element) const {
    return headings_[found_.page.elements[element].end] - headings_[element];
}

bool Around::is_of_card(ElementId element) const {
    return is_beside_heading(element, headings_in(element));
}

bool Around::is_block_of_card(std::size_t block) const {
    return is_beside_heading(found_.page.blocks[block].element, 0);
}

bool Around::is_beside_heading(ElementId element, std::uint32_t own) const {
    const Page& page = found_.page;
    for (unsigned step = 0; step < kMostSteps && element != page.body; ++step) {
        const bool is_of_page =
            page.contains(element, found_.content) ||
            (found_.headline != kNoElement && page.contains(element, found_.headline)) ||
            is_heading(page.elements[element].tag());
        if (is_of_page) return false;
        if (headings_in(element) > own) return true;
        element = page.elements[element].parent;
    }
    return false;
}

}  // namespace udklip::indexer::html
