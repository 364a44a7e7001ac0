// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of publishers' own XML: a row tells a kind of document by its root and by an element
// that it must have, and where its fields stand. Another kind is another row.
#include <array>
#include <string>
#include <string_view>

#include "indexer/reading/feeds/feeds.hpp"
#include "indexer/reading/office/document_text.hpp"
#include "indexer/reading/office/xml.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMostNames = 16;
using Names = std::array<std::string_view, kMostNames>;

struct XmlSource {
    std::string_view root;
    const char* must_have;  ///< a path below the root, as all that follow
    const char* title;
    const char* date;
    const char* author;
    const char* id;
    std::string_view source;  ///< who publishes such documents
    Names paragraphs;         ///< elements that are one; text outside of them is none
    Names lines;              ///< elements that are a line each
    Names left_out;
};

constexpr std::array kSources = std::to_array<XmlSource>({
    // Laws and notices of Retsinformation (LexDania).
    {"Dokument",
     "Meta/DocumentTitle",
     "Meta/DocumentTitle",
     "Meta/DiesSigni",
     "Meta/Ministry",
     "Meta/AccessionNumber",
     "Retsinformation",
     {"Titel", "Explicatus", "Rubrica", "Exitus", "Indledning", "Hymne", "Stk", "Paragraf", "Nota",
      "Signatur"},
     {"Linea", "tr", "Index", "Indentatio"},
     {"Meta", "TitelGruppe"}},
    // Articles in NITF, which bureaus send.
    {"nitf",
     "body",
     "body/body.head/hedline/hl1",
     "head/docdata/date.issue@norm",
     "body/body.head/byline",
     "head/docdata/doc-id@id-string",
     "",
     {"p", "hl1", "hl2", "li"},
     {"tr", "br"},
     {"head", "hedline", "byline", "dateline", "media"}},
});

/// The rows are of fixed length: what is left of them is empty.
bool is_named_in(const Names& names, std::string_view name) {
    for (const auto known : names) {
        if (!known.empty() && known == name) return true;
    }
    return false;
}

/// "a/b" is the text of an element, "a/b@c" an attribute.
std::string value_at(const pugi::xml_node& root, std::string_view path) {
    const auto at = path.find('@');
    pugi::xml_node node = root;
    for (const auto name : split(path.substr(0, at), '/')) node = child_of(node, name);
    return at == std::string_view::npos ? text_below(node)
                                        : std::string(attribute_of(node, path.substr(at + 1)));
}

bool is_closing(char c) {
    return c == ',' || c == '.' || c == ';' || c == ':' || c == ')';
}

class SourceWalker {
  public:
    explicit SourceWalker(const XmlSource& source) : source_(&source) {}

    void walk(const pugi::xml_node& node) {
        for (const auto& child : node.children()) visit(child);
    }
    std::string take() { return text_.take(); }

  private:
    using Block = DocumentText::Block;

    void visit(const pugi::xml_node& node) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
            return add(node.value());
        const auto name = local_name(node);
        if (is_named_in(source_->left_out, name)) return;
        const auto form = attribute_of(node, "formaChar");
        if (form == "Superscript" || form == "Subscript") text_.trim_block();  // m², CO2
        const bool is_paragraph = is_named_in(source_->paragraphs, name);
        const bool is_line = is_named_in(source_->lines, name);
        if (is_paragraph) text_.end_block(Block::paragraph);
        walk(node);
        if (is_paragraph) text_.end_block(Block::paragraph);
        if (is_line) text_.end_block(Block::line);
    }
    /// White space between elements is one space; inside, pieces follow each other as they stand.
    void add(std::string_view text) {
        for (const char c : text) {
            const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!blank) {
                if (is_closing(c)) text_.trim_block();
                text_.add({&c, 1});
            } else if (!text_.block().empty() && !text_.block().ends_with(' ')) {
                text_.add(" ");
            }
        }
    }

    const XmlSource* source_;
    DocumentText text_;
};

}  // namespace

bool read_xml_source(const pugi::xml_node& root, ArticleSink& sink) {
    for (const auto& source : kSources) {
        if (local_name(root) != source.root || value_at(root, source.must_have).empty()) continue;
        Article article;
        article.title = value_at(root, source.title);
        article.date = value_at(root, source.date);
        article.author = value_at(root, source.author);
        article.id = value_at(root, source.id);
        article.source = source.source;
        SourceWalker walker(source);
        walker.walk(root);
        article.text = walker.take();
        if (trim(article.text).empty() && article.title.empty()) {
            sink.reject({}, "has no text");
        } else {
            sink.article(std::move(article));
        }
        return true;
    }
    return false;
}

}  // namespace udklip::indexer
