// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/recognise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "indexer/recognising/furniture.hpp"
#include "indexer/recognising/publisher.hpp"
#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"
#include "language/sentences/sentences.hpp"
#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

using language::trim;

constexpr std::size_t kMaxTitleBytes = 160;
/// Raise it when the same article and headings give another record: all files are then read again.
constexpr std::string_view kRules = "2";

/// Replaces runs of white space by one space: a field is one line.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : language::clean(text)) {
        if (!language::is_ascii_space(c)) {
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

/// Returns the first line with more than one word, else the first that is not empty.
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

/// Where a stated field came from.
std::string place_of(const Article& article, const std::string& place) {
    return place.empty() ? std::string(article.stated_in) : place;
}

struct FoundDate {
    std::optional<language::Date> date;
    std::string from;
    bool is_unusable = false;  ///< the article states one that is no date
};

/// Returns the first known one of: the field, the header line, the path, --date.
FoundDate find_date(const Article& article, const std::optional<language::HeaderDate>& header,
                    std::string_view path, const Defaults& defaults) {
    const auto text = trim(article.date);
    if (const auto stated = language::parse_article_date(text))
        return {stated, place_of(article, article.date_from)};
    const bool unusable = !text.empty();
    if (header) return {header->date, "header", unusable};
    if (const auto date = language::find_date_in_path(path)) return {date, "path", unusable};
    if (const auto date = language::parse_article_date(trim(defaults.date)))
        return {date, "--date", unusable};
    return {{}, {}, unusable};
}

void warn_of_date(const std::string& stated, const FoundDate& date,
                  const std::function<void(const std::string&)>& warn) {
    if (!date.is_unusable) return;
    warn(!date.date
             ? fmt::format("its date \"{}\" is no date; it counts as unknown", one_line(stated))
             : fmt::format("its date \"{}\" is no date; {} is taken instead ({})", one_line(stated),
                           language::to_string(*date.date), date.from));
}

/// Finds a source that is not stated: from the page's furniture, --source, or the folder.
void find_source(store::Record& record, const std::string& publisher, std::string_view relative,
                 const Defaults& defaults) {
    if (!publisher.empty()) {
        record.source = one_line(publisher);
        record.source_from = "furniture";
    } else if (!defaults.source.empty()) {
        record.source = one_line(defaults.source);
        record.source_from = "--source";
    } else if (std::string folder = source_of_folder(relative); !folder.empty()) {
        record.source = one_line(folder);
        record.source_from = "folder";
    }
}

}  // namespace

std::string stated_id(const Article& article) {
    return one_line(article.id);
}

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
            std::string(headline ? store::kFirstLine : store::kFirstSentence)};
}

std::string_view dating_part(std::string_view relative, const Place& place) {
    const bool one_of_many = place.line != 0 || place.record != 0;
    // An archive's name says as little as that of any other file of many articles.
    const auto inside = relative.find("!/");
    const bool of_archive = inside != relative.npos && !place.member.empty();
    if (of_archive && !one_of_many) return relative.substr(inside + 2);
    if (!one_of_many) return relative;
    const auto slash = relative.rfind('/', of_archive ? inside - 1 : relative.npos);
    return slash == relative.npos ? std::string_view() : relative.substr(0, slash + 1);
}

std::string fingerprint(const Recognition& how) {
    return fmt::format("{}-{}", kRules, how.headings.fingerprint());
}

RecognisedArticle recognise(const Article& article, std::string_view relative,
                            const Recognition& how,
                            const std::function<void(const std::string&)>& warn) {
    RecognisedArticle record;
    record.id = stated_id(article);
    record.source = one_line(article.source);
    record.author = one_line(article.author);
    record.section = one_line(article.section);
    record.url = one_line(article.url);
    if (!record.source.empty()) record.source_from = place_of(article, article.source_from);
    if (!record.author.empty()) record.author_from = place_of(article, article.author_from);
    if (!record.section.empty()) record.section_from = place_of(article, article.section_from);
    if (!record.url.empty()) record.url_from = place_of(article, article.url_from);

    const std::string cleaned = language::clean(article.text);
    std::string_view text = cleaned;
    const auto header = language::date_header(text);
    if (header) text.remove_prefix(header->size);
    FoundDate date = find_date(article, header, dating_part(relative, article), how.defaults);
    warn_of_date(article.date, date, warn);
    if (date.date) record.date = language::to_string(*date.date);
    record.known_date = date.date;
    record.date_from = std::move(date.from);

    Title title{one_line(article.title), place_of(article, article.title_from)};
    const std::string beside = language::clean(article.furniture);
    Separated page = separate_furniture(trim(text), {title.text, beside}, how.headings);
    record.text = std::move(page.text);
    record.furniture = std::move(page.furniture);
    if (record.source.empty()) find_source(record, page.publisher, relative, how.defaults);

    if (title.text.empty()) title = title_of(record.text);
    record.title = std::move(title.text);
    record.title_from = std::move(title.from);
    return record;
}

}  // namespace udklip::indexer
