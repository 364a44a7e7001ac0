// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

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

/// md4c takes 40 bytes for each character of a paragraph that may be a mark. Returns where the text
/// has had as many as there is memory for.
std::size_t end_of_marks(std::string_view text) {
    constexpr std::size_t kMost = 4'000'000;
    constexpr std::string_view kMarks = "*_[]()<>!~`|\\:@.&$\"'-";
    if (text.size() <= kMost) return text.size();
    std::size_t left = kMost;
    for (std::size_t at = text.find_first_of(kMarks); at != text.npos;
         at = text.find_first_of(kMarks, at + 1)) {
        if (left-- == 0) return at;
    }
    return text.size();
}

}  // namespace

void read_markdown(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    std::string text = read_document(bytes, kMaxArticleBytes, false, sink);
    if (text.empty()) return;
    if (const std::size_t end = end_of_marks(text); end < text.size()) {
        sink.warn({}, fmt::format("its marks would take too much memory; it is cut after {} of {} "
                                  "bytes",
                                  end, text.size()));
        text.resize(end);
    }
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
