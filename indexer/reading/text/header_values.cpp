// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/header_values.hpp"

#include <array>
#include <string>

#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMostWordsOfName = 8;

bool holds_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), language::is_ascii_digit);
}

bool begins_with_capital(std::string_view text) {
    std::size_t at = 0;
    if (text.empty()) return false;
    const char32_t first = language::next_char(text, at);
    return language::is_upper(first) || language::is_digit(first);
}

}  // namespace

bool is_name(std::string_view text) {
    return text.size() <= kLongestHeaderName && begins_with_capital(text) &&
           text.find_first_of("|\"?!;:{}") == text.npos && text.find(". ") == text.npos &&
           static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) < kMostWordsOfName &&
           std::any_of(text.begin(), text.end(),
                       [](char c) { return !language::is_ascii_digit(c) && c != '.'; });
}

bool is_page(std::string_view text) {
    constexpr std::size_t longest = 16;
    return text.size() <= longest && holds_digit(text) &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return language::is_ascii_digit(c) || (c >= 'A' && c <= 'Z') || c == ' ' ||
                      c == ',' || c == '-' || (c & 0x80) != 0;
           });
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 9 &&
           text.find_first_not_of("0123456789.") == text.npos && language::is_ascii_digit(text[0]);
}

bool is_time(std::string_view text) {
    if (const auto sign = text.find_first_of(":."); sign != text.npos && sign > 0 && sign <= 2) {
        const auto rest = text.substr(sign + 1);
        return rest.size() == 2 && language::is_ascii_digit(text[0]) &&
               language::is_ascii_digit(rest[0]) && language::is_ascii_digit(rest[1]);
    }
    return false;
}

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

bool may_hold_date(std::string_view line) {
    int digits = 0;
    int signs = 0;
    for (const char c : line) {
        if (language::is_ascii_digit(c)) {
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

}  // namespace udklip::indexer
