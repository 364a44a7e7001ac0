// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/reader.hpp"

#include <utility>

#include "indexer/reading/markup/html/authors.hpp"
#include "indexer/reading/markup/html/dates.hpp"
#include "indexer/reading/markup/html/facts.hpp"
#include "indexer/reading/markup/html/text/blocks.hpp"
#include "indexer/reading/markup/html/text/text.hpp"
#include "indexer/reading/markup/html/text/tree.hpp"
#include "indexer/reading/markup/html/titles.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

using namespace html;

void take(Stated stated, std::string& value, std::string& from) {
    value = std::move(stated.value);
    from = std::move(stated.place);
}

/// Pages that are built by scripts carry their text for search engines or programs only.
std::string text_in_scripts(const Facts& facts, std::size_t shown) {
    const LinkedThing* article = facts.article();
    std::string text = article == nullptr ? std::string() : article->text;
    if (text.empty() && shown == 0) text = longest_text(facts.data_scripts);
    if (text.size() <= 2 * shown) return {};
    return text.find('<') == text.npos ? tidy_text(text) : text_of_fragment(std::move(text));
}

Article read_page(std::string bytes) {
    const HtmlTree tree(std::move(bytes));
    Page page = read_blocks(tree.root(), Sight::as_shown);
    const Facts facts = read_facts(page);
    Article article;
    take(title_of(page, facts), article.title, article.title_from);
    take(source_of(facts), article.source, article.source_from);
    take(section_of(facts), article.section, article.section_from);
    take(url_of(facts), article.url, article.url_from);
    article.id = id_of(facts);
    const Extract found = extract(tree.root(), std::move(page), article.title);
    take(date_of(found, facts), article.date, article.date_from);
    take(author_of(found, facts), article.author, article.author_from);
    PageText text = html::text_of(found, article.title);
    article.text = std::move(text.article);
    article.furniture = std::move(text.furniture);
    std::string scripted = text_in_scripts(facts, article.text.size());
    if (!scripted.empty()) article.text = std::move(scripted);
    return article;
}

}  // namespace

void read_html(ByteSource& bytes, const FieldMap&, ArticleSink& sink) {
    std::string page = read_document(bytes, kMaxPageBytes, true, sink);
    if (page.empty()) return;
    Article article = read_page(std::move(page));
    if (trim(article.text).empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
