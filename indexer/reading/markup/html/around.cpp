// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/around.hpp"

#include <algorithm>

namespace udklip::indexer::html {
namespace {

/// A footer that begins so many blocks below the text is the page's.
constexpr std::size_t kFooterOfArticle = 6;

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
    for (ElementId id = page.body + 1; id < page.elements[page.body].end; ++id) {
        const Element& element = page.elements[id];
        if (page.contains(id, found.content) || (has_headline && page.contains(id, found.headline)))
            continue;
        const GumboTag tag = element.tag();
        beside_[id] = beside_[element.parent] || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_NAV ||
                      element.names.has(NameKind::beside);
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

}  // namespace udklip::indexer::html
