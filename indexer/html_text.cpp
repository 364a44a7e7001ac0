// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/html_text.hpp"

#include <algorithm>

#include "indexer/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// An <article> with less than this share of its page's text is a teaser among others.
constexpr std::size_t kLeastShare = 4;

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
           node.type == GUMBO_NODE_WHITESPACE;
}

std::size_t text_size(const GumboNode& node) {
    std::size_t size = 0;
    walk(node, [&](const GumboNode& inner) {
        if (inner.type == GUMBO_NODE_TEXT) size += std::string_view(inner.v.text.text).size();
        return !is_page_part(inner);
    });
    return size;
}

enum class Break { none, line, paragraph };

Break break_of(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return Break::none;
    switch (node.v.element.tag) {
        case GUMBO_TAG_LI:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
            return Break::line;
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
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_HR:
            return Break::paragraph;
        default:
            return Break::none;
    }
}

/// Puts text together; breaks are written when text follows.
class Writer {
  public:
    void text(std::string_view piece, bool keeps_space) {
        for (const char c : piece) {
            const bool space = c == ' ' || (c >= '\t' && c <= '\r');
            if (space && keeps_space && c == '\n') {
                end(Break::line);
            } else if (space) {
                space_ = true;
            } else {
                put(c);
            }
        }
    }
    void space() { space_ = true; }
    void end(Break kind) { break_ = std::max(break_, kind); }
    std::string take() { return std::move(out_); }

  private:
    void put(char c) {
        if (break_ != Break::none && !out_.empty()) {
            out_ += break_ == Break::line ? "\n" : "\n\n";
        } else if (space_ && !out_.empty()) {
            out_ += ' ';
        }
        break_ = Break::none;
        space_ = false;
        out_.push_back(c);
    }

    std::string out_;
    Break break_ = Break::none;
    bool space_ = false;
};

class TextBuilder {
  public:
    explicit TextBuilder(std::string_view title) : title_(title) {}

    std::string build(const GumboNode& content) {
        is_article_ = !is_element(content, GUMBO_TAG_BODY) && !is_element(content, GUMBO_TAG_MAIN);
        add_children(content, false, false);
        return writer_.take();
    }

  private:
    /// Recursion is as deep as HtmlTree lets pages be.
    void add(const GumboNode& node, bool in_pre, bool in_header) {
        if (is_text(node)) {
            if (!in_header) writer_.text(node.v.text.text, in_pre);
            return;
        }
        if (node.type != GUMBO_NODE_ELEMENT || is_page_part(node) || is_title(node)) return;
        const GumboTag tag = node.v.element.tag;
        if (tag == GUMBO_TAG_BR) return writer_.end(Break::line);
        if (tag == GUMBO_TAG_HEADER && !is_article_) return;
        if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) writer_.space();
        const Break kind = break_of(node);
        writer_.end(kind);
        // The head of an article holds its title, byline and date, but also its first paragraph.
        const bool header = tag == GUMBO_TAG_HEADER || (in_header && tag != GUMBO_TAG_P);
        add_children(node, in_pre || tag == GUMBO_TAG_PRE, header);
        writer_.end(kind);
    }

    void add_children(const GumboNode& node, bool in_pre, bool in_header) {
        const GumboVector& children = node.v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            add(*static_cast<const GumboNode*>(children.data[i]), in_pre, in_header);
        }
    }

    bool is_title(const GumboNode& node) {
        if (title_found_ || !is_element(node, GUMBO_TAG_H1)) return false;
        title_found_ = plain_text(node) == title_;
        return title_found_;
    }

    std::string_view title_;
    bool is_article_ = false;
    bool title_found_ = false;
    Writer writer_;
};

bool has_hidden_style(const GumboNode& node) {
    std::string style(attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != style.npos;
}

}  // namespace

bool is_page_part(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEMPLATE) return true;
    if (node.type != GUMBO_NODE_ELEMENT) return false;
    switch (node.v.element.tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_VIDEO:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_SVG:
            return true;
        default:
            break;
    }
    for (const char* role : {"navigation", "banner", "contentinfo", "complementary", "search"}) {
        if (same_word(attribute(node, "role"), role)) return true;
    }
    return gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
           same_word(attribute(node, "aria-hidden"), "true") || has_hidden_style(node);
}

const GumboNode& content_of(const GumboNode& document) {
    const GumboNode* body = &document;
    const GumboNode* main = nullptr;
    const GumboNode* article = nullptr;
    std::size_t article_size = 0;
    std::size_t all_articles = 0;
    walk(document, [&](const GumboNode& node) {
        if (is_element(node, GUMBO_TAG_BODY)) body = &node;
        const bool is_main =
            is_element(node, GUMBO_TAG_MAIN) || same_word(attribute(node, "role"), "main");
        if (is_main && main == nullptr) main = &node;
        const bool is_article =
            is_element(node, GUMBO_TAG_ARTICLE) || attribute(node, "itemprop") == "articleBody";
        if (!is_article) return !is_page_part(node) || is_element(node, GUMBO_TAG_HEAD);
        const std::size_t size = text_size(node);
        all_articles += size;
        if (size > article_size) {
            article = &node;
            article_size = size;
        }
        return false;
    });
    const GumboNode& around = main == nullptr ? *body : *main;
    const bool is_main_thing = article != nullptr && article_size * 2 > all_articles &&
                               article_size * kLeastShare > text_size(around);
    return is_main_thing ? *article : around;
}

std::string article_text(const GumboNode& content, std::string_view title) {
    if (content.type != GUMBO_NODE_ELEMENT) return {};
    return TextBuilder(title).build(content);
}

}  // namespace udklip::indexer
