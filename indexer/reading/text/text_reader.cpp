// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/charset/double_encoding.hpp"
#include "indexer/reading/reader.hpp"
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
    return false;
}

}  // namespace

void read_text(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    const std::string text = read_document(bytes, kMaxArticleBytes, false, sink);
    if (text.empty()) return;
    Article article;
    std::size_t head = read_front_matter(text, fields, article);
    if (head == 0) head = read_header_lines(text, fields, article);
    finish_fields(article);
    article.text = text.substr(head);
    if (holds_letter_entity(article.text))
        sink.warn({}, "holds entities of HTML such as &oslash;, which a text file keeps");
    if (trim(article.text).empty()) return sink.reject({}, "has no text below its front matter");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
