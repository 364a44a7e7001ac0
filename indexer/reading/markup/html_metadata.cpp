// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html_metadata.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <vector>

#include "indexer/reading/markup/html_page_parts.hpp"
#include "indexer/reading/markup/json_ld.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

/// Longer lines that hold a date are sentences, not bylines.
constexpr std::size_t kMaxByline = 80;

/// What is found in one walk over the page.
struct Found {
    std::map<std::string, std::string> meta;  ///< by lower-case name or property; the first counts
    std::vector<std::string> json_ld;
    std::string title;
    std::string canonical;
    std::string heading;  ///< the first h1
    std::string rel_author;
    std::map<std::string, std::string> items;  ///< itemprop
};

std::string script_text(const GumboNode& script) {
    std::string text;
    const GumboVector& children = script.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto& child = *static_cast<const GumboNode*>(children.data[i]);
        if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE)
            text += child.v.text.text;
    }
    return text;
}

void look_at_meta(const GumboNode& meta, Found& found) {
    const auto content = trim(attribute(meta, "content"));
    if (content.empty()) return;
    for (const char* key : {"property", "name", "itemprop"}) {
        const auto name = attribute(meta, key);
        if (!name.empty()) found.meta.emplace(language::to_lower(name), content);
    }
}

void look_at_item(const GumboNode& node, Found& found) {
    const auto name = attribute(node, "itemprop");
    if (name.empty() || name == "articleBody") return;
    const auto stated = attribute(node, is_element(node, GUMBO_TAG_TIME) ? "datetime" : "content");
    found.items.emplace(name, stated.empty() ? plain_text(node) : std::string(stated));
}

bool is_word_of(std::string_view words, std::string_view word) {
    for (const auto part : split(words, ' ')) {
        if (same_word(part, word)) return true;
    }
    return false;
}

bool look_at(const GumboNode& node, Found& found) {
    if (node.type != GUMBO_NODE_ELEMENT) return node.type != GUMBO_NODE_TEMPLATE;
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_META) look_at_meta(node, found);
    if (tag == GUMBO_TAG_TITLE && found.title.empty()) found.title = plain_text(node);
    if (tag == GUMBO_TAG_LINK && is_word_of(attribute(node, "rel"), "canonical") &&
        found.canonical.empty()) {
        found.canonical = trim(attribute(node, "href"));
    }
    if (tag == GUMBO_TAG_SCRIPT && same_word(attribute(node, "type"), "application/ld+json")) {
        found.json_ld.push_back(script_text(node));
    }
    if (is_page_part(node) && tag != GUMBO_TAG_HEAD) return false;
    if (tag == GUMBO_TAG_H1 && found.heading.empty()) found.heading = plain_text(node);
    if (is_word_of(attribute(node, "rel"), "author") && tag != GUMBO_TAG_LINK &&
        found.rel_author.empty()) {
        found.rel_author = plain_text(node);
    }
    look_at_item(node, found);
    return true;
}

std::string first_of(const std::map<std::string, std::string>& values,
                     std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto found = values.find(name);
        if (found != values.end() && !found->second.empty()) return found->second;
    }
    return {};
}

std::string first(std::initializer_list<std::string> candidates) {
    for (const auto& candidate : candidates) {
        if (!candidate.empty()) return candidate;
    }
    return {};
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

std::string address(const std::string& text) {
    return is_address(text) ? text : std::string();
}

std::string no_address(const std::string& text) {
    return is_address(text) ? std::string() : text;
}

/// The <time> that stands beside the headline: the first in the article, in a line of its own.
std::string time_in(const GumboNode& content) {
    std::string found;
    walk(content, [&](const GumboNode& node) {
        if (!found.empty() || (is_page_part(node) && &node != &content)) return false;
        if (!is_element(node, GUMBO_TAG_TIME)) return true;
        const auto stated = attribute(node, "datetime");
        const GumboNode* line = node.parent;
        while (line != nullptr &&
               (is_element(*line, GUMBO_TAG_SPAN) || is_element(*line, GUMBO_TAG_A) ||
                is_element(*line, GUMBO_TAG_SMALL))) {
            line = line->parent;
        }
        const bool in_line_of_its_own =
            line != nullptr && (line == &content || plain_text(*line).size() <= kMaxByline);
        if (in_line_of_its_own) found = stated.empty() ? plain_text(node) : std::string(stated);
        return false;
    });
    return found;
}

std::size_t count_words(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace

std::string without_site_name(const std::string& title, const std::string& site) {
    using namespace std::string_view_literals;
    for (const auto sign : {" | "sv, " - "sv, " – "sv, " — "sv, " · "sv, " » "sv}) {
        const auto at = title.rfind(sign);
        if (at == title.npos || at == 0) continue;
        std::string head = title.substr(0, at);
        const std::string tail = title.substr(at + sign.size());
        if (language::to_lower(tail) == language::to_lower(site)) return head;
        // Without a name to compare: what is short, behind what is longer, behind such a sign.
        if (site.empty() && count_words(tail) <= 3 && count_words(head) > count_words(tail))
            return head;
    }
    return title;
}

HtmlMetadata read_metadata(const GumboNode& document, const GumboNode& content) {
    Found page;
    walk(document, [&](const GumboNode& node) { return look_at(node, page); });
    const Article stated = read_json_ld(page.json_ld);
    const auto meta = [&](std::initializer_list<const char*> names) {
        return first_of(page.meta, names);
    };
    const auto item = [&](const char* name) { return first_of(page.items, {name}); };
    const std::string site = meta({"og:site_name", "application-name"});

    HtmlMetadata found;
    Article& article = found.article;
    article.source =
        first({stated.source, site, meta({"publisher", "dc.publisher", "dcterms.publisher"})});
    const std::string title = meta({"og:title", "twitter:title"});
    article.title =
        first({site.empty() ? title : without_site_name(title, site), stated.title, page.heading,
               meta({"dc.title"}), without_site_name(page.title, first({site, stated.source}))});
    article.date =
        first({meta({"article:published_time", "og:article:published_time"}), stated.date,
               item("datePublished"),
               meta({"datepublished", "date", "dc.date", "dcterms.date", "dcterms.created",
                     "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.issued"}),
               time_in(content)});
    article.author =
        first({stated.author, no_address(meta({"author", "article:author", "dc.creator"})),
               no_address(item("author")), page.rel_author});
    article.section = first({meta({"article:section"}), stated.section});
    article.url = first({address(page.canonical), address(meta({"og:url"})), address(stated.url)});
    article.id =
        first({meta({"article:id", "article-id", "articleid", "dc.identifier"}), stated.id});
    found.article_body = stated.text;
    return found;
}

}  // namespace udklip::indexer
