// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html_page_parts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

/// As a whole class, or at its beginning or end: share, share-bar, article-share.
constexpr auto kNames = std::to_array<std::string_view>({
    "share",           "sharing",
    "share-buttons",   "social-share",
    "social-media",    "social-links",
    "social-icons",    "social-buttons",
    "some-share",      "del-artikel",
    "related",         "relateret",
    "relaterede",      "related-articles",
    "relatedarticles", "newsletter",
    "nyhedsbrev",      "cookie",
    "cookies",         "cookiebanner",
    "cookie-consent",  "cookieconsent",
    "breadcrumb",      "breadcrumbs",
    "brodkrumme",      "sidebar",
    "advertisement",   "advert",
    "annonce",         "annoncer",
    "most-read",       "mostread",
    "mest-laeste",     "mest-laest",
    "mest-læste",      "most-popular",
    "read-also",       "laes-ogsaa",
    "læs-også",        "see-also",
    "readmore-list",   "recommended",
    "recommendations", "recommended-articles",
    "comments",        "comment-list",
    "kommentarer",     "disqus-thread",
    "paywall",         "subscribe-box",
    "skip-link",       "skip-links",
    "tag-list",        "article-tags",
    "post-tags",       "tagcloud",
    "site-footer",     "site-header",
    "main-menu",       "navigation",
    "navbar",          "pressrelease-contacts",
});

/// So many elements may turn out to hold too much before no more are looked at: each costs a walk
/// over what is below it.
constexpr std::size_t kMostDisbelieved = 20;

bool has_hidden_style(const GumboNode& node) {
    std::string style(attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != style.npos;
}

bool may_be_named(const GumboNode& node) {
    switch (node.v.element.tag) {
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_H1:
            return false;
        default:
            return true;
    }
}

}  // namespace

bool is_unseen(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEMPLATE) return true;
    if (node.type != GUMBO_NODE_ELEMENT) return false;
    switch (node.v.element.tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
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
    return gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
           same_word(attribute(node, "aria-hidden"), "true") || has_hidden_style(node);
}

bool is_page_part(const GumboNode& node) {
    if (is_unseen(node)) return true;
    if (node.type != GUMBO_NODE_ELEMENT) return false;
    switch (node.v.element.tag) {
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_BUTTON:
            return true;
        default:
            break;
    }
    for (const char* role : {"navigation", "banner", "contentinfo", "complementary", "search"}) {
        if (same_word(attribute(node, "role"), role)) return true;
    }
    return false;
}

std::size_t text_size(const GumboNode& node) {
    std::size_t size = 0;
    walk(node, [&](const GumboNode& inner) {
        if (inner.type == GUMBO_NODE_TEXT) size += std::string_view(inner.v.text.text).size();
        return !is_page_part(inner);
    });
    return size;
}

bool names_furniture(std::string_view classes) {
    std::string lower = language::to_lower(classes);
    std::replace(lower.begin(), lower.end(), '_', '-');
    std::replace_if(
        lower.begin(), lower.end(), [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
    for (const auto name : split(lower, ' ')) {
        if (name.empty()) continue;
        const bool known = std::any_of(kNames.begin(), kNames.end(), [&](std::string_view part) {
            if (name.size() == part.size()) return name == part;
            if (name.size() < part.size()) return false;
            return (name.starts_with(part) && name[part.size()] == '-') ||
                   (name.ends_with(part) && name[name.size() - part.size() - 1] == '-');
        });
        if (known) return true;
    }
    return false;
}

std::unordered_set<const GumboNode*> named_furniture(const GumboNode& content) {
    std::unordered_set<const GumboNode*> found;
    const std::size_t all = text_size(content);
    std::size_t disbelieved = 0;
    walk(content, [&](const GumboNode& node) {
        if (node.type != GUMBO_NODE_ELEMENT || &node == &content) return true;
        if (is_page_part(node)) return false;
        if (disbelieved >= kMostDisbelieved || !may_be_named(node)) return true;
        if (!names_furniture(attribute(node, "class")) && !names_furniture(attribute(node, "id")))
            return true;
        if (text_size(node) * 2 >= all) {
            ++disbelieved;
            return true;
        }
        found.insert(&node);
        return false;
    });
    return found;
}

}  // namespace udklip::indexer
