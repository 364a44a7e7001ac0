// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/article_headers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <utility>

#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace data {
extern const std::span<const std::string_view> article_headers;
}

namespace {

constexpr std::size_t kLongestLine = 240;  ///< bytes
constexpr std::size_t kLongestTitle = 240;
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kMostWordsOfName = 8;
constexpr std::size_t kMostLinesAbove = 3;
constexpr std::string_view kLineEnd = "¶";
/// A pattern that needs more steps for a line does not fit it.
constexpr int kMostSteps = 4000;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool holds_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit);
}

std::size_t end_of_line(std::string_view text, std::size_t at) {
    return std::min(text.find('\n', at), text.size());
}

std::size_t begin_of_line(std::string_view text, std::size_t at) {
    const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
    return before == text.npos ? 0 : before + 1;
}

/// Small letters of ASCII and of æ, ø, å, so that every letter keeps its place.
char small(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c | 32);
    const auto byte = static_cast<unsigned char>(c);
    const bool is_danish = at > 0 && text[at - 1] == '\xC3' && byte >= 0x80 && byte < 0x9F;
    return is_danish ? static_cast<char>(byte + 0x20) : c;
}

bool begins_with_capital(std::string_view text) {
    std::size_t at = 0;
    if (text.empty()) return false;
    const char32_t first = language::next_char(text, at);
    return language::is_upper(first) || language::is_digit(first);
}

bool is_name(std::string_view text) {
    return text.size() <= kLongestName && begins_with_capital(text) &&
           text.find_first_of("|\"?!;:{}") == text.npos && text.find(". ") == text.npos &&
           static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) < kMostWordsOfName &&
           std::any_of(text.begin(), text.end(), [](char c) { return !is_digit(c) && c != '.'; });
}

/// "4", "4-5", "A4", "12, 13".
bool is_page(std::string_view text) {
    constexpr std::size_t longest = 16;
    return text.size() <= longest && holds_digit(text) &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return is_digit(c) || (c >= 'A' && c <= 'Z') || c == ' ' || c == ',' || c == '-' ||
                      (c & 0x80) != 0;
           });
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 9 &&
           text.find_first_not_of("0123456789.") == text.npos && is_digit(text[0]);
}

bool is_time(std::string_view text) {
    if (const auto sign = text.find_first_of(":."); sign != text.npos && sign > 0 && sign <= 2) {
        const auto rest = text.substr(sign + 1);
        return rest.size() == 2 && is_digit(text[0]) && is_digit(rest[0]) && is_digit(rest[1]);
    }
    return false;
}

/// "Kultur", "1. sektion": no page, no number of words.
bool is_section(std::string_view text) {
    constexpr std::size_t longest = 40;
    const std::string lower = language::to_lower(text);
    const bool is_numbered = holds_digit(text) && lower.find("sektion") != lower.npos;
    return text.size() <= longest && begins_with_capital(text) &&
           (is_numbered || !holds_digit(text)) && text.find_first_of("|:") == text.npos &&
           !lower.starts_with("af ");
}

bool is_day(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() > longest || text.size() < 6 || !holds_digit(text)) return false;
    const auto date = language::parse_article_date(text);
    return date && date->precision >= language::Date::Precision::day;
}

/// Words with capitals, and *og* or particles between them.
bool are_names(std::string_view text) {
    constexpr std::size_t longest = 100;
    constexpr auto between =
        std::to_array<std::string_view>({"og", "and", "&", "von", "van", "de", "af", "der"});
    if (text.size() > longest || text.find_first_of("0123456789.?!:|") != text.npos) return false;
    const auto words = split(text, ' ');
    return words.size() >= 2 && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
               return begins_with_capital(word) ||
                      std::find(between.begin(), between.end(), word) != between.end();
           });
}

/// Whether a line holds a year, or figures with signs between as in 6.5.21: most lines do not, and
/// need not be compared.
bool may_hold_date(std::string_view line) {
    int digits = 0;
    int signs = 0;
    for (const char c : line) {
        if (is_digit(c)) {
            if (++digits == 4) return true;
            continue;
        }
        const bool is_between = digits > 0 && (c == '.' || c == '/' || c == '-');
        signs = is_between ? signs + 1 : c == ' ' ? signs : 0;
        if (signs >= 2) return true;
        digits = 0;
    }
    return false;
}

/// A line that parts articles and says nothing: -----, =====, * * *.
bool is_rule(std::string_view line) {
    line = trim(line);
    return !line.empty() && line.find_first_not_of("-=_*#~+ \t\f") == line.npos;
}

}  // namespace

/// Tries one pattern at one place of a text.
class ArticleHeaders::Matcher {
  public:
    Matcher(const ArticleHeaders& table, std::string_view text) : table_(table), text_(text) {}

    /// Returns where the header ends, or npos.
    std::size_t run(const std::vector<Node>& nodes, std::size_t at) {
        steps_ = 0;
        values_ = {};
        std::size_t end = text_.npos;
        const auto at_end = [&](std::size_t here) {
            while (here < text_.size() && is_blank(text_[here])) ++here;
            if (here < text_.size() && text_[here] != '\n') return false;
            end = std::min(here + 1, text_.size());
            return true;
        };
        return match(nodes, at, at_end) ? end : text_.npos;
    }

    std::string_view value(Slot slot) const { return values_[static_cast<std::size_t>(slot)]; }

  private:
    using Next = std::function<bool(std::size_t)>;

    bool match(std::span<const Node> nodes, std::size_t at, const Next& next) {
        if (++steps_ > kMostSteps) return false;
        if (nodes.empty()) return next(at);
        const Node& node = nodes.front();
        const auto rest = nodes.subspan(1);
        switch (node.kind) {
            case Kind::literal: {
                const auto end = behind_literal(node.literal, at);
                return end != text_.npos && match(rest, end, next);
            }
            case Kind::line_end: {
                const auto end = behind_line_end(at);
                return end != text_.npos && match(rest, end, next);
            }
            case Kind::slot:
                return match_slot(node.slot, rest, at, next);
            case Kind::optional: {
                const auto values = values_;
                if (match(node.inside, at,
                          [&](std::size_t here) { return match(rest, here, next); }))
                    return true;
                values_ = values;
                return match(rest, at, next);
            }
        }
        return false;
    }

    /// A blank stands for any number of blanks; around a bar or dot there need not be any.
    std::size_t behind_literal(std::string_view literal, std::size_t at) const {
        for (std::size_t i = 0; i < literal.size(); ++i) {
            if (literal[i] != ' ') {
                if (at >= text_.size() || small(text_, at) != literal[i]) return text_.npos;
                ++at;
                continue;
            }
            const auto begin = at;
            while (at < text_.size() && is_blank(text_[at])) ++at;
            const bool beside_bar = (i > 0 && literal[i - 1] == '|') ||
                                    (i + 1 < literal.size() && literal[i + 1] == '|');
            if (at == begin && !beside_bar) return text_.npos;
        }
        return at;
    }

    /// One empty line may stand between.
    std::size_t behind_line_end(std::size_t at) const {
        for (int lines = 0; lines < 2; ++lines) {
            auto end = at;
            while (end < text_.size() && is_blank(text_[end])) ++end;
            if (end == text_.size() || text_[end] != '\n') return lines == 0 ? text_.npos : end;
            at = end + 1;
        }
        while (at < text_.size() && is_blank(text_[at])) ++at;
        return at;
    }

    bool match_slot(Slot slot, std::span<const Node> rest, std::size_t at, const Next& next) {
        constexpr std::string_view signs = " \t,|()[]/:;\xC2";
        const auto line = std::min(end_of_line(text_, at), at + kLongestLine);
        while (at < line && is_blank(text_[at])) ++at;
        for (auto end = at + 1; end <= line; ++end) {
            const bool may_end =
                end == line || text_[end] == '\r' || signs.find(text_[end]) != signs.npos;
            if (!may_end) continue;
            const auto taken = trim(text_.substr(at, end - at));
            // Whether what follows fits is cheaper to find out than what a date is.
            const auto values = values_;
            values_[static_cast<std::size_t>(slot)] = taken;
            if (match(rest, end, next) && holds(slot, taken)) return true;
            values_ = values;
        }
        return false;
    }

    bool holds(Slot slot, std::string_view value) const {
        switch (slot) {
            case Slot::title:
                return value.size() <= kLongestTitle;
            case Slot::source:
                return is_name(value) && !is_day(value);
            case Slot::bureau:
                return table_.bureaus_.contains(language::to_lower(value));
            case Slot::date:
                return is_day(value);
            case Slot::time:
                return is_time(value);
            case Slot::section:
                return is_section(value) && !is_day(value);
            case Slot::page:
                return is_page(value);
            case Slot::number:
                return is_number(value);
            case Slot::author:
                return are_names(value);
            case Slot::id:
                return value.find_first_of(" |") == value.npos;
        }
        return false;
    }

    const ArticleHeaders& table_;
    std::string_view text_;
    std::array<std::string_view, 10> values_{};
    int steps_ = 0;
};

std::string ArticleHeaders::parse(std::string_view pattern, std::vector<Node>& nodes) {
    constexpr auto slots = std::to_array<std::pair<std::string_view, Slot>>({
        {"{title}", Slot::title},
        {"{source}", Slot::source},
        {"{bureau}", Slot::bureau},
        {"{date}", Slot::date},
        {"{time}", Slot::time},
        {"{section}", Slot::section},
        {"{page}", Slot::page},
        {"{number}", Slot::number},
        {"{author}", Slot::author},
        {"{id}", Slot::id},
    });
    for (std::size_t at = 0; at < pattern.size();) {
        const auto rest = pattern.substr(at);
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const auto& known) {
            return rest.starts_with(known.first);
        });
        if (slot != slots.end()) {
            nodes.push_back({Kind::slot, {}, slot->second, {}});
            at += slot->first.size();
        } else if (rest.starts_with(kLineEnd)) {
            nodes.push_back({Kind::line_end, {}, Slot::title, {}});
            at += kLineEnd.size();
        } else if (rest[0] == '<') {
            const auto end = rest.find('>');
            if (end == rest.npos || rest.find('<', 1) < end)
                return "a part in <> ends with > and holds no other";
            Node optional{Kind::optional, {}, Slot::title, {}};
            std::string fault = parse(rest.substr(1, end - 1), optional.inside);
            if (!fault.empty()) return fault;
            nodes.push_back(std::move(optional));
            at += end + 1;
        } else if (rest[0] == '{') {
            return "places: {title} {source} {bureau} {date} {time} {section} {page} {number} "
                   "{author} {id}";
        } else {
            if (nodes.empty() || nodes.back().kind != Kind::literal)
                nodes.push_back({Kind::literal, {}, Slot::title, {}});
            nodes.back().literal.push_back(small(pattern, at++));
        }
    }
    return {};
}

std::string ArticleHeaders::add(std::string_view text) {
    Pattern pattern;
    constexpr std::string_view above = "{title}¶";
    pattern.has_title_above = text.starts_with(above);
    if (pattern.has_title_above) text.remove_prefix(above.size());
    if (text.find("{date}") == text.npos) return "a header has a {date}";
    if (text.find("{source}") == text.npos && text.find("{bureau}") == text.npos)
        return "a header has a {source} or a {bureau}";
    if (std::string fault = parse(text, pattern.nodes); !fault.empty()) return fault;
    pattern.begins_with_words =
        pattern.nodes.front().kind == Kind::literal && pattern.nodes.front().literal.size() > 2;
    pattern.is_of_bureau = text.starts_with("{bureau}¶");
    pattern.has_date_in_line = text.find("{date}") < text.find(kLineEnd);
    patterns_.push_back(std::move(pattern));
    return {};
}

void ArticleHeaders::add_bureau(std::string_view name) {
    bureaus_.insert(language::to_lower(trim(name)));
}

void ArticleHeaders::add_publisher(std::string_view name) {
    publishers_.insert(language::to_lower(trim(name)));
}

const ArticleHeaders& ArticleHeaders::built_in() {
    static const ArticleHeaders table = [] {
        ArticleHeaders headers;
        for (const auto row : data::article_headers) {
            const auto tab = row.find('\t');
            if (row.starts_with('#') || tab == row.npos) continue;
            const auto value = row.substr(tab + 1);
            if (row.starts_with("bureau")) headers.add_bureau(value);
            if (row.starts_with("header")) headers.add(value);
        }
        return headers;
    }();
    return table;
}

/// The longest of the patterns that fit, with `begin` where its first line begins.
std::optional<ArticleHeaders::Found> ArticleHeaders::match(std::string_view text,
                                                           std::size_t at) const {
    std::optional<Found> best;
    Matcher matcher(*this, text);
    const auto line = trim(text.substr(at, end_of_line(text, at) - at));
    const bool has_date = may_hold_date(line);
    const bool is_bureau =
        line.size() <= kLongestName && bureaus_.contains(language::to_lower(line));
    for (const auto& pattern : patterns_) {
        if (pattern.has_date_in_line && !has_date) continue;
        if (pattern.is_of_bureau && !is_bureau) continue;
        const auto end = matcher.run(pattern.nodes, at);
        if (end == text.npos || (best && end <= best->end)) continue;
        Found found{at, end, {}, {}, pattern.has_title_above, pattern.begins_with_words};
        Article& fields = found.fields;
        fields.title = matcher.value(Slot::title);
        fields.source = matcher.value(Slot::source);
        if (fields.source.empty()) fields.source = matcher.value(Slot::bureau);
        fields.date = matcher.value(Slot::date);
        if (const auto time = matcher.value(Slot::time); !time.empty())
            fields.date += fmt::format(" kl. {}", time);
        fields.section = matcher.value(Slot::section);
        fields.author = matcher.value(Slot::author);
        fields.id = matcher.value(Slot::id);
        found.is_certain = found.is_certain || !matcher.value(Slot::bureau).empty() ||
                           !matcher.value(Slot::page).empty() ||
                           !matcher.value(Slot::number).empty() || !fields.id.empty() ||
                           publishers_.contains(language::to_lower(fields.source));
        fields.stated_in = "header";
        best = std::move(found);
    }
    return best;
}

namespace {

/// Where the headline of a header stands: the last line of the paragraph above it.
struct Headline {
    std::size_t begin;  ///< of the paragraph
    std::size_t line;   ///< of its last line
    std::size_t end;    ///< of that line
    bool is_apart;      ///< an empty line stands below it
};

std::optional<Headline> headline_above(std::string_view text, std::size_t header,
                                       std::size_t from) {
    std::size_t at = header;
    Headline found{};
    for (int empty = 0; at > from; ++empty) {
        const auto line = begin_of_line(text, at - 1);
        const auto content = trim(text.substr(line, at - line));
        if (content.empty() && empty == 0) {
            found.is_apart = true;
            at = line;
            continue;
        }
        if (content.empty() || is_rule(content) || content.size() > kLongestTitle)
            return std::nullopt;
        found.line = found.begin = line;
        found.end = line + (at - line);
        break;
    }
    if (found.end == 0) return std::nullopt;
    for (std::size_t lines = 1; found.begin > from; ++lines) {
        const auto line = begin_of_line(text, found.begin - 1);
        const auto content = trim(text.substr(line, found.begin - line));
        if (content.empty() || is_rule(content)) break;
        if (lines == kMostLinesAbove) return std::nullopt;
        found.begin = line;
    }
    return found;
}

}  // namespace

std::vector<ArticleHeaders::Found> ArticleHeaders::find(std::string_view text) const {
    std::vector<Found> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = end_of_line(text, at);
        const auto line = trim(text.substr(at, end - at));
        std::size_t next = end + 1;
        if (!line.empty() && line.size() <= kLongestLine) {
            const auto begin = static_cast<std::size_t>(line.data() - text.data());
            if (auto found = match(text, begin)) {
                next = std::max(found->end, at + 1);
                found->begin = at;
                all.push_back(std::move(*found));
            }
        }
        at = next;
    }
    const auto certain = std::count_if(all.begin(), all.end(),
                                       [](const Found& header) { return header.is_certain; });
    if (2 * static_cast<std::size_t>(certain) < all.size())
        std::erase_if(all, [](const Found& header) { return !header.is_certain; });
    if (all.size() == 1 && certain == 0) all.clear();
    if (all.empty()) return all;
    // Whether headlines stand above the headers, the first one shows.
    const auto first = headline_above(text, all.front().begin, 0);
    std::size_t from = 0;
    for (auto& header : all) {
        const auto headline = header.may_have_headline_above && first
                                  ? headline_above(text, header.begin, from)
                                  : std::nullopt;
        if (headline && headline->is_apart == first->is_apart) {
            header.fields.title = trim(text.substr(headline->line, headline->end - headline->line));
            header.above = trim(text.substr(headline->begin, headline->line - headline->begin));
            header.begin = headline->begin;
        }
        from = header.end;
    }
    return all;
}

}  // namespace udklip::indexer
