// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html_text.hpp"

#include <algorithm>
#include <unordered_set>

#include "indexer/reading/markup/html_page_parts.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

/// An <article> with less than this share of its page's text is a teaser among others.
constexpr std::size_t kLeastShare = 4;

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
           node.type == GUMBO_NODE_WHITESPACE;
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
class TextCollector {
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
    std::size_t size() const { return out_.size(); }
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
    TextBuilder(const GumboNode& content, std::string_view title)
        : content_(&content), title_(title), named_(named_furniture(content)) {
        is_article_ = !is_element(content, GUMBO_TAG_BODY) && !is_element(content, GUMBO_TAG_MAIN);
    }

    PageText build(const GumboNode& document) {
        const auto& around = document.type == GUMBO_NODE_ELEMENT ? document.v.element.children
                                                                 : document.v.document.children;
        for (unsigned i = 0; i < around.length; ++i) {
            add(*static_cast<const GumboNode*>(around.data[i]), {false, false, false});
        }
        PageText text{article_.take(), furniture_.take()};
        text.furniture.resize(language::char_border(
            text.furniture, std::min(text.furniture.size(), kMaxFurnitureBytes)));
        return text;
    }

  private:
    struct NodeContext {
        bool in_article;
        bool in_pre;
        bool in_header;
    };

    TextCollector& writer(const NodeContext& place) {
        return place.in_article ? article_ : furniture_;
    }

    /// Recursion is as deep as HtmlTree lets pages be.
    void add(const GumboNode& node, NodeContext place) {
        if (is_text(node)) return add_text(node, place);
        if (node.type != GUMBO_NODE_ELEMENT || is_unseen(node) || is_title(node)) return;
        const GumboTag tag = node.v.element.tag;
        if (&node == content_) place.in_article = true;
        if (is_left_out(node)) place = {false, place.in_pre, false};
        if (tag == GUMBO_TAG_BR) return writer(place).end(Break::line);
        if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) writer(place).space();
        Break kind = break_of(node);
        if (is_page_part(node)) kind = Break::paragraph;
        writer(place).end(kind);
        // The head of an article holds its title, byline and date, but also its first paragraph.
        const NodeContext inside{
            place.in_article, place.in_pre || tag == GUMBO_TAG_PRE,
            tag == GUMBO_TAG_HEADER || (place.in_header && tag != GUMBO_TAG_P)};
        const GumboVector& children = node.v.element.children;
        for (unsigned i = 0; i < children.length; ++i) {
            add(*static_cast<const GumboNode*>(children.data[i]), inside);
        }
        writer(place).end(kind);
    }

    void add_text(const GumboNode& node, const NodeContext& place) {
        if (place.in_article && place.in_header) return;
        if (!place.in_article && furniture_.size() > kMaxFurnitureBytes) return;
        writer(place).text(node.v.text.text, place.in_pre);
    }

    bool is_left_out(const GumboNode& node) const {
        return is_page_part(node) || named_.contains(&node) ||
               (is_element(node, GUMBO_TAG_HEADER) && !is_article_);
    }

    bool is_title(const GumboNode& node) {
        if (title_found_ || !is_element(node, GUMBO_TAG_H1)) return false;
        title_found_ = plain_text(node) == title_;
        return title_found_;
    }

    const GumboNode* content_;
    std::string_view title_;
    std::unordered_set<const GumboNode*> named_;
    bool is_article_ = false;
    bool title_found_ = false;
    TextCollector article_;
    TextCollector furniture_;
};

}  // namespace

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

PageText page_text(const GumboNode& document, const GumboNode& content, std::string_view title) {
    if (content.type != GUMBO_NODE_ELEMENT) return {};
    return TextBuilder(content, title).build(document);
}

}  // namespace udklip::indexer
