// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/text.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/reading/markup/html/text/captions.hpp"
#include "indexer/reading/markup/html/text/content.hpp"
#include "indexer/reading/markup/html/text/furniture.hpp"
#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/markup/html/text/selection.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer::html {
namespace {

/// A page of which fewer good words are taken, and a smaller share, is read again.
constexpr double kFewWords = 100;
constexpr double kSmallShare = 0.3;
constexpr double kVeryFewWords = 20;
/// The second reading counts if it brings so many times as much.
constexpr double kGain = 2;

/// Leads that the content repeats are taken once.
std::vector<std::size_t> new_leads(const Page& page, const std::vector<std::size_t>& leads,
                                   const std::vector<std::size_t>& blocks) {
    if (leads.empty()) return {};
    std::unordered_set<std::string> known;
    for (const auto i : blocks) known.insert(key_of(page.blocks[i].text));
    std::vector<std::size_t> fresh;
    std::copy_if(leads.begin(), leads.end(), std::back_inserter(fresh),
                 [&](std::size_t i) { return !known.contains(key_of(page.blocks[i].text)); });
    return fresh;
}

std::vector<bool> live_in(const Page& page, ElementId content, const std::vector<bool>& live) {
    const Element& element = page.elements[content];
    std::vector<bool> blocks(live.size(), false);
    for (auto i = element.first_block; i < element.end_block; ++i) blocks[i] = live[i];
    return blocks;
}

/// Takes the notes that marks in the text link to, wherever on the page they stand.
void take_notes(const Page& page, std::vector<bool>& taken) {
    if (page.notes.empty()) return;
    constexpr double most_of_page = 0.5;
    const std::unordered_set<std::string_view> notes(page.notes.begin(), page.notes.end());
    const Sums sums(page);
    for (const Element& named : page.elements) {
        const bool is_note =
            notes.contains(attribute(*named.node, "id")) ||
            (named.tag() == GUMBO_TAG_A && notes.contains(attribute(*named.node, "name")));
        if (!is_note || named.unseen) continue;
        // A name inside a line stands for its paragraph.
        const Element* element = &named;
        while (is_inline(element->tag()) && !page.is_root(*element))
            element = &page.parent_of(*element);
        if (sums.of(*element).words > most_of_page * sums.all().words) continue;
        for (auto i = element->first_block; i < element->end_block; ++i) taken[i] = true;
    }
}

Extract extract_once(Page page, const std::string& title, Strictness strictness) {
    Extract found;
    found.title = title;
    found.headline = find_headline(page, title);
    std::vector<bool> live = without_furniture(page, found.headline, strictness);
    found.content = find_content(page, live);
    const auto leads = lead_blocks(page, found.headline, found.content, live);
    drop_link_lists(page, found.content, live);
    const auto blocks = article_blocks(page, found.content, live, title);
    found.taken.assign(page.blocks.size(), false);
    for (const auto i : blocks) found.taken[i] = true;
    // A page whose lines are all of such kinds has them for its text.
    if (blocks.empty()) found.taken = live_in(page, found.content, live);
    for (const auto i : new_leads(page, leads, blocks)) found.taken[i] = true;
    take_notes(page, found.taken);
    found.page = std::move(page);
    return found;
}

/// Puts blocks together.
class Writer {
  public:
    void add(const Block& block) {
        if (!text_.empty()) text_ += separator();
        text_ += block.text;
        join_ = Join::space;
    }
    void pass(Join join) { join_ = std::max(join_, join); }
    std::size_t size() const { return text_.size(); }
    std::string take() { return std::move(text_); }

  private:
    std::string_view separator() const {
        switch (join_) {
            case Join::space:
                return " ";
            case Join::line:
                return "\n";
            default:
                return "\n\n";
        }
    }
    std::string text_;
    Join join_ = Join::space;
};

}  // namespace

Extract extract(const GumboNode& document, Page page, const std::string& title) {
    const double all = Sums(page).all().good;
    Extract found = extract_once(std::move(page), title, Strictness::strict);
    const double good = found.good_words();
    if (good >= kFewWords || (good >= kSmallShare * all && good >= kVeryFewWords)) return found;
    const auto is_better = [&](const Extract& other) {
        return other.good_words() >= std::max(kVeryFewWords, kGain * good);
    };
    Extract again = extract_once(found.page, title, Strictness::lenient);
    if (is_better(again)) return again;
    if (good > 0) return found;
    again = extract_once(read_blocks(document, Sight::all_of_it), title, Strictness::lenient);
    return is_better(again) ? again : found;
}

PageText text_of(const Extract& found, const std::string& title) {
    Writer article;
    Writer captions;
    Writer furniture;
    const std::vector<bool> is_caption = caption_blocks(found);
    std::unordered_set<std::string_view> told;
    const std::string title_key = key_of(title);
    const auto repeats_title = [&](const Block& block) {
        return block.text.size() <= 2 * title.size() && key_of(block.text) == title_key;
    };
    for (std::size_t i = 0; i < found.page.blocks.size(); ++i) {
        const Block& block = found.page.blocks[i];
        article.pass(block.join);
        furniture.pass(block.join);
        if (found.taken[i]) {
            article.add(block);
        } else if (is_caption[i] && captions.size() <= kMaxFurnitureBytes) {
            if (!told.insert(block.text).second) continue;  // the same credit under each picture
            captions.pass(Join::paragraph);
            captions.add(block);
        } else if (furniture.size() <= kMaxFurnitureBytes && !repeats_title(block)) {
            furniture.add(block);
        }
    }
    PageText text{article.take(), captions.take(), furniture.take()};
    text.furniture.resize(
        language::char_border(text.furniture, std::min(text.furniture.size(), kMaxFurnitureBytes)));
    return text;
}

std::string text_of_fragment(std::string html) {
    const HtmlTree tree(std::move(html));
    Writer text;
    for (const auto& block : read_blocks(tree.root(), Sight::as_shown).blocks) {
        text.pass(block.join);
        text.add(block);
    }
    return text.take();
}

}  // namespace udklip::indexer::html
