// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/markdown.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text/front_matter.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {

namespace {

/// Wiki links that are shown by another name are found by the name of the page as well: the names
/// stand below the text, like the footnotes.
void add_link_names(std::string& text, const std::string& names) {
    std::string list;
    Lines lines(names);
    while (!lines.at_end()) {
        const auto name = lines.next();
        if (text.find(name) != text.npos || list.find(name) != list.npos) continue;
        list += (list.empty() ? "" : ", ") + std::string(name);
    }
    if (!list.empty()) text += "\n\n" + list;
}

}  // namespace

void read_markdown(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    const std::string text = read_document(bytes, kMaxArticleBytes, false, sink);
    if (text.empty()) return;
    Article article;
    std::size_t head = read_front_matter(text, fields, article);
    if (head == 0) head = read_header_lines(text, fields, article);
    PlainMarkdown plain = plain_markdown(std::string_view(text).substr(head));
    finish_fields(article);
    const bool other_heading = !article.title.empty() && article.title != plain.title;
    if (other_heading && !plain.title.empty()) {
        // Front matter says what the title is; then the heading is part of the text.
        plain.text = plain.title + "\n\n" + plain.text;
    } else if (article.title.empty()) {
        (plain.level == 1 ? article.title : article.heading) = std::move(plain.title);
    }
    article.text = std::move(plain.text);
    article.marks_headings = true;
    add_link_names(article.text, plain.link_names);
    const bool has_text = !trim(article.text).empty();
    // A page of a site that is made of nothing but its template.
    if (!has_text && text.find("{{") != text.npos)
        return sink.skip({}, "is a template without text of its own");
    if (!has_text && article.title.empty() && article.heading.empty())
        return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
