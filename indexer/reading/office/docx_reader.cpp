// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/reading/office/document_text.hpp"
#include "indexer/reading/office/office.hpp"
#include "indexer/reading/office/package.hpp"
#include "indexer/reading/office/stated.hpp"
#include "indexer/reading/office/xml.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

using Block = DocumentText::Block;

/// Style ids are in the language of the program; names are English in every file.
class Styles {
  public:
    explicit Styles(const std::string* part) {
        if (part == nullptr) return;
        const XmlDocument document(*part);
        for (const auto& style : document.root().children()) {
            if (local_name(style) != "style") continue;
            names_[std::string(attribute_of(style, "styleId"))] =
                language::to_lower(attribute_of(child_of(style, "name"), "val"));
        }
    }
    std::string name_of(const pugi::xml_node& paragraph) const {
        const auto style = child_of(child_of(paragraph, "pPr"), "pStyle");
        const std::string id(attribute_of(style, "val"));
        const auto found = names_.find(id);
        return found != names_.end() ? found->second : language::to_lower(id);
    }

  private:
    std::map<std::string, std::string> names_;
};

/// The notes of footnotes.xml or endnotes.xml by their ids.
class Notes {
  public:
    explicit Notes(const std::string* part) {
        if (part == nullptr) return;
        document_.emplace(*part);
        for (const auto& note : document_->root().children()) {
            // The line that separates notes from the text is a note, too.
            const auto type = attribute_of(note, "type");
            if (type.empty() || type == "normal") {
                notes_.emplace(attribute_of(note, "id"), note);
            }
        }
    }
    /// Returns a note once; an empty node after that.
    pugi::xml_node take(std::string_view id) {
        const auto found = notes_.find(std::string(id));
        if (found == notes_.end()) return {};
        const pugi::xml_node note = found->second;
        notes_.erase(found);
        return note;
    }

  private:
    std::optional<XmlDocument> document_;
    std::map<std::string, pugi::xml_node> notes_;
};

class DocxWalker {
  public:
    DocxWalker(const Package& package, const std::string& part, Article& article)
        : styles_(package.part(package.related(part, "/styles"))),
          footnotes_(package.part(package.related(part, "/footnotes"))),
          endnotes_(package.part(package.related(part, "/endnotes"))),
          article_(&article) {}

    void walk(const pugi::xml_node& node) {
        for (const auto& child : node.children()) visit(child);
    }
    std::string take() { return text_.take(); }

  private:
    void visit(const pugi::xml_node& node);
    void paragraph(const pugi::xml_node& node);
    void row(const pugi::xml_node& node);
    void note(Notes& notes, const pugi::xml_node& reference);
    bool leaf(std::string_view name, const pugi::xml_node& node);
    bool takes_field(const std::string& style);

    Styles styles_;
    Notes footnotes_;
    Notes endnotes_;
    Article* article_;
    DocumentText text_;
};

bool is_contents(const pugi::xml_node& block) {
    const auto part = child_of(child_of(block, "sdtPr"), "docPartObj");
    return attribute_of(child_of(part, "docPartGallery"), "val") == "Table of Contents";
}

bool is_hidden(const pugi::xml_node& run) {
    const auto vanish = child_of(child_of(run, "rPr"), "vanish");
    const auto value = attribute_of(vanish, "val");
    return vanish && value != "0" && value != "false";
}

/// Deleted and moved text is still in the file; properties hold no text of the document.
bool is_passed_over(std::string_view name, const pugi::xml_node& node) {
    return name == "del" || name == "moveFrom" || name.ends_with("Pr") ||
           (name == "sdt" && is_contents(node)) || (name == "r" && is_hidden(node));
}

/// Text stands in <w:t> only. Field codes, deleted text and soft hyphens have other names.
void DocxWalker::visit(const pugi::xml_node& node) {
    const auto name = local_name(node);
    if (is_passed_over(name, node) || leaf(name, node)) return;
    if (name == "p") return paragraph(node);
    if (name == "tr") return row(node);
    if (name == "txbxContent") {
        text_.begin_box();
        walk(node);
        return text_.end_box();
    }
    // A drawing may stand in the file twice, the second time for older programs.
    const auto choice = name == "AlternateContent" ? child_of(node, "Choice") : pugi::xml_node();
    walk(choice ? choice : node);
}

bool DocxWalker::leaf(std::string_view name, const pugi::xml_node& node) {
    if (name == "t") {
        text_.add(node.child_value());
    } else if (name == "tab" || name == "ptab") {
        text_.add("\t");
    } else if (name == "br" || name == "cr") {
        text_.add("\n");
    } else if (name == "noBreakHyphen") {
        text_.add("-");
    } else if (name == "footnoteReference") {
        note(footnotes_, node);
    } else if (name == "endnoteReference") {
        note(endnotes_, node);
    } else {
        return false;
    }
    return true;
}

void DocxWalker::paragraph(const pugi::xml_node& node) {
    const std::string style = styles_.name_of(node);
    const bool is_item = child_of(child_of(node, "pPr"), "numPr") || style.starts_with("list");
    walk(node);
    if (style.starts_with("toc ") || takes_field(style)) text_.drop_block();
    text_.end_block(is_item ? Block::line : Block::paragraph);
}

/// The paragraphs in which a document names its title, its author and its date.
bool DocxWalker::takes_field(const std::string& style) {
    std::string Article::*field = style == "title"    ? &Article::title
                                  : style == "author" ? &Article::author
                                  : style == "date"   ? &Article::date
                                                      : nullptr;
    if (field == nullptr || !(article_->*field).empty()) return false;
    const auto value = trim(text_.block());
    if (field == &Article::date && !language::parse_article_date(value)) return false;
    article_->*field = value;
    return true;
}

void DocxWalker::row(const pugi::xml_node& node) {
    for (const auto& cell : node.children()) {
        if (local_name(cell) == "tc") {
            text_.begin_cell();
            walk(cell);
            text_.end_cell();
        } else {
            walk(cell);  // a cell in a content control
        }
    }
    text_.end_row();
}

void DocxWalker::note(Notes& notes, const pugi::xml_node& reference) {
    const auto found = notes.take(attribute_of(reference, "id"));
    if (!found) return;
    text_.begin_note();
    walk(found);
    text_.end_note();
}

void set_properties(const Package& package, Article& article) {
    const std::string* part = package.part(package.related("", "/core-properties"));
    if (part == nullptr) return;
    const XmlDocument document(*part);
    const auto root = document.root();
    const auto value = [&](std::string_view name) { return text_below(child_of(root, name)); };
    if (article.title.empty()) article.title = stated_title(value("title"));
    if (article.author.empty()) article.author = stated_author(value("creator"));
    if (article.date.empty()) article.date = stated_day(value("created"), value("modified"));
}

}  // namespace

void read_docx(ByteSource& bytes, ArticleSink& sink) {
    const Package package(bytes);
    const std::string part = package.related("", "/officeDocument");
    const std::string* content = package.part(part);
    if (content == nullptr) return sink.reject({}, "is damaged: it names no document");
    const XmlDocument document(*content);
    Article article;
    DocxWalker walker(package, part, article);
    walker.walk(document.root());
    article.text = walker.take();
    set_properties(package, article);
    if (trim(article.text).empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
