// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/content.hpp"

#include <algorithm>

namespace udklip::indexer::html {
namespace {

/// A block's score: 1, so much for a comma, up to three for its length.
constexpr double kScoreOfComma = 0.3;
constexpr unsigned kMostCommas = 10;
constexpr double kWordsForOne = 20;
constexpr double kMostForLength = 3;
/// What of it reaches the next element up, and those above.
constexpr double kToSecond = 0.5;
constexpr double kToOthers = 0.75;
constexpr int kSteps = 6;
constexpr double kBonusOfArticle = 1.1;

/// Growing: what is added must have such shares of good words (of those that are there, and of what
/// is added), and fewer links.
constexpr int kMostAncestors = 7;
constexpr double kLeastGood = 0.2;
constexpr double kLeastGoodOfAdded = 0.65;
constexpr double kMostLinksOfAdded = 0.25;

/// A paragraph's score goes to what is around it; so does that of a lead in a <header>.
bool is_paragraph(const Element& element) {
    switch (element.tag()) {
        case GUMBO_TAG_P:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
            return true;
        default:
            return is_inline(element.tag());
    }
}

bool is_article_or_main(const Element& element) {
    return element.tag() == GUMBO_TAG_ARTICLE || element.tag() == GUMBO_TAG_MAIN;
}

double score_of(const Block& block) {
    const double commas = kScoreOfComma * std::min<unsigned>(block.commas, kMostCommas);
    const double length = std::min(block.words / kWordsForOne, kMostForLength);
    return (1 + commas + length) * (1 - block.link_share());
}

std::vector<double> scores_of(const Page& page, const std::vector<bool>& live) {
    std::vector<double> scores(page.elements.size(), 0);
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (!block.good || !live[i]) continue;
        const Element* element = &page.elements[block.element];
        if (is_paragraph(*element)) element = &page.parent_of(*element);
        if (element->tag() == GUMBO_TAG_HEADER) element = &page.parent_of(*element);
        double score = score_of(block);
        for (int step = 0; step < kSteps; ++step) {
            scores[static_cast<std::size_t>(element - page.elements.data())] += score;
            if (page.is_root(*element)) break;
            element = &page.parent_of(*element);
            score *= step == 0 ? kToSecond : kToOthers;
        }
    }
    return scores;
}

/// The <article> or <main> with the most words, else the body.
ElementId longest_article(const Page& page, const std::vector<bool>& live) {
    const Sums sums(page, live);
    ElementId best = page.body;
    double most = 0;
    for (ElementId id = page.body; id < page.elements[page.body].end; ++id) {
        const Element& element = page.elements[id];
        if (!is_article_or_main(element) || sums.of(element).words <= most) continue;
        best = id;
        most = sums.of(element).words;
    }
    return best;
}

/// Of elements that score alike the later counts: it is the inner one.
ElementId best_element(const Page& page, const std::vector<bool>& live) {
    const std::vector<double> scores = scores_of(page, live);
    const Sums sums(page);
    ElementId best = kNoElement;
    double most = 0;
    for (ElementId id = 0; id < page.elements.size(); ++id) {
        if (scores[id] <= 0) continue;
        const Element& element = page.elements[id];
        const double score = scores[id] * (1 - sums.of(element).link_share()) *
                             (is_article_or_main(element) ? kBonusOfArticle : 1);
        if (best != kNoElement && score < most) continue;
        best = id;
        most = score;
    }
    return best;
}

ElementId grow(const Page& page, const std::vector<bool>& live, ElementId from) {
    const Sums sums(page, live);
    ElementId best = from;
    ElementId up = page.elements[from].parent;
    for (int step = 0; step < kMostAncestors && up > page.body; ++step) {
        const Amount now = sums.of(page.elements[best]);
        const Amount added = sums.of(page.elements[up]) - now;
        if (added.good >= kLeastGood * now.good && added.good >= kLeastGoodOfAdded * added.words &&
            added.linked < kMostLinksOfAdded * added.words)
            best = up;
        up = page.elements[up].parent;
    }
    return best;
}

}  // namespace

ElementId find_content(const Page& page, const std::vector<bool>& live) {
    const ElementId best = best_element(page, live);
    if (best == kNoElement) return longest_article(page, live);
    return grow(page, live, best);
}

}  // namespace udklip::indexer::html
