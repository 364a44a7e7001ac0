// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/date_line.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestDateline = 80;  ///< bytes

bool is_place(std::string_view text) {
    constexpr std::size_t most_words = 5;
    constexpr auto small = std::to_array<std::string_view>({"og", "på", "de", "la", "am", "af"});
    std::size_t count = 0;
    for (const auto word : split(text, ' ')) {
        if (++count > most_words || word.empty()) return false;
        std::size_t at = 0;
        const bool is_capital = language::is_upper(language::next_char(word, at));
        const bool is_small = std::find(small.begin(), small.end(), word) != small.end();
        if (!(is_capital || (is_small && count > 1))) return false;
        if (word.find_first_of("0123456789:;!?()/") != word.npos) return false;
    }
    return count > 0;
}

/// What follows a place or a name; empty if the line does not begin so.
std::string_view behind_name(std::string_view line) {
    constexpr auto leads =
        std::to_array<std::string_view>({", den ", ", d. ", ", ", " den ", " d. "});
    for (const auto lead : leads) {
        const auto at = line.find(lead);
        if (at != line.npos && is_place(line.substr(0, at)))
            return trim(line.substr(at + lead.size()));
    }
    return {};
}

/// What stands before a bar or dash and some words that are no second date.
std::string_view before_bar(std::string_view line) {
    for (const std::string_view bar : {" | ", " · ", " • ", " - ", " – "}) {
        const auto at = line.find(bar);
        if (at == line.npos) continue;
        const auto rest = trim(line.substr(at + bar.size()));
        const auto digits = std::count_if(rest.begin(), rest.end(), language::is_ascii_digit);
        if (digits < 3 && !language::parse_article_date(rest)) return trim(line.substr(0, at));
    }
    return {};
}

std::string_view without_brackets(std::string_view line) {
    for (const std::string_view pair : {"()", "[]", "**", "__"}) {
        while (line.size() > 2 && line.front() == pair[0] && line.back() == pair[1])
            line = trim(line.substr(1, line.size() - 2));
    }
    return line;
}

}  // namespace

std::optional<language::Date> date_of_line(std::string_view line) {
    if (line.size() > kLongestDateline) return std::nullopt;
    line = without_brackets(trim(line));
    if (auto date = language::parse_article_date(line)) return date;
    // What is beside the date makes a line of it only if that is a day.
    for (const auto part : {behind_name(line), before_bar(line)}) {
        const auto date = language::parse_article_date(part);
        if (date && date->precision != language::Date::Precision::year &&
            date->precision != language::Date::Precision::month)
            return date;
    }
    return std::nullopt;
}

}  // namespace udklip::indexer
