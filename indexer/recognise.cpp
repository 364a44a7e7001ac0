// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "language/clean.hpp"
#include "language/date.hpp"
#include "language/date_parser.hpp"
#include "language/sentences.hpp"
#include "language/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMaxTitleBytes = 160;

std::string_view trim(std::string_view text) {
    constexpr std::string_view space = " \t\n\v\f";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Runs of white space as one space: a field is one line.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : language::clean(text)) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string cut_at_word(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    auto end = text.rfind(' ', limit);
    if (end == std::string_view::npos || end == 0) end = language::char_border(text, limit);
    return std::string(trim(text.substr(0, end))) + "…";
}

/// The first line with more than one word; else the first that is not empty.
std::string_view first_telling_line(std::string_view text) {
    std::string_view first;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto line = trim(text.substr(at, end - at));
        if (line.find(' ') != std::string_view::npos) return line;
        if (first.empty()) first = line;
        at = end + 1;
    }
    return first;
}

void set_date(store::Record& record, std::string_view stated, std::string_view from,
              const std::function<void(const std::string&)>& warn) {
    if (trim(stated).empty()) return;
    if (const auto date = language::parse_article_date(trim(stated))) {
        record.date = language::to_string(*date);
        record.date_from = from;
    } else {
        warn(fmt::format("its date \"{}\" is no date; it counts as unknown", one_line(stated)));
    }
}

}  // namespace

Title title_of(std::string_view text) {
    const auto line = first_telling_line(text);
    const auto sentences = language::sentences(line);
    if (sentences.empty()) return {};
    auto title =
        line.substr(sentences.front().begin, sentences.front().end - sentences.front().begin);
    const bool more_below = line.data() + line.size() < text.data() + text.size();
    const bool headline = sentences.size() == 1 && more_below && !title.ends_with('.');
    if (title.ends_with('.') && !title.ends_with("..")) title.remove_suffix(1);
    return {cut_at_word(title, kMaxTitleBytes),
            headline ? "first line" : std::string(store::kFirstSentence)};
}

store::Record recognise(const Article& article, const Defaults& defaults,
                        const std::function<void(const std::string&)>& warn) {
    store::Record record;
    record.id = one_line(article.id);
    record.source = one_line(article.source);
    record.author = one_line(article.author);
    record.section = one_line(article.section);
    record.url = one_line(article.url);
    set_date(record, article.date, article.stated_in, warn);

    const std::string cleaned = language::clean(article.text);
    std::string_view text = cleaned;
    if (const auto header = language::date_header(text)) {
        if (record.date.empty()) {
            record.date = language::to_string(header->date);
            record.date_from = "header";
        }
        text.remove_prefix(header->size);
    }
    record.text = trim(text);
    Title title{one_line(article.title), std::string(article.stated_in)};
    if (title.text.empty()) title = title_of(record.text);
    record.title = std::move(title.text);
    record.title_from = std::move(title.from);

    if (!record.source.empty()) record.source_from = article.stated_in;
    if (record.source.empty() && !defaults.source.empty()) {
        record.source = one_line(defaults.source);
        record.source_from = "--source";
    }
    if (record.date.empty()) set_date(record, defaults.date, "--date", warn);
    return record;
}

}  // namespace udklip::indexer
