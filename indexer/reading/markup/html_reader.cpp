// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "indexer/reading/markup/html_metadata.hpp"
#include "indexer/reading/markup/html_text.hpp"
#include "indexer/reading/markup/html_tree.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {

void read_html(ByteSource& bytes, const FieldMap&, ArticleSink& sink) {
    std::string page = read_document(bytes, kMaxPageBytes, true, sink);
    if (page.empty()) return;
    const HtmlTree tree(std::move(page));
    const GumboNode& content = content_of(tree.root());
    HtmlMetadata found = read_metadata(tree.root(), content);
    Article article = std::move(found.article);
    PageText text = page_text(tree.root(), content, article.title);
    article.text = std::move(text.article);
    article.furniture = std::move(text.furniture);
    // Pages that are built by scripts carry their text for search engines only.
    if (found.article_body.size() > 2 * article.text.size())
        article.text = std::move(found.article_body);
    if (trim(article.text).empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
