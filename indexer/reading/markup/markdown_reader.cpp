// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/markdown.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text/front_matter.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {

void read_markdown(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    const std::string text = read_document(bytes, kMaxArticleBytes, false, sink);
    if (text.empty()) return;
    Article article;
    std::size_t head = read_front_matter(text, fields, article);
    if (head == 0) head = read_header_lines(text, fields, article);
    PlainMarkdown plain = plain_markdown(std::string_view(text).substr(head));
    const bool other_heading = !article.title.empty() && article.title != plain.title;
    if (other_heading && !plain.title.empty()) {
        // Front matter says what the title is; then the heading is part of the text.
        plain.text = plain.title + "\n\n" + plain.text;
    }
    if (article.title.empty()) article.title = std::move(plain.title);
    article.text = std::move(plain.text);
    if (trim(article.text).empty() && article.title.empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
