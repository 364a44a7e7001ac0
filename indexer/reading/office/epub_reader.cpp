// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/office/office.hpp"
#include "indexer/reading/office/package.hpp"
#include "indexer/reading/office/xml.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// Whether `epub:type` or `role` of an element holds one of these words.
bool has_role(const pugi::xml_node& node, std::initializer_list<std::string_view> roles) {
    for (const char* name : {"epub:type", "role"}) {
        for (const auto word : split(node.attribute(name).value(), ' ')) {
            for (const auto role : roles) {
                if (word == role) return true;
            }
        }
    }
    return false;
}

bool is_note_mark(const pugi::xml_node& node) {
    if (has_role(node, {"noteref", "doc-noteref"})) return true;
    if (local_name(node) != "sup") return false;
    for (const auto& child : node.children()) {
        if (is_note_mark(child)) return true;
    }
    return false;
}

/// XML does not know the entities of HTML: `&oslash;` came through as it stands, and was escaped.
std::string with_entities(std::string_view xml) {
    constexpr std::string_view kEscaped = "&amp;";
    std::string out;
    while (!xml.empty()) {
        const auto at = std::min(xml.find(kEscaped), xml.size());
        out += xml.substr(0, at);
        xml.remove_prefix(at);
        if (xml.empty()) break;
        xml.remove_prefix(kEscaped.size());
        const auto end =
            std::min(xml.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                     xml.size());
        const bool is_entity = end > 1 && xml.substr(end).starts_with(';');
        out += is_entity ? "&" : kEscaped;
    }
    return out;
}

std::string html_of(const pugi::xml_node& node) {
    std::ostringstream out;
    for (const auto& child : node.children()) {
        // HTML takes an element that closes itself for one that is open.
        child.print(out, "", pugi::format_raw | pugi::format_no_empty_element_tags);
    }
    return with_entities(out.str());
}

/// Takes the marks of notes out of a chapter, and the notes, whose text it returns.
std::string take_notes(pugi::xml_node node) {
    std::string notes;
    for (pugi::xml_node child = node.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        if (is_note_mark(child)) {
            node.remove_child(child);
        } else if (has_role(child,
                            {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})) {
            notes += plain_html(html_of(child)) + "\n\n";
            node.remove_child(child);
        } else {
            notes += take_notes(child);
        }
        child = next;
    }
    return notes;
}

bool is_title_page(const pugi::xml_node& body) {
    if (has_role(body, {"titlepage", "cover"})) return true;
    pugi::xml_node only;
    for (const auto& child : body.children()) {
        if (child.type() != pugi::node_element) continue;
        if (only) return false;
        only = child;
    }
    return only && has_role(only, {"titlepage", "cover"});
}

void begin_chapter(std::string heading, Article& book) {
    std::replace_if(
        heading.begin(), heading.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    book.pages.push_back({0, std::move(heading)});
    book.text += kPageMark;
}

/// Appends the text of a file of the book. A chapter begins with it, and another one with each
/// further heading of the level of the first, or above it.
void append_chapters(const std::vector<HtmlBlock>& blocks, Article& book) {
    const auto first = std::find_if(blocks.begin(), blocks.end(),
                                    [](const HtmlBlock& block) { return block.heading > 0; });
    for (auto block = blocks.begin(); block != blocks.end(); ++block) {
        if (!book.text.empty()) book.text += "\n\n";
        if (block == blocks.begin()) {
            begin_chapter(first == blocks.end() ? "" : first->text, book);
        } else if (block > first && block->heading > 0 && block->heading <= first->heading) {
            begin_chapter(block->text, book);
        }
        book.text += block->text;
    }
}

class Book {
  public:
    explicit Book(const Package& package) : package_(&package) {
        const std::string* container = package.part("META-INF/container.xml");
        if (container == nullptr)
            throw DamagedInput("is damaged: it has no META-INF/container.xml");
        const XmlDocument document(*container);
        for (const auto& file : child_of(document.root(), "rootfiles").children()) {
            if (path_.empty()) path_ = attribute_of(file, "full-path");
        }
        const std::string* contents = package.part(path_);
        if (contents == nullptr) throw DamagedInput("is damaged: it has no list of contents");
        contents_.emplace(*contents);
    }

    Article article() const;

  private:
    std::vector<std::string> chapters() const;
    void set_fields(Article& article) const;
    bool append_file(const std::string& part, Article& book, std::string& notes) const;

    const Package* package_;
    std::string path_;  ///< of the list of contents
    std::optional<XmlDocument> contents_;
};

/// The parts in the order of the spine, without the table of contents.
std::vector<std::string> Book::chapters() const {
    std::map<std::string, std::string> parts;
    for (const auto& item : child_of(contents_->root(), "manifest").children()) {
        const std::string_view properties = item.attribute("properties").value();
        if (properties.find("nav") != std::string_view::npos) continue;
        parts[item.attribute("id").value()] =
            resolve_reference(path_, item.attribute("href").value());
    }
    std::vector<std::string> order;
    for (const auto& reference : child_of(contents_->root(), "spine").children()) {
        const auto found = parts.find(reference.attribute("idref").value());
        if (found != parts.end()) order.push_back(found->second);
    }
    return order;
}

void Book::set_fields(Article& article) const {
    for (const auto& field : child_of(contents_->root(), "metadata").children()) {
        const auto name = local_name(field);
        const std::string value = text_below(field);
        if (name == "title" && article.title.empty()) article.title = value;
        if (name == "publisher" && article.source.empty()) article.source = value;
        if (name == "creator" && !value.empty()) {
            article.author += (article.author.empty() ? "" : ", ") + value;
        }
        // EPUB 2 has several dates and says what they are of.
        const auto event = attribute_of(field, "event");
        if (name == "date" && article.date.empty() && (event.empty() || event == "publication")) {
            article.date = value;
        }
    }
}

/// Returns false if the part cannot be read.
bool Book::append_file(const std::string& part, Article& book, std::string& notes) const {
    const std::string* content = package_->part(part);
    if (content == nullptr) return false;
    std::vector<HtmlBlock> blocks;
    try {
        const XmlDocument document(*content);
        const auto body = child_of(document.root(), "body");
        if (is_title_page(body)) return true;  // what it says stands in the fields
        notes += take_notes(body);
        blocks = html_blocks(html_of(body));
    } catch (const DamagedInput&) {
        // HTML that is no XML. A title that closes itself would swallow all that follows.
        const auto at = content->find("<body");
        blocks = html_blocks(at == std::string::npos ? *content : content->substr(at));
    }
    append_chapters(blocks, book);
    return true;
}

Article Book::article() const {
    Article article;
    set_fields(article);
    std::string notes;
    std::size_t read = 0;
    const auto parts = chapters();
    for (const auto& part : parts) read += append_file(part, article, notes) ? 1U : 0U;
    if (read < parts.size() && trim(article.text).empty())
        throw DamagedInput("has no chapter that can be read");
    if (!trim(notes).empty()) {
        article.text += "\n\n";
        begin_chapter("", article);
        article.text += trim(notes);
    }
    return article;
}

}  // namespace

void read_epub(ByteSource& bytes, ArticleSink& sink) {
    const Package package(bytes);
    Article article = Book(package).article();
    if (article.text.size() > kMaxArticleBytes) return sink.reject({}, kTooLarge);
    if (trim(article.text).empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
