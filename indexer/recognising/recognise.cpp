// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/recognise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "indexer/reading/text_lines.hpp"
#include "indexer/recognising/authors.hpp"
#include "indexer/recognising/date_line.hpp"
#include "indexer/recognising/furniture.hpp"
#include "indexer/recognising/page_starts.hpp"
#include "indexer/recognising/publisher.hpp"
#include "indexer/recognising/title.hpp"
#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"
#include "language/line_hyphens.hpp"
#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestDateLine = 60;  ///< bytes
constexpr std::size_t kLongestHeadline = 160;
constexpr std::size_t kMostDateLines = 200;
/// Raise it when the same article and headings give another record: all files are then read again.
constexpr std::string_view kRules = "8";

/// Record::title_from of a title that is the name of the file.
constexpr std::string_view kFileName = "file name";

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

/// The date above the text, and whether its line is a mark of the file and no text.
struct Header {
    std::optional<language::Date> date;
    std::size_t mark_size = 0;  ///< bytes
};

std::optional<language::Date> day_of_line(std::string_view line) {
    if (line.empty() || line.size() > kLongestDateLine) return std::nullopt;
    auto date = date_of_line(line);
    if (date && date->precision == language::Date::Precision::year) date.reset();
    return date;
}

/// Whether other lines of the text are dates as well: a diary or a programme.
bool holds_other_dates(std::string_view text, const language::Date& date) {
    Lines lines(text);
    for (std::size_t i = 0; i < kMostDateLines && !lines.at_end(); ++i) {
        const auto other = day_of_line(trim(lines.next()));
        if (other && *other != date) return true;
    }
    return false;
}

/// The date in a line of its own below the headline.
std::optional<language::Date> date_below_headline(std::string_view text) {
    Lines lines(text);
    std::string_view headline;
    while (headline.empty() && !lines.at_end()) headline = trim(lines.next());
    std::string_view line;
    while (line.empty() && !lines.at_end()) line = trim(lines.next());
    if (headline.ends_with('.') || headline.size() > kLongestHeadline) return std::nullopt;
    const auto date = day_of_line(line);
    const bool has_text = !trim(text.substr(lines.offset())).empty();
    return date && has_text && !holds_other_dates(text, *date) ? date : std::nullopt;
}

/// A page that states its title has its headline outside the text: a heading that the text begins
/// with is another one, and the reader of the page has already looked for a date at the headline.
Header header_of(std::string_view text, const Article& article) {
    const auto header = language::date_header(text);
    const bool begins_with_headline = article.title_from.empty();
    if (!header) return {begins_with_headline ? date_below_headline(text) : std::nullopt, 0};
    // `date 2021-06 Text`, or `Dato: 21. maj 2021 Text`: the text begins in the same line.
    const bool is_mark =
        text.substr(0, header->size).find('\n') == text.npos && header->size < text.size();
    return {header->date, is_mark ? header->size : 0};
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

/// Whether a time was moved to UTC: Z, and GMT or +0000 in feeds and mails. Any other offset is
/// where it was written; +00:00, as data has it, and western Europe count as such.
bool is_in_utc(const language::Date& time, std::string_view text) {
    return time.offset_minutes == 0 && text.find("+00:00") == text.npos &&
           text.find("WET") == text.npos;
}

/// Returns the first known one of: the field, the header line, the path, --date.
FoundDate find_date(const Article& article, const Header& header, std::string_view path,
                    const Recognition& how) {
    const auto text = trim(article.date);
    if (const auto stated = language::parse_article_date(text)) {
        return {is_in_utc(*stated, text) ? language::in_zone(*stated, how.timezone) : *stated,
                place_of(article, article.date_from)};
    }
    const bool unusable = !text.empty();
    if (header.date) return {header.date, "header", unusable};
    if (const auto date = language::find_date_in_path(path)) return {date, "path", unusable};
    if (const auto date = language::parse_article_date(trim(how.defaults.date)))
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
                 const Recognition& how) {
    if (!publisher.empty()) {
        record.source = one_line(publisher);
        record.source_from = "furniture";
    } else if (!how.defaults.source.empty()) {
        record.source = one_line(how.defaults.source);
        record.source_from = "--source";
    } else if (std::string folder = source_of_folder(relative, how.headings); !folder.empty()) {
        record.source = one_line(folder);
        record.source_from = "folder";
    }
}

/// Soft hyphens tell where a word was cut, and cleaning takes them out: words are joined before.
std::string cleaned_text(const std::string& text, const Recognition& how) {
    if (how.hyphens == nullptr || !language::LineHyphens::has_any(text))
        return language::clean(text);
    return language::clean(how.hyphens->join(text));
}

bool is_alone_in_its_file(const Place& place) {
    return place.line == 0 && place.record == 0;
}

/// The title that the article states. In a format that marks headings, the name of a file that is
/// words says more than a heading below the first level.
Title stated_title(const Article& article, std::string_view relative) {
    if (std::string title = one_line(article.title); !title.empty())
        return {std::move(title), place_of(article, article.title_from)};
    if (article.marks_headings && is_alone_in_its_file(article)) {
        if (std::string name = title_of_name(relative); !name.empty())
            return {std::move(name), std::string(kFileName)};
    }
    if (article.heading.empty()) return {};
    return {one_line(article.heading), place_of(article, article.title_from)};
}

/// The title of an article that states none. The name of its file, if it is words, goes before a
/// mere sentence; any name goes before nothing.
Title found_title(const Article& article, std::string_view text, std::string_view relative,
                  const FurnitureHeadings& headings) {
    Title title = title_of(text, headings);
    if (!is_alone_in_its_file(article) || text.empty()) return title;
    if (title.from != store::kFirstLine) {
        if (std::string name = title_of_name(relative); !name.empty())
            return {std::move(name), std::string(kFileName)};
    }
    if (title.text.empty()) return {stem_of(relative), std::string(kFileName)};
    return title;
}

}  // namespace

std::string stated_id(const Article& article) {
    return one_line(article.id);
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
    record.author = author_list(one_line(article.author));
    record.section = one_line(article.section);
    record.url = one_line(article.url);
    if (!record.source.empty()) record.source_from = place_of(article, article.source_from);
    if (!record.author.empty()) record.author_from = place_of(article, article.author_from);
    if (!record.section.empty()) record.section_from = place_of(article, article.section_from);
    if (!record.url.empty()) record.url_from = place_of(article, article.url_from);

    Title title = stated_title(article, relative);
    const bool keeps_heading = !article.heading.empty() && title.text != one_line(article.heading);
    const std::string headed =
        keeps_heading ? fmt::format("{}\n\n{}", article.heading, article.text) : std::string();
    std::string cleaned = cleaned_text(keeps_heading ? headed : article.text, how);
    const PageStarts starts(article.pages, cleaned);
    std::string_view text = cleaned;
    const Header header = header_of(text, article);
    text.remove_prefix(header.mark_size);
    FoundDate date = find_date(article, header, dating_part(relative, article), how);
    warn_of_date(article.date, date, warn);
    if (date.date) record.date = language::to_string(*date.date);
    record.known_date = date.date;
    record.date_from = std::move(date.from);

    const std::string beside = language::clean(article.furniture);
    Separated page = separate_furniture(trim(text), {title.text, beside}, how.headings);
    record.text = std::move(page.text);
    record.pages = store::encode_pages(starts.in(record.text));
    record.furniture = std::move(page.furniture);
    record.captions = trim(language::clean(article.captions));
    if (record.source.empty()) find_source(record, page.publisher, relative, how);

    if (title.text.empty()) title = found_title(article, record.text, relative, how.headings);
    record.title = std::move(title.text);
    record.title_from = std::move(title.from);
    return record;
}

}  // namespace udklip::indexer
