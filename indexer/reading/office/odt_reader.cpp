// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "indexer/reading/office/document_text.hpp"
#include "indexer/reading/office/office.hpp"
#include "indexer/reading/office/package.hpp"
#include "indexer/reading/office/stated.hpp"
#include "indexer/reading/office/xml.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

using Block = DocumentText::Block;

constexpr int kMaxBlanks = 100;

/// Tracked deletions, comments, tables of contents: in the file, but no text of the document.
bool is_passed_over(std::string_view name) {
    return name == "tracked-changes" || name == "annotation" || name == "annotation-end" ||
           name == "table-of-content" || name == "note-citation" || name == "sequence-decls" ||
           name == "forms" || name == "title" || name == "desc" || name == "script";
}

class OdtWalker {
  public:
    void walk(const pugi::xml_node& node) {
        for (const auto& child : node.children()) visit(child);
    }
    std::string take() { return text_.take(); }

  private:
    void visit(const pugi::xml_node& node);
    void text(std::string_view text);
    void row(const pugi::xml_node& node);
    bool leaf(std::string_view name, const pugi::xml_node& node);

    DocumentText text_;
    int paragraphs_ = 0;  ///< that we are in; white space between them is the producer's
    int lists_ = 0;
};

/// A run of white space is one space; more of them are elements (<text:s>).
void OdtWalker::text(std::string_view text) {
    if (paragraphs_ == 0) return;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) {
            text_.add({&c, 1});
        } else if (!text_.block().empty() && !text_.block().ends_with(' ')) {
            text_.add(" ");
        }
    }
}

bool OdtWalker::leaf(std::string_view name, const pugi::xml_node& node) {
    if (name == "s") {
        const auto count = attribute_of(node, "c");
        int blanks = 1;
        std::from_chars(count.data(), count.data() + count.size(), blanks);
        text_.add(std::string(static_cast<std::size_t>(std::clamp(blanks, 1, kMaxBlanks)), ' '));
    } else if (name == "tab") {
        text_.add("\t");
    } else if (name == "line-break") {
        text_.add("\n");
    } else {
        return false;
    }
    return true;
}

void OdtWalker::visit(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        return text(node.value());
    const auto name = local_name(node);
    if (is_passed_over(name) || leaf(name, node)) return;
    if (name == "p" || name == "h") {
        ++paragraphs_;
        walk(node);
        --paragraphs_;
        return text_.end_block(lists_ > 0 ? Block::line : Block::paragraph);
    }
    if (name == "note") {
        text_.begin_note();
        walk(child_of(node, "note-body"));
        return text_.end_note();
    }
    if (name == "text-box") {
        text_.begin_box();
        walk(node);
        return text_.end_box();
    }
    if (name == "table-row") return row(node);
    const bool is_list = name == "list";
    lists_ += is_list ? 1 : 0;
    walk(node);
    lists_ -= is_list ? 1 : 0;
}

void OdtWalker::row(const pugi::xml_node& node) {
    for (const auto& cell : node.children()) {
        if (local_name(cell) != "table-cell") continue;
        text_.begin_cell();
        walk(cell);
        text_.end_cell();
    }
    text_.end_row();
}

/// A field that the writer added: pandoc keeps the document's own date there.
std::string user_defined(const pugi::xml_node& meta, std::string_view name) {
    for (const auto& field : meta.children()) {
        if (local_name(field) == "user-defined" && attribute_of(field, "name") == name)
            return text_below(field);
    }
    return {};
}

void set_meta(const Package& package, Article& article) {
    const std::string* part = package.part("meta.xml");
    if (part == nullptr) return;
    const XmlDocument document(*part);
    const auto meta = child_of(document.root(), "meta");
    const auto value = [&](std::string_view name) { return text_below(child_of(meta, name)); };
    article.title = stated_title(value("title"));
    article.author = stated_author(value("initial-creator"));
    if (article.author.empty()) article.author = stated_author(value("creator"));
    article.date = user_defined(meta, "date");
    if (article.date.empty()) article.date = stated_day(value("creation-date"), value("date"));
}

}  // namespace

void read_odt(ByteSource& bytes, ArticleSink& sink) {
    const Package package(bytes);
    const std::string* content = package.part("content.xml");
    if (content == nullptr) return sink.reject({}, "is damaged: it has no content.xml");
    const XmlDocument document(*content);
    Article article;
    OdtWalker walker;
    walker.walk(child_of(child_of(document.root(), "body"), "text"));
    article.text = walker.take();
    set_meta(package, article);
    if (trim(article.text).empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
