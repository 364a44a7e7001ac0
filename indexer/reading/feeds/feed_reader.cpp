// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/feeds/feeds.hpp"
#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/office/xml.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// An element by its full name: `title` of the feed itself, not <media:title> or <itunes:title>.
pugi::xml_node named(const pugi::xml_node& node, const char* name) {
    return node.child(name);
}

std::string value_of(const pugi::xml_node& node, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        std::string value = text_below(named(node, name));
        if (!value.empty()) return value;
    }
    return {};
}

/// Titles have entities of HTML, and some have tags.
std::string plain_title(std::string title) {
    if (title.find_first_of("&<") == std::string::npos) return title;
    std::string plain = plain_html(title);
    for (char& c : plain) c = c == '\n' ? ' ' : c;
    return plain;
}

std::string inner_xml(const pugi::xml_node& node) {
    std::ostringstream out;
    for (const auto& child : node.children()) child.print(out, "", pugi::format_raw);
    return out.str();
}

/// The text of an element as it stands there, white space and all.
std::string raw_text(const pugi::xml_node& node) {
    std::string text;
    for (const auto& child : node.children()) text += child.value();
    return text;
}

/// Elements below an element are XHTML, whatever `type` says; else its text is HTML, but for Atom's
/// plain text.
std::string body_of(const pugi::xml_node& node, bool is_atom) {
    if (!node) return {};
    for (const auto& child : node.children()) {
        if (child.type() == pugi::node_element) return plain_html(inner_xml(node));
    }
    const std::string_view type = node.attribute("type").value();
    const bool is_html = !is_atom || type == "html" || type.ends_with("html");
    return is_html ? plain_html(raw_text(node)) : raw_text(node);
}

/// Whether the text of the one holds that of the other, as a lead is the beginning of the whole.
bool repeats(std::string_view whole, std::string_view lead) {
    return whole.find(trim(lead)) != std::string_view::npos;
}

void set_text(Article& article, std::string whole, std::string lead) {
    if (trim(whole).empty()) {
        article.text = std::move(lead);
    } else if (trim(lead).empty() || repeats(whole, lead) || lead.size() >= whole.size()) {
        article.text = std::move(whole);
    } else {
        article.text = std::move(lead).append("\n\n").append(whole);
    }
}

Article rss_article(const pugi::xml_node& item, const std::string& source) {
    Article article;
    article.title = plain_title(value_of(item, {"title", "dc:title"}));
    article.id = value_of(item, {"guid", "dc:identifier"});
    article.url = value_of(item, {"link"});
    if (article.url.empty() && item.child("guid").attribute("isPermaLink").as_bool(true) &&
        article.id.starts_with("http")) {
        article.url = article.id;
    }
    if (article.id.empty()) article.id = article.url;
    article.date = value_of(item, {"pubDate", "dc:date", "dcterms:issued"});
    article.author = value_of(item, {"dc:creator", "author"});
    article.section = value_of(item, {"category"});
    article.source = value_of(item, {"source", "dc:publisher"});
    if (article.source.empty()) article.source = source;
    set_text(article, body_of(item.child("content:encoded"), false),
             body_of(item.child("description"), false));
    return article;
}

std::string atom_link(const pugi::xml_node& entry) {
    for (const auto& link : entry.children("link")) {
        const std::string_view relation = link.attribute("rel").as_string("alternate");
        if (relation == "alternate") return link.attribute("href").value();
    }
    return {};
}

std::string atom_authors(const pugi::xml_node& node) {
    std::string names;
    for (const auto& author : node.children("author")) {
        const std::string name = value_of(author, {"name"});
        if (!names.empty() && !name.empty()) names += ", ";
        names += name;
    }
    return names;
}

Article atom_article(const pugi::xml_node& entry, const std::string& source,
                     const std::string& author) {
    Article article;
    const auto title = entry.child("title");
    article.title = plain_title(text_below(title));
    article.id = value_of(entry, {"id"});
    article.url = atom_link(entry);
    article.date = value_of(entry, {"published", "issued"});
    article.author = atom_authors(entry);
    if (article.author.empty()) article.author = author;
    const auto category = entry.child("category");
    article.section = category.attribute("label").as_string(category.attribute("term").value());
    article.source = value_of(entry.child("source"), {"title"});
    if (article.source.empty()) article.source = source;
    set_text(article, body_of(entry.child("content"), true), body_of(entry.child("summary"), true));
    return article;
}

void deliver(Article&& article, std::size_t record, ArticleSink& sink) {
    article.record = record;
    if (article.text.size() > kMaxArticleBytes) return sink.reject(article, kTooLarge);
    if (trim(article.text).empty() && article.title.empty())
        return sink.reject(article, "has no text");
    sink.article(std::move(article));
}

}  // namespace

bool read_feed(const pugi::xml_node& root, ArticleSink& sink) {
    const auto kind = local_name(root);
    std::size_t record = 0;
    if (kind == "feed") {
        const std::string source = plain_title(value_of(root, {"title"}));
        const std::string author = atom_authors(root);
        for (const auto& entry : root.children("entry")) {
            if (sink.stop()) break;
            deliver(atom_article(entry, source, author), ++record, sink);
        }
    } else if (kind == "rss" || kind == "RDF") {
        const auto channel = root.child("channel");
        const std::string source = plain_title(value_of(channel, {"title"}));
        // RSS 1.0 has its items beside the channel.
        for (const auto& parent : {channel, root}) {
            for (const auto& item : parent.children("item")) {
                if (sink.stop()) break;
                deliver(rss_article(item, source), ++record, sink);
            }
        }
    } else {
        return false;
    }
    if (record == 0) sink.warn({}, "is a feed without items");
    return true;
}

}  // namespace udklip::indexer
