// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/charset/double_encoding.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text/article_headers.hpp"
#include "indexer/reading/text/front_matter.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {

std::string read_document(ByteSource& bytes, std::size_t limit, bool is_page, ArticleSink& sink) {
    const std::string raw = read_up_to(bytes, limit + 1);
    const auto refuse = [&](const std::string& reason) {
        sink.reject({}, reason);
        return std::string();
    };
    if (raw.size() > limit) {
        return refuse(fmt::format("is larger than {} may be ({} MB)",
                                  is_page ? "a page" : "an article", limit / 1'000'000));
    }
    if (trim(raw).empty()) return refuse("is empty");
    Decoded decoded = to_utf8(raw, is_page ? declared_in_html(raw) : std::string());
    if (decoded.text.find('\0') != std::string::npos)
        return refuse("is not text (it holds NUL bytes)");
    if (looks_binary(decoded.text)) return refuse("is not text (it holds control characters)");
    if (trim(decoded.text).empty()) return refuse("is empty");
    const std::string note = charset_note(decoded.charset, decoded.lost);
    if (!note.empty()) sink.warn({}, note);
    if (mend_double_encoding(decoded.text)) sink.warn({}, "was encoded twice (Ã¸ for ø); mended");
    return std::move(decoded.text);
}

namespace {

/// Whether a text holds a letter that is written as an entity: b&oslash;rn.
bool holds_letter_entity(std::string_view text) {
    using namespace std::string_view_literals;
    for (const auto letter : {"&oslash;"sv, "&aring;"sv, "&aelig;"sv, "&Oslash;"sv, "&Aring;"sv,
                              "&AElig;"sv, "&eacute;"sv}) {
        if (text.find(letter) != text.npos) return true;
    }
    // &#248; and &#xF8;
    for (auto at = text.find("&#"sv); at != text.npos; at = text.find("&#"sv, at + 1)) {
        const auto end = text.find_first_not_of("xX0123456789abcdefABCDEF", at + 2);
        if (end != text.npos && text[end] == ';' && end > at + 3) return true;
    }
    return false;
}

/// Without empty lines and rules (-----) at its end.
std::string_view without_rules(std::string_view text) {
    text = trim(text);
    while (!text.empty()) {
        const auto line = text.rfind('\n');
        const auto last = trim(text.substr(line == text.npos ? 0 : line + 1));
        if (!last.empty() && !is_rule(last)) break;
        text = line == text.npos ? std::string_view() : trim(text.substr(0, line));
    }
    return text;
}

Article article_below(ArticleHeaders::Found&& header, std::string_view body) {
    Article article = std::move(header.fields);
    body = without_rules(body);
    article.text =
        header.above.empty() ? std::string(body) : fmt::format("{}\n\n{}", header.above, body);
    return article;
}

/// Delivers the articles of a text in which headers recur. What stands above the first is told, or
/// is an article of its own if it is running text.
void deliver_each(std::string_view text, std::vector<ArticleHeaders::Found>&& headers,
                  ArticleSink& sink) {
    std::uint64_t number = 0;
    const auto preface = without_rules(text.substr(0, headers.front().begin));
    if (is_long_text(preface)) {
        Article article;
        article.record = ++number;
        article.text = preface;
        sink.article(std::move(article));
    } else if (!preface.empty()) {
        sink.warn({}, fmt::format("holds {} articles; \"{}\" above the first belongs to none",
                                  headers.size(), preface.substr(0, preface.find('\n'))));
    }
    for (std::size_t i = 0; i < headers.size() && !sink.stop(); ++i) {
        const auto end = i + 1 < headers.size() ? headers[i + 1].begin : text.size();
        const auto begin = headers[i].end;
        Article article = article_below(std::move(headers[i]), text.substr(begin, end - begin));
        article.record = ++number;
        if (article.text.empty() && article.title.empty()) {
            sink.reject(article, "has no text below its header");
        } else {
            sink.article(std::move(article));
        }
    }
}

}  // namespace

void read_text(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink,
               const ArticleHeaders* headers) {
    const std::string text = read_document(bytes, kMaxArticleBytes, false, sink);
    if (text.empty()) return;
    auto found = (headers == nullptr ? ArticleHeaders::built_in() : *headers).find(text);
    if (found.size() > 1) return deliver_each(text, std::move(found), sink);
    Article article;
    std::size_t head = read_front_matter(text, fields, article);
    if (head == 0) head = read_header_lines(text, fields, article);
    finish_fields(article);
    const bool has_header =
        head == 0 && !found.empty() && trim(text.substr(0, found.front().begin)).empty();
    if (has_header) {
        const auto begin = found.front().end;
        article = article_below(std::move(found.front()), std::string_view(text).substr(begin));
    } else {
        article.text = text.substr(head);
    }
    if (holds_letter_entity(article.text))
        sink.warn({}, "holds entities of HTML such as &oslash;, which a text file keeps");
    if (trim(article.text).empty()) return sink.reject({}, "has no text below its front matter");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
