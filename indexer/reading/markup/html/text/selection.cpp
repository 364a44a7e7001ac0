// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/selection.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "indexer/reading/markup/html/text/day_text.hpp"
#include "indexer/reading/markup/html/text/lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer::html {
namespace {

// Lists of links.
constexpr double kLeastLinks = 0.5;
constexpr double kLeastLinksOfParagraph = 0.8;
constexpr double kMostWordsOfParagraph = 25;
constexpr double kMostGood = 0.3;
constexpr double kMostOfContent = 0.2;
constexpr std::size_t kShortList = 3;
constexpr std::size_t kLongestRow = 80;  ///< bytes

// Lines. Numbers of words.
constexpr unsigned kMostOfEnd = 10;
constexpr unsigned kMostOfButton = 6;
constexpr unsigned kMostOfAlso = 25;
constexpr double kLinksOfAlso = 0.3;
constexpr unsigned kMostOfBy = 25;
constexpr unsigned kMostOfUndatedBy = 12;
constexpr double kLinksOfLinkLine = 0.7;
constexpr unsigned kMostOfLinkLine = 30;
constexpr unsigned kMostOfCall = 45;
constexpr unsigned kShortCall = 12;
constexpr unsigned kLeastRepeated = 5;
constexpr std::size_t kLeastTitleBytes = 8;

// The lead.
constexpr std::size_t kFarthestLead = 40;
constexpr std::size_t kMostLeads = 6;
constexpr unsigned kLeastOfLead = 8;
constexpr unsigned kMostOfDateLine = 16;
constexpr double kMostLinksOfLead = 0.3;
constexpr int kAncestorsOfLead = 3;

bool may_be_link_list(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_P:
            return true;
        default:
            return false;
    }
}

bool is_cell_or_item(GumboTag tag) {
    return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TD;
}

bool is_by_line(const Block& block, std::string_view folded) {
    return starts_as(LineKind::by, folded) > 0 &&
           (block.words <= kMostOfUndatedBy || find_day(folded) || find_time_of_day(folded));
}

/// The last live block before those of an element. Elements are asked for in their order, so all
/// calls together are linear.
class LastLive {
  public:
    explicit LastLive(const std::vector<bool>& live) : live_(live) {}
    std::size_t before(std::size_t block) {
        for (; next_ < block; ++next_) {
            if (live_[next_]) last_ = next_;
        }
        return last_;
    }
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  private:
    const std::vector<bool>& live_;
    std::size_t next_ = 0;
    std::size_t last_ = kNone;
};

bool is_link_list(GumboTag tag, const Amount& amount, double good_of_content) {
    if (amount.words == 0 || amount.good >= kMostGood * amount.words ||
        amount.good >= kMostOfContent * good_of_content)
        return false;
    if (tag != GUMBO_TAG_P) return amount.linked > kLeastLinks * amount.words;
    return amount.linked > kLeastLinksOfParagraph * amount.words &&
           amount.words < kMostWordsOfParagraph;
}

/// Whether a block introduces the list below it.
bool introduces(const Block& block) {
    const std::string_view text = block.text;
    const auto start = text.substr(0, language::char_border(text, kLongestRow));
    return block.good && starts_as(LineKind::also, fold_line(start)) == 0;
}

/// Looks at the content's blocks one by one, in order.
class LineFilter {
  public:
    LineFilter(const Page& page, std::vector<std::size_t> blocks, const std::string& title)
        : page_(page), blocks_(std::move(blocks)), title_key_(key_of(title)) {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (!at(i).good) continue;
            if (good_words_ == 0) first_good_ = i;
            last_good_ = i;
            good_words_ += at(i).words;
        }
        if (good_words_ == 0) {
            first_good_ = 0;
            last_good_ = blocks_.empty() ? 0 : blocks_.size() - 1;
        }
    }

    std::vector<std::size_t> kept() {
        std::vector<std::size_t> kept;
        double good = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (at(i).good) good += at(i).words;
            // Longer blocks are no such lines.
            const std::string folded =
                at(i).words <= kMostOfCall ? fold_line(at(i).text) : std::string();
            if (at(i).words <= kMostOfEnd && 2 * good >= good_words_ &&
                is_line(LineKind::end, folded))
                break;
            if (!is_dropped(i, folded)) kept.push_back(blocks_[i]);
        }
        return kept;
    }

  private:
    const Block& at(std::size_t i) const { return page_.blocks[blocks_[i]]; }
    GumboTag tag(std::size_t i) const { return page_.elements[at(i).element].tag(); }

    bool is_dropped(std::size_t i, const std::string& folded) {
        const std::string key = key_of(at(i).text);
        return key.empty() || is_title(i, key) || is_button(i, folded) || is_also(i, folded) ||
               is_by(i, folded) || is_link_line(i) || is_call(i, folded) || is_repeated(i, key);
    }

    /// The title or most of it above the first paragraph, wherever it is whole; and any <h1> there.
    bool is_title(std::size_t i, const std::string& key) const {
        if (tag(i) == GUMBO_TAG_H1 && i <= first_good_ + 2) return true;
        if (title_key_.empty() || key.size() <= kLeastTitleBytes) return false;
        if (key == title_key_) return true;
        if (i > first_good_ + 1 || at(i).words <= 3) return false;
        const bool in_title = title_key_.find(key) != key.npos;
        const bool holds_title = key.find(title_key_) != key.npos;
        return (in_title && 2 * key.size() > title_key_.size()) ||
               (holds_title && 2 * title_key_.size() > key.size());
    }

    bool is_button(std::size_t i, const std::string& folded) const {
        return at(i).words <= kMostOfButton && is_line(LineKind::button, folded);
    }

    bool is_also(std::size_t i, const std::string& folded) const {
        const Block& block = at(i);
        return block.words <= kMostOfAlso &&
               (block.link_share() > kLinksOfAlso || is_heading(tag(i)) || !block.ends_sentence) &&
               starts_as(LineKind::also, folded) > 0;
    }

    bool is_by(std::size_t i, const std::string& folded) const {
        return at(i).words <= kMostOfBy && !at(i).good && !is_cell_or_item(tag(i)) &&
               is_by_line(at(i), folded);
    }

    bool is_link_line(std::size_t i) const {
        return at(i).link_share() > kLinksOfLinkLine && at(i).words < kMostOfLinkLine &&
               !is_heading(tag(i)) && !is_cell_or_item(tag(i));
    }

    /// A call without a link stands at the end, or alone.
    bool is_call(std::size_t i, const std::string& folded) const {
        const Block& block = at(i);
        if (block.words > kMostOfCall) return false;
        const bool near_end = i + 1 >= last_good_;
        if (block.linked == 0 && first_good_ < i && !near_end) return false;
        if (block.linked == 0 && !is_heading(tag(i)) && !near_end && block.words > kShortCall)
            return false;
        return holds(LineKind::call, folded);
    }

    bool is_repeated(std::size_t i, const std::string& key) {
        return at(i).words >= kLeastRepeated && !seen_.insert(key).second;
    }

    const Page& page_;
    std::vector<std::size_t> blocks_;
    std::string title_key_;
    std::size_t first_good_ = 0;
    std::size_t last_good_ = 0;
    double good_words_ = 0;
    std::unordered_set<std::string> seen_;
};

bool is_named_lead(const Page& page, ElementId id) {
    for (int step = 0; step < kAncestorsOfLead; ++step) {
        const Element& element = page.elements[id];
        if (element.names.has(NameKind::lead)) return true;
        id = element.parent;
    }
    return false;
}

/// `is_below`: it is a heading right below the headline, as newspapers write leads.
bool is_lead(const Page& page, const Block& block, bool is_below) {
    if (block.words < kLeastOfLead || block.linked > kMostLinksOfLead * block.words) return false;
    if (!block.good && !is_below && !is_named_lead(page, block.element)) return false;
    const std::string folded = fold_line(block.text);
    if (starts_as(LineKind::by, folded) > 0) return false;
    return block.words >= kMostOfDateLine || !(find_day(folded) || find_time_of_day(folded));
}

}  // namespace

void drop_link_lists(const Page& page, ElementId content, std::vector<bool>& live) {
    const Sums sums(page, live);
    const double good = sums.of(page.elements[content]).good;
    LastLive last_live(live);
    for (ElementId id = content + 1; id < page.elements[content].end;) {
        const Element& element = page.elements[id++];
        const Amount amount = sums.of(element);
        if (!may_be_link_list(element.tag()) || !is_link_list(element.tag(), amount, good))
            continue;
        const std::size_t before = last_live.before(element.first_block);
        const bool is_list = element.tag() == GUMBO_TAG_UL || element.tag() == GUMBO_TAG_OL;
        if (is_list && amount.blocks < kShortList && before != LastLive::kNone &&
            introduces(page.blocks[before]))
            continue;
        std::fill(live.begin() + element.first_block, live.begin() + element.end_block, false);
        id = element.end;
    }
}

std::vector<std::size_t> article_blocks(const Page& page, ElementId content,
                                        const std::vector<bool>& live, const std::string& title) {
    std::vector<std::size_t> blocks;
    const Element& element = page.elements[content];
    for (std::size_t i = element.first_block; i < element.end_block; ++i) {
        if (live[i]) blocks.push_back(i);
    }
    return LineFilter(page, std::move(blocks), title).kept();
}

std::vector<std::size_t> lead_blocks(const Page& page, ElementId headline, ElementId content,
                                     const std::vector<bool>& live) {
    if (headline == kNoElement) return {};
    const std::size_t begin = page.elements[headline].end_block;
    const std::size_t end = page.elements[content].first_block;
    if (begin >= end || end - begin > kFarthestLead) return {};
    std::vector<std::size_t> leads;
    for (std::size_t i = begin; i < end; ++i) {
        const Block& block = page.blocks[i];
        const bool is_below = i == begin && is_heading(page.elements[block.element].tag());
        if (live[i] && is_lead(page, block, is_below)) leads.push_back(i);
    }
    return leads.size() <= kMostLeads ? leads : std::vector<std::size_t>();
}

}  // namespace udklip::indexer::html
