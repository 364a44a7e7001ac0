// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/article_headers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "indexer/reading/text/header_values.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace data {
extern const std::span<const std::string_view> article_headers;
}

namespace {

constexpr std::size_t kMostLinesAbove = 3;

std::size_t begin_of_line(std::string_view text, std::size_t at) {
    const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
    return before == text.npos ? 0 : before + 1;
}

/// "Dokument 1 af 12", "Side 2/3": where an article stands in its export.
bool is_number_of_all(std::string_view line) {
    constexpr auto kinds = std::to_array<std::string_view>(
        {"dokument", "document", "artikel", "article", "side", "page", "nr.", "tekst", "resultat"});
    const std::string lower = language::to_lower(line);
    std::string_view rest = lower;
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](std::string_view one) { return rest.starts_with(one); });
    if (kind == kinds.end()) return false;
    rest = trim(rest.substr(kind->size()));
    const auto number = [&] {
        const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        rest = trim(rest.substr(end));
        return end > 0;
    };
    if (!number()) return false;
    const auto between = rest.starts_with("/")                                ? 1
                         : rest.starts_with("af ") || rest.starts_with("of ") ? 3
                                                                              : 0;
    rest = trim(rest.substr(static_cast<std::size_t>(between)));
    return between > 0 && number() && rest.empty();
}

}  // namespace

bool is_rule(std::string_view line) {
    constexpr std::size_t longest_number = 30;
    line = trim(line);
    if (line.empty()) return false;
    return line.find_first_not_of("-=_*#~+ \t\f") == line.npos ||
           (line.size() <= longest_number && is_number_of_all(line));
}

std::string ArticleHeaders::add(std::string_view text) {
    Pattern pattern;
    constexpr std::string_view above = "{title}¶";
    pattern.has_title_above = text.starts_with(above);
    if (pattern.has_title_above) text.remove_prefix(above.size());
    if (text.find("{date}") == text.npos) return "a header has a {date}";
    if (text.find("{source}") == text.npos && text.find("{bureau}") == text.npos)
        return "a header has a {source} or a {bureau}";
    if (std::string fault = parse_header_pattern(text, pattern.nodes); !fault.empty()) return fault;
    pattern.begins_with_words = pattern.nodes.front().kind == HeaderNode::Kind::literal &&
                                pattern.nodes.front().literal.size() > 2;
    pattern.is_of_bureau = text.starts_with("{bureau}¶");
    pattern.has_date_in_line = text.find("{date}") < text.find(kHeaderLineEnd);
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
    HeaderMatcher matcher(bureaus_, text);
    const auto line = trim(text.substr(at, end_of_line(text, at) - at));
    const bool has_date = may_hold_date(line);
    const bool is_bureau =
        line.size() <= kLongestHeaderName && bureaus_.contains(language::to_lower(line));
    for (const auto& pattern : patterns_) {
        if (pattern.has_date_in_line && !has_date) continue;
        if (pattern.is_of_bureau && !is_bureau) continue;
        const auto end = matcher.run(pattern.nodes, at);
        if (end == text.npos || (best && end <= best->end)) continue;
        Found found{at, end, {}, {}, pattern.has_title_above, pattern.begins_with_words};
        Article& fields = found.fields;
        fields.title = matcher.value(HeaderSlot::title);
        fields.source = matcher.value(HeaderSlot::source);
        if (fields.source.empty()) fields.source = matcher.value(HeaderSlot::bureau);
        fields.date = matcher.value(HeaderSlot::date);
        if (const auto time = matcher.value(HeaderSlot::time); !time.empty())
            fields.date += fmt::format(" kl. {}", time);
        fields.section = matcher.value(HeaderSlot::section);
        fields.author = matcher.value(HeaderSlot::author);
        fields.id = matcher.value(HeaderSlot::id);
        found.is_certain = found.is_certain || !matcher.value(HeaderSlot::bureau).empty() ||
                           !matcher.value(HeaderSlot::page).empty() ||
                           !matcher.value(HeaderSlot::number).empty() || !fields.id.empty() ||
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
        if (content.empty() || is_rule(content) || content.size() > kLongestHeaderTitle)
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
        if (!line.empty() && line.size() <= kLongestHeaderLine) {
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
