// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html_fragment.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "indexer/reading/markup/html/text/note_marks.hpp"
#include "indexer/reading/markup/html/text/tree.hpp"
#include "indexer/reading/sources/byte_source.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

using html::attribute;
using html::is_element;

/// Whether a browser shows nothing of an element.
bool is_unseen(const GumboNode& element) {
    switch (element.v.element.tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_SVG:
            return true;
        default:
            break;
    }
    std::string style(attribute(element, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != style.npos || html::has_attribute(element, "hidden");
}

enum class Gap { none, space, cell, line, block };

Gap gap_around(const GumboNode& element) {
    switch (element.v.element.tag) {
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            return Gap::cell;
        case GUMBO_TAG_BR:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_SUMMARY:
            return Gap::line;
        case GUMBO_TAG_P:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_DETAILS:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_HR:
            return Gap::block;
        default:
            return Gap::none;
    }
}

int heading_level(const GumboNode& element) {
    const GumboTag tag = element.v.element.tag;
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? tag - GUMBO_TAG_H1 + 1 : 0;
}

class Blocks {
  public:
    /// Recursion is as deep as HtmlTree lets pages be.
    void add(const GumboNode& node) {
        switch (node.type) {
            case GUMBO_NODE_DOCUMENT:
                return add_all(node.v.document.children);
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA:
            case GUMBO_NODE_WHITESPACE:
                return add_text(node.v.text.text);
            case GUMBO_NODE_ELEMENT:
                return is_unseen(node) ? void() : add_element(node);
            default:
                return;
        }
    }

    std::vector<HtmlBlock> take() {
        end_block();
        return std::move(blocks_);
    }

  private:
    void add_all(const GumboVector& children) {
        for (unsigned i = 0; i < children.length; ++i) {
            add(*static_cast<const GumboNode*>(children.data[i]));
        }
    }

    void add_element(const GumboNode& element) {
        if (html::is_note_mark(element, block_text())) return;
        const Gap gap = gap_around(element);
        const int heading = std::exchange(heading_, std::max(heading_, heading_level(element)));
        const bool is_pre = is_pre_;
        is_pre_ = is_pre_ || is_element(element, GUMBO_TAG_PRE);
        widen(gap);
        add_all(element.v.element.children);
        widen(gap);
        if (is_element(element, GUMBO_TAG_SUP) && html::is_note_number(block_text()))
            widen(Gap::space);
        is_pre_ = is_pre;
        heading_ = heading;
    }

    /// Returns the text of the block that is open.
    std::string_view block_text() const {
        return blocks_.empty() || gap_ == Gap::block ? std::string_view() : blocks_.back().text;
    }

    void add_text(std::string_view text) {
        for (const char c : text) {
            const bool is_blank = c == ' ' || (c >= '\t' && c <= '\r');
            if (!is_blank || (is_pre_ && gap_ == Gap::none)) {
                put(c);
            } else if (!is_pre_) {
                widen(Gap::space);
            } else if (gap_ != Gap::block) {
                put(c);
            }
        }
    }

    /// Code may end in empty lines.
    void end_block() {
        if (!blocks_.empty()) blocks_.back().text.resize(trim_right(blocks_.back().text).size());
    }

    void widen(Gap gap) { gap_ = std::max(gap_, gap); }

    void put(char c) {
        const Gap gap = std::exchange(gap_, Gap::none);
        if (blocks_.empty() || gap == Gap::block) {
            end_block();
            blocks_.push_back({heading_, {}});
        } else if (gap != Gap::none) {
            blocks_.back().text += gap == Gap::line ? '\n' : gap == Gap::cell ? '\t' : ' ';
        }
        blocks_.back().text += c;
    }

    std::vector<HtmlBlock> blocks_;
    Gap gap_ = Gap::block;
    int heading_ = 0;
    bool is_pre_ = false;
};

}  // namespace

std::vector<HtmlBlock> html_blocks(std::string fragment) {
    const html::HtmlTree tree(std::move(fragment));
    Blocks blocks;
    blocks.add(tree.root());
    return blocks.take();
}

std::string plain_html(std::string html) {
    std::string text;
    for (const auto& block : html_blocks(std::move(html))) {
        if (!text.empty()) text += "\n\n";
        text += block.text;
    }
    return text;
}

namespace {

constexpr auto kInline = std::to_array<std::string_view>(
    {"a",    "abbr", "b", "big",   "cite", "code",   "del",    "em",  "font", "i",  "ins",
     "mark", "q",    "s", "small", "span", "strike", "strong", "sub", "sup",  "tt", "u"});
constexpr auto kBlocks = std::to_array<std::string_view>(
    {"p",     "div",     "h1",      "h2",     "h3",         "h4",     "h5",
     "h6",    "ul",      "ol",      "li",     "dl",         "dt",     "dd",
     "table", "tbody",   "thead",   "tr",     "td",         "th",     "blockquote",
     "pre",   "section", "article", "figure", "figcaption", "header", "footer",
     "aside", "center",  "html",    "body",   "iframe",     "script", "style"});
constexpr auto kVoid = std::to_array<std::string_view>({"br", "hr", "img", "wbr"});
/// Entities that code does not hold as well (&lt;).
constexpr auto kEntities = std::to_array<std::string_view>(
    {"&aelig;",  "&oslash;", "&aring;", "&AElig;",  "&Oslash;", "&Aring;", "&eacute;",
     "&Eacute;", "&ouml;",   "&auml;",  "&uuml;",   "&nbsp;",   "&amp;",   "&quot;",
     "&apos;",   "&ndash;",  "&mdash;", "&rsquo;",  "&lsquo;",  "&rdquo;", "&ldquo;",
     "&bdquo;",  "&laquo;",  "&raquo;", "&hellip;", "&shy;",    "&bull;",  "&middot;",
     "&sect;",   "&deg;",    "&euro;",  "&frac12;", "&copy;",   "&reg;"});

bool is_numeric_entity(std::string_view text) {
    if (!text.starts_with("&#")) return false;
    const auto end = text.find(';');
    return end != text.npos && end > 2 && end < 10 &&
           text.substr(2, end - 2).find_first_not_of("xX0123456789abcdefABCDEF") == text.npos;
}

bool holds_entity(std::string_view text) {
    for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
        const auto here = text.substr(at);
        if (is_numeric_entity(here)) return true;
        for (const auto entity : kEntities) {
            if (here.starts_with(entity)) return true;
        }
    }
    return false;
}

struct Tags {
    std::size_t balanced = 0;  ///< end tags that end something, and tags that need none
    std::size_t unknown = 0;   ///< what looks like a tag and is none of HTML
    bool has_blocks = false;
};

Tags tags_in(std::string_view text) {
    Tags tags;
    std::vector<std::string> open;
    for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
        auto tag = text.substr(at + 1, 2000);
        if (tag.starts_with("!--")) continue;
        const bool is_end = tag.starts_with('/');
        if (is_end) tag.remove_prefix(1);
        const auto size = std::min(tag.find_first_of(" \t\r\n/>"), tag.size());
        const bool is_letter = !tag.empty() && ((tag[0] | 32) >= 'a' && (tag[0] | 32) <= 'z');
        if (!is_letter) continue;  // 5 < 6
        const std::string name = language::to_lower(tag.substr(0, std::min<std::size_t>(size, 20)));
        const bool is_block = language::is_one_of(kBlocks, name);
        if (tag.find('>') == tag.npos || (!is_block && !language::is_one_of(kInline, name) &&
                                          !language::is_one_of(kVoid, name))) {
            ++tags.unknown;
        } else if (language::is_one_of(kVoid, name)) {
            ++tags.balanced;
            tags.has_blocks = tags.has_blocks || name == "br";
        } else if (!is_end) {
            open.push_back(name);
        } else if (const auto begin = std::find(open.rbegin(), open.rend(), name);
                   begin != open.rend() && begin - open.rbegin() < 50) {
            open.erase(std::next(begin).base(), open.end());
            ++tags.balanced;
            tags.has_blocks = tags.has_blocks || is_block;
        }
    }
    return tags;
}

}  // namespace

bool looks_like_html(std::string_view field) {
    if (field.find('<') == field.npos && field.find('&') == field.npos) return false;
    const Tags tags = tags_in(field);
    if (tags.balanced > 0) return tags.balanced > tags.unknown;
    return tags.unknown == 0 && holds_entity(field);
}

std::string plain_field(std::string field) {
    std::string html = field;
    if (!tags_in(field).has_blocks) {
        html.clear();
        for (std::size_t i = 0; i < field.size(); ++i) {
            const bool is_empty_line =
                field[i] == '\n' && i + 1 < field.size() && field[i + 1] == '\n';
            if (is_empty_line) {
                html += "<p>";
            } else if (field[i] == '\n') {
                html += "<br>";
            } else {
                html += field[i];
            }
        }
    }
    try {
        return plain_html(std::move(html));
    } catch (const DamagedInput&) {
        return field;
    }
}

namespace {

/// Returns HTML whose own signs were escaped, &lt;p&gt;...&lt;/p&gt;, without these escapes; other
/// text as it is.
std::string without_escapes(std::string field) {
    const auto text = trim(field);
    if (!text.starts_with("&lt;") || !text.ends_with("&gt;")) return field;
    std::string html(text);
    constexpr auto escapes = std::to_array<std::pair<std::string_view, char>>(
        {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&amp;", '&'}});
    std::string plain;
    for (std::size_t at = 0; at < html.size();) {
        const std::string_view rest = std::string_view(html).substr(at);
        const auto found = std::find_if(escapes.begin(), escapes.end(), [&](const auto& escape) {
            return rest.starts_with(escape.first);
        });
        plain += found == escapes.end() ? html[at] : found->second;
        at += found == escapes.end() ? 1 : found->first.size();
    }
    return looks_like_html(plain) && tags_in(plain).has_blocks ? plain : field;
}

}  // namespace

void read_html_in_fields(Article& article) {
    for (const auto field : {&Article::title, &Article::lead, &Article::text, &Article::description,
                             &Article::source, &Article::author, &Article::section}) {
        std::string& value = article.*field;
        // What is short may be about a tag: &lt;script&gt;.
        const bool is_text =
            field == &Article::lead || field == &Article::text || field == &Article::description;
        if (is_text && value.find("&lt;") != value.npos) value = without_escapes(std::move(value));
        if (looks_like_html(value)) value = plain_field(std::move(value));
    }
}

}  // namespace udklip::indexer
