// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/furniture.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer::html {
namespace {

/// An element with so large a share of the page's good words is not believed to be furniture.
/// Results are alike from .4 to .7.
constexpr double kMostOfPage = 0.6;
/// Comments and other articles may be longer than the article.
constexpr double kMostOfPageIfSure = 0.85;
/// With fewer good words on the page, shares of it say nothing.
constexpr double kLeastOnPage = 40;
/// In a lenient reading a form with more good words is a page, and a name does not count where
/// less than this share is links.
constexpr double kMostInForm = 40;
constexpr double kMostlyLinks = 0.5;
/// Least likeness of a headline and the title, and what being <h1> adds to it.
constexpr double kLeastLikeness = 0.3;
constexpr double kBonusOfHeading = 0.3;
constexpr double kMostWordsOfHeadline = 60;

constexpr auto kRoles = std::to_array<std::string_view>(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "alert",
     "alertdialog", "toolbar", "tablist"});

class FurnitureFinder {
  public:
    FurnitureFinder(const Page& page, ElementId headline, Strictness strictness)
        : page_(page),
          sums_(page),
          headline_(headline),
          strictness_(strictness),
          tables_before_(count_tables(page)) {}

    std::vector<bool> live_blocks() const {
        std::vector<bool> live(page_.blocks.size(), true);
        for (ElementId id = page_.body + 1; id < page_.elements[page_.body].end;) {
            const Element& element = page_.elements[id];
            if (!is_furniture(id)) {
                id = element.unseen ? element.end : id + 1;
                continue;
            }
            std::fill(live.begin() + element.first_block, live.begin() + element.end_block, false);
            id = element.end;
        }
        return live;
    }

  private:
    /// How many tables, quotations and preformatted texts begin before each element.
    static std::vector<std::uint32_t> count_tables(const Page& page) {
        std::vector<std::uint32_t> counts{0};
        for (const auto& element : page.elements) {
            const GumboTag tag = element.tag();
            const bool counts_here =
                tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_BLOCKQUOTE;
            counts.push_back(counts.back() + (counts_here ? 1 : 0));
        }
        return counts;
    }

    bool is_furniture(ElementId id) const {
        const Element& element = page_.elements[id];
        if (!element.has_blocks()) return false;
        switch (element.tag()) {
            case GUMBO_TAG_HTML:
            case GUMBO_TAG_BODY:
            case GUMBO_TAG_MAIN:
            case GUMBO_TAG_H1:
                return false;
            default:
                break;
        }
        const Amount amount = sums_.of(element);
        if (holds_page(amount, kMostOfPage)) return is_long_furniture(element, amount);
        return is_furniture_by_tag(id, amount) || has_role(element) ||
               is_furniture_by_name(element, amount);
    }

    bool holds_page(const Amount& amount, double share) const {
        const double page = sums_.all().good;
        return page > kLeastOnPage && amount.good >= page * share;
    }

    /// What is commented on is often shorter than the comments.
    bool is_long_furniture(const Element& element, const Amount& amount) const {
        return element.names.is_sure() && !holds_page(amount, kMostOfPageIfSure) &&
               element.tag() != GUMBO_TAG_ARTICLE && element.tag() != GUMBO_TAG_SECTION;
    }

    bool is_furniture_by_tag(ElementId id, const Amount& amount) const {
        switch (page_.elements[id].tag()) {
            case GUMBO_TAG_NAV:
            case GUMBO_TAG_FOOTER:
            case GUMBO_TAG_ASIDE:
            case GUMBO_TAG_BUTTON:
                return true;
            case GUMBO_TAG_FORM:
            case GUMBO_TAG_MENU:
                return strictness_ == Strictness::strict || amount.good <= kMostInForm;
            case GUMBO_TAG_HEADER:
                return amount.good == 0 || !(is_in_article(id) || holds_headline(id));
            case GUMBO_TAG_FIGURE:
            case GUMBO_TAG_FIGCAPTION:
                return tables_before_[page_.elements[id].end] == tables_before_[id];
            default:
                return is_dialog(*page_.elements[id].node);
        }
    }

    bool holds_headline(ElementId id) const {
        return headline_ != kNoElement && page_.contains(id, headline_);
    }

    /// Whether an <article> or <main> is near around an element.
    bool is_in_article(ElementId id) const {
        constexpr int most_steps = 8;
        for (int step = 0; step < most_steps && id != page_.body; ++step) {
            id = page_.elements[id].parent;
            const GumboTag tag = page_.elements[id].tag();
            if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) return true;
        }
        return false;
    }

    /// An element that gumbo has no tag for.
    static bool is_dialog(const GumboNode& node) {
        const GumboStringPiece& tag = node.v.element.original_tag;
        constexpr std::string_view kTag = "<dialog";
        return node.v.element.tag == GUMBO_TAG_UNKNOWN && tag.length > kTag.size() &&
               same_word(std::string_view(tag.data, kTag.size()), kTag);
    }

    static bool has_role(const Element& element) {
        const auto role = attribute(*element.node, "role");
        return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
    }

    bool is_furniture_by_name(const Element& element, const Amount& amount) const {
        if (!element.names.has(NameKind::furniture)) return false;
        return strictness_ == Strictness::strict || amount.link_share() > kMostlyLinks ||
               element.names.is_sure();
    }

    const Page& page_;
    Sums sums_;
    ElementId headline_;
    Strictness strictness_;
    std::vector<std::uint32_t> tables_before_;
};

std::string text_of(const Page& page, const Element& element) {
    std::string text;
    for (auto i = element.first_block; i < element.end_block; ++i)
        text += page.blocks[i].text + ' ';
    return text;
}

}  // namespace

ElementId find_headline(const Page& page, const std::string& title) {
    const auto wanted = word_set(title);
    const Sums sums(page);
    ElementId best = kNoElement;
    double best_score = 0;
    for (ElementId id = page.body; id < page.elements[page.body].end; ++id) {
        const Element& element = page.elements[id];
        if (!is_heading(element.tag()) || !element.has_blocks() ||
            sums.of(element).words > kMostWordsOfHeadline)
            continue;
        const double score = likeness(word_set(text_of(page, element)), wanted) +
                             (element.tag() == GUMBO_TAG_H1 ? kBonusOfHeading : 0);
        if (score < kLeastLikeness || score <= best_score) continue;
        best = id;
        best_score = score;
    }
    return best;
}

std::vector<bool> without_furniture(const Page& page, ElementId headline, Strictness strictness) {
    return FurnitureFinder(page, headline, strictness).live_blocks();
}

}  // namespace udklip::indexer::html
