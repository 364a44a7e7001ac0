// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/reader.hpp"

#include <string_view>
#include <utility>

#include "indexer/reading/markup/html/authors.hpp"
#include "indexer/reading/markup/html/dates.hpp"
#include "indexer/reading/markup/html/facts.hpp"
#include "indexer/reading/markup/html/text/blocks.hpp"
#include "indexer/reading/markup/html/text/text.hpp"
#include "indexer/reading/markup/html/text/tree.hpp"
#include "indexer/reading/markup/html/titles.hpp"
#include "indexer/reading/text/front_matter.hpp"
#include "indexer/reading/text/liquid.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

using namespace html;

void take(Stated stated, std::string& value, std::string& from) {
    value = std::move(stated.value);
    from = std::move(stated.place);
}

/// Whether a text holds a reference to a character: "&aring;", "&#229;".
bool holds_reference(std::string_view text) {
    constexpr std::size_t longest = 10;
    for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
        const auto end = text.substr(at + 1, longest).find_first_of("; &<\n");
        if (end != text.npos && end > 1 && text[at + 1 + end] == ';') return true;
    }
    return false;
}

/// The text of a value in a script: plain, HTML, or HTML that was escaped once more.
std::string text_of_value(std::string text) {
    if (text.find('<') == text.npos) {
        if (!holds_reference(text)) return tidy_text(text);
        text = text_of_fragment(std::move(text));
        if (text.find("</") == text.npos && !holds_reference(text)) return text;
    }
    return text_of_fragment(std::move(text));
}

/// Pages that are built by scripts carry their text for search engines or programs only.
std::string text_in_scripts(const Facts& facts, std::size_t shown) {
    const LinkedThing* article = facts.article();
    std::string text = article == nullptr ? std::string() : article->text;
    if (text.empty() && shown == 0) text = longest_text(facts.data_scripts);
    if (text.size() <= 2 * shown) return {};
    return text_of_value(std::move(text));
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
    article.captions = std::move(text.captions);
    article.furniture = std::move(text.furniture);
    std::string scripted = text_in_scripts(facts, article.text.size());
    if (!scripted.empty()) article.text = std::move(scripted);
    return article;
}

/// What front matter states goes before what the page says of itself.
void take_stated(Article& article, Article&& stated) {
    const auto take_field = [&](std::string Article::*field, std::string Article::*from) {
        if ((stated.*field).empty()) return;
        article.*field = std::move(stated.*field);
        if (from != nullptr) (article.*from).clear();
    };
    take_field(&Article::id, nullptr);
    take_field(&Article::title, &Article::title_from);
    take_field(&Article::date, &Article::date_from);
    take_field(&Article::source, &Article::source_from);
    take_field(&Article::author, &Article::author_from);
    take_field(&Article::section, &Article::section_from);
    take_field(&Article::url, &Article::url_from);
}

}  // namespace

void read_html(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    std::string page = read_document(bytes, kMaxPageBytes, true, sink);
    if (page.empty()) return;
    // Pages of site generators: front matter above, templates inside.
    Article stated;
    const std::size_t head = read_front_matter(page, fields, stated);
    const bool is_template =
        head != 0 || page.find("{%") != page.npos || page.find("{{") != page.npos;
    if (is_template) page = without_liquid(std::string_view(page).substr(head));
    finish_fields(stated);
    Article article = read_page(std::move(page));
    take_stated(article, std::move(stated));
    if (trim(article.text).empty()) {
        return is_template ? sink.skip({}, "is a template without text of its own")
                           : sink.reject({}, "has no text");
    }
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
