// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/blocks.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/reading/markup/html/text/note_marks.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer::html {
namespace {

/// A good block has so many words, or is a paragraph and a sentence with so many.
constexpr unsigned kGoodWords = 12;
constexpr unsigned kGoodWordsOfParagraph = 8;
constexpr unsigned kManyWords = 30;
constexpr double kMostLinks = 0.5;
constexpr double kMostLinksOfParagraph = 0.3;

/// Elements that hold no text of the page; nothing below them is looked at.
bool holds_no_text(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_VIDEO:
        case GUMBO_TAG_DATALIST:
        case GUMBO_TAG_MAP:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RP:
            return true;
        default:
            return false;
    }
}

/// The attributes that every element is asked for, read in one pass.
struct Attributes {
    std::string_view classes;
    std::string_view id;
    bool hidden = false;

    explicit Attributes(const GumboNode& node) {
        const GumboVector& all = node.v.element.attributes;
        for (unsigned i = 0; i < all.length; ++i) {
            const auto& one = *static_cast<const GumboAttribute*>(all.data[i]);
            const std::string_view name = one.name;
            if (name == "class") classes = one.value;
            if (name == "id") id = one.value;
            if (name == "hidden" && std::string_view(one.value) != "false") hidden = true;
            if (name == "aria-hidden" && same_word(one.value, "true")) hidden = true;
            if (name == "style" && hides(one.value)) hidden = true;
        }
    }

  private:
    static bool hides(std::string style) {
        std::erase(style, ' ');
        return style.find("display:none") != style.npos ||
               style.find("visibility:hidden") != style.npos;
    }
};

bool is_unseen(GumboTag tag, const Attributes& attributes, Sight sight) {
    if (tag == GUMBO_TAG_HEAD || holds_no_text(tag)) return true;
    if (sight == Sight::all_of_it) return false;
    return tag == GUMBO_TAG_NOSCRIPT || attributes.hidden;
}

Join join_of(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            return Join::space;
        case GUMBO_TAG_LI:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
            return Join::line;
        default:
            return Join::paragraph;
    }
}

bool has_no_spaces(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7AF);
}

bool ends_sentence(char32_t c) {
    constexpr std::u32string_view kEnds = U".!?…:»\"”“’')]。！？";
    return kEnds.find(c) != kEnds.npos;
}

bool is_good(const Block& block, GumboTag tag) {
    const double links = block.link_share();
    if (block.words >= kGoodWords && links < kMostLinks &&
        (block.ends_sentence || block.commas > 0 || block.words >= kManyWords))
        return true;
    return tag == GUMBO_TAG_P && block.words >= kGoodWordsOfParagraph && block.ends_sentence &&
           links < kMostLinksOfParagraph;
}

/// Whether an inline element begins what stands behind it, whatever it is called:
/// <p><span class="dateline">KØBENHAVN – </span>Kommunerne får flere penge ...
bool leads_into_text(const GumboNode& node) {
    constexpr std::size_t longest = 40;  // bytes
    constexpr std::size_t least_behind = 60;
    constexpr auto dashes = std::to_array<std::string_view>({"–", "—", "-"});
    if (node.parent == nullptr || !is_element(*node.parent, GUMBO_TAG_P)) return false;
    const GumboVector& beside = node.parent->v.element.children;
    if (node.index_within_parent + 1 >= beside.length) return false;
    const auto& next = *static_cast<const GumboNode*>(beside.data[node.index_within_parent + 1]);
    if (!is_text(next) || trim(next.v.text.text).size() < least_behind) return false;
    const std::string own = plain_text(node, longest);
    return own.size() <= longest &&
           std::any_of(dashes.begin(), dashes.end(),
                       [&](std::string_view dash) { return trim(own).ends_with(dash); });
}

/// Text as it comes, until its block ends.
class Run {
  public:
    /// Returns whether the piece holds more than white space.
    bool add(std::string_view piece, bool in_link, bool keeps_lines) {
        const std::size_t signs_before = signs_;
        for (std::size_t at = 0; at < piece.size();) {
            const std::size_t begin = at;
            const auto byte = static_cast<unsigned char>(piece[at]);
            const char32_t c =
                byte < 0x80 ? static_cast<char32_t>(piece[at++]) : language::next_char(piece, at);
            if (c == U'\n' && keeps_lines) {
                line();
            } else if (c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0) {
                space_ = true;
            } else {
                put(c, piece.substr(begin, at - begin), in_link);
            }
        }
        return signs_ > signs_before;
    }

    void line() { line_ = true; }
    void space() { space_ = true; }
    std::string_view text() const { return text_; }
    bool empty() const { return text_.empty(); }

    /// The block, and nothing is left.
    Block take(ElementId element) {
        Block block;
        block.words = words_ + unspaced_ / 2;
        block.linked = static_cast<float>(block.words) * static_cast<float>(linked_) /
                       static_cast<float>(std::max<std::size_t>(1, signs_));
        block.commas = static_cast<std::uint16_t>(
            std::min<unsigned>(commas_, std::numeric_limits<std::uint16_t>::max()));
        block.ends_sentence = ends_sentence(last_);
        block.element = element;
        block.text = std::move(text_);
        *this = {};
        return block;
    }

    /// White space at the end of a block is none.
    void drop_space() { space_ = line_ = false; }

  private:
    void put(char32_t c, std::string_view bytes, bool in_link) {
        if (text_.empty() || line_ || space_) ++words_;
        if (!text_.empty() && (line_ || space_)) text_ += line_ ? '\n' : ' ';
        line_ = space_ = false;
        text_ += bytes;
        ++signs_;
        if (in_link) ++linked_;
        if (c == U',' || c == U'、' || c == U'，') ++commas_;
        if (has_no_spaces(c)) ++unspaced_;
        last_ = c;
    }

    std::string text_;
    bool space_ = false;
    bool line_ = false;
    unsigned words_ = 0;
    unsigned unspaced_ = 0;
    unsigned commas_ = 0;
    std::size_t signs_ = 0;
    std::size_t linked_ = 0;
    char32_t last_ = 0;
};

class BlockReader {
  public:
    explicit BlockReader(Sight sight) : sight_(sight) {}

    Page read(const GumboNode& document) {
        open_.push_back({children_of(document), 0, kNoElement, 0, false, false, false, false});
        while (!open_.empty()) {
            Open& inner = open_.back();
            if (inner.children == nullptr || inner.next == inner.children->length) {
                leave();
            } else {
                const void* child = inner.children->data[inner.next++];
                add(*static_cast<const GumboNode*>(child));
            }
        }
        if (page_.elements.empty()) page_.elements.push_back({&document, 0, 1, 0, 0, {}, true});
        return std::move(page_);
    }

  private:
    /// An element whose children are being read.
    struct Open {
        const GumboVector* children;
        unsigned next;
        ElementId element;
        ElementId block_element;  ///< the innermost that is not inline
        bool in_line;
        bool unseen;
        bool in_link;
        bool in_pre;
    };

    void add(const GumboNode& node) {
        const Open& around = open_.back();
        if (is_text(node)) {
            if (around.unseen || around.element == kNoElement) return;
            if (run_.add(node.v.text.text, around.in_link, around.in_pre)) breaks_ = 0;
        } else if (node.type == GUMBO_NODE_ELEMENT) {
            enter(node);
        }
    }

    void enter(const GumboNode& node) {
        const Open around = open_.back();
        const GumboTag tag = node.v.element.tag;
        const auto id = static_cast<ElementId>(page_.elements.size());
        const Attributes attributes(node);
        const NameKinds names = names_of(attributes);
        const bool unseen = around.unseen || is_unseen(tag, attributes, sight_);
        const bool ends_line = !is_inline(tag) && tag != GUMBO_TAG_BR;
        const bool in_line = !ends_line && (tag == GUMBO_TAG_A || !names.has(NameKind::furniture) ||
                                            leads_into_text(node));
        if (tag == GUMBO_TAG_BR && !unseen) return break_line();
        if ((tag == GUMBO_TAG_SUP || tag == GUMBO_TAG_A) && is_note_mark(node, run_.text()))
            return pass_note_mark(node);
        if (!in_line && !unseen) end_block(around.block_element, join_of(tag));
        const auto first_block = static_cast<std::uint32_t>(page_.blocks.size());
        page_.elements.push_back({&node, around.element == kNoElement ? id : around.element, id + 1,
                                  first_block, first_block, names, unseen});
        if (tag == GUMBO_TAG_BODY && page_.body == 0) page_.body = id;
        open_.push_back({holds_no_text(tag) ? nullptr : &node.v.element.children, 0, id,
                         in_line ? around.block_element : id, in_line, unseen,
                         around.in_link || tag == GUMBO_TAG_A,
                         around.in_pre || tag == GUMBO_TAG_PRE});
    }

    void leave() {
        const Open inner = open_.back();
        open_.pop_back();
        if (inner.element == kNoElement) return;
        Element& element = page_.elements[inner.element];
        if (element.tag() == GUMBO_TAG_SUP && is_note_number(run_.text())) run_.space();
        if (!inner.in_line && !inner.unseen) end_block(inner.element, join_of(element.tag()));
        element.end = static_cast<ElementId>(page_.elements.size());
        element.end_block = static_cast<std::uint32_t>(page_.blocks.size());
    }

    void pass_note_mark(const GumboNode& mark) {
        std::string note = note_target(mark);
        if (!note.empty()) page_.notes.push_back(std::move(note));
    }

    /// One <br> ends a line, two end a block.
    void break_line() {
        if (++breaks_ >= 2) {
            end_block(open_.back().block_element, Join::paragraph);
        } else {
            run_.line();
        }
    }

    void end_block(ElementId element, Join join) {
        breaks_ = 0;
        run_.drop_space();
        if (!run_.empty()) {
            Block block = run_.take(element);
            block.join = join_;
            block.good = is_good(block, page_.elements[element].tag());
            page_.blocks.push_back(std::move(block));
            join_ = Join::space;
        }
        join_ = std::max(join_, join);
    }

    /// Most elements of a page have the classes of others.
    NameKinds names_of(const Attributes& attributes) {
        if (!attributes.id.empty()) return kinds_of_names(attributes.classes, attributes.id);
        if (attributes.classes.empty()) return {};
        const auto [known, is_new] = names_.try_emplace(attributes.classes);
        if (is_new) known->second = kinds_of_names(attributes.classes, {});
        return known->second;
    }

    Sight sight_;
    Page page_;
    std::unordered_map<std::string_view, NameKinds> names_;  ///< by classes, of elements without id
    std::vector<Open> open_;
    Run run_;
    Join join_ = Join::paragraph;
    int breaks_ = 0;
};

}  // namespace

Page read_blocks(const GumboNode& document, Sight sight) {
    return BlockReader(sight).read(document);
}

Sums::Sums(const Page& page) {
    sums_.reserve(page.blocks.size() + 1);
    sums_.emplace_back();
    for (const auto& block : page.blocks) add(block, true);
}

Sums::Sums(const Page& page, const std::vector<bool>& live) {
    sums_.reserve(page.blocks.size() + 1);
    sums_.emplace_back();
    for (std::size_t i = 0; i < page.blocks.size(); ++i) add(page.blocks[i], live[i]);
}

void Sums::add(const Block& block, bool counts) {
    Amount sum = sums_.back();
    if (counts) {
        sum.words += block.words;
        sum.linked += block.linked;
        sum.good += block.good ? block.words : 0;
        ++sum.blocks;
    }
    sums_.push_back(sum);
}

bool is_heading(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

bool is_item_of_reader(const Element& element) {
    constexpr auto kItems =
        std::to_array<std::string_view>({"review", "reviews", "comment", "comments"});
    const auto stated = attribute(*element.node, "itemprop");
    if (stated.empty()) return false;
    const auto items = split(stated, ' ');
    return std::find_first_of(items.begin(), items.end(), kItems.begin(), kItems.end()) !=
           items.end();
}

}  // namespace udklip::indexer::html
