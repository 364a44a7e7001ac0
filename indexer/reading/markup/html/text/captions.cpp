// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/captions.hpp"

#include <algorithm>
#include <cstdint>

#include "indexer/reading/markup/html/text/lines.hpp"

namespace udklip::indexer::html {
namespace {

// In blocks: a picture may stand above the headline, or end the article.
constexpr std::size_t kBefore = 4;
constexpr std::size_t kBehind = 2;
// In words. A longer caption is a player's description or a gallery.
constexpr unsigned kLeastWords = 2;
constexpr unsigned kMostWords = 120;
constexpr unsigned kMostOfCredit = 25;
constexpr double kMostLinked = 0.5;

/// What an element is for the blocks in it.
enum class Part : std::uint8_t { none, picture, beside };

Part part_of(const Element& element) {
    switch (element.tag()) {
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_FORM:
            return Part::beside;
        default:
            break;
    }
    if (element.names.is_sure() || element.names.has(NameKind::beside)) return Part::beside;
    const bool is_picture = element.tag() == GUMBO_TAG_FIGURE ||
                            element.tag() == GUMBO_TAG_FIGCAPTION ||
                            element.names.has(NameKind::caption);
    return is_picture ? Part::picture : Part::none;
}

/// The same of all elements. What holds the headline or the content is no part of a page.
std::vector<Part> parts_of(const Extract& found) {
    const Page& page = found.page;
    std::vector<Part> parts(page.elements.size(), Part::none);
    for (ElementId id = page.body + 1; id < page.elements[page.body].end; ++id) {
        const bool is_around = page.contains(id, found.content) ||
                               (found.headline != kNoElement && page.contains(id, found.headline));
        if (is_around) continue;
        const Part around = parts[page.elements[id].parent];
        const Part own = part_of(page.elements[id]);
        parts[id] = around == Part::beside || own == Part::none ? around : own;
    }
    return parts;
}

bool is_credit(const Block& block) {
    return block.words <= kMostOfCredit && starts_as(LineKind::helper, fold_line(block.text)) > 0;
}

}  // namespace

std::vector<bool> caption_blocks(const Extract& found) {
    const Page& page = found.page;
    std::vector<bool> is_caption(page.blocks.size(), false);
    const std::vector<Part> parts = parts_of(found);
    const Element& content = page.elements[found.content];
    std::size_t first = content.first_block;
    if (found.headline != kNoElement)
        first = std::min<std::size_t>(first, page.elements[found.headline].first_block);
    const std::size_t end = std::min(page.blocks.size(), content.end_block + kBehind);
    for (std::size_t i = first - std::min(first, kBefore); i < end; ++i) {
        const Block& block = page.blocks[i];
        if (found.taken[i] || block.words < kLeastWords || block.words > kMostWords ||
            block.link_share() >= kMostLinked)
            continue;
        const Part part = parts[block.element];
        const bool is_inside = i >= content.first_block && i < content.end_block;
        is_caption[i] =
            part == Part::picture || (part == Part::none && is_inside && is_credit(block));
    }
    return is_caption;
}

}  // namespace udklip::indexer::html
