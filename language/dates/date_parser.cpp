// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_parser.hpp"

#include <algorithm>
#include <array>

#include "language/dates/date_grammar.hpp"
#include "language/dates/date_tokens.hpp"
#include "language/text/ascii.hpp"
#include "language/text/trim.hpp"

namespace udklip::language {
namespace {

using dates::DateMatch;
using dates::DateToken;

/// Most bytes of a date; longer lines are text.
constexpr std::size_t kLongestDate = 160;

/// Words that introduce a date on a line of its own.
constexpr std::array<std::string_view, 17> kLabels = {
    "date",      "dato",           "udgivet",  "udgivelsesdato", "publiceret", "publiceringsdato",
    "published", "offentliggjort", "oprettet", "created",        "opdateret",  "updated",
    "pubdate",   "dateline",       "dagsdato", "skrevet",        "posted",
};

bool is_label(const DateToken& token) {
    return token.kind == DateToken::Kind::word &&
           std::ranges::find(kLabels, token.word) != kLabels.end();
}

/// Whether a line may begin with a label: a shortcut, for most have none.
bool may_begin_with_label(std::string_view line) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto end = std::ranges::find_if_not(line, is_letter);
    const auto word = dates::tokenize({line.begin(), end});
    return !word.empty() && is_label(word.front());
}

/// Returns the token behind *Dato:*, *Publiceret den*, *on*, at which the date begins.
std::size_t skip_labels(const std::vector<DateToken>& tokens, std::size_t at) {
    if (at < tokens.size() && is_label(tokens[at])) {
        ++at;
        if (at < tokens.size() && tokens[at].is_mark(':')) ++at;
    }
    if (at < tokens.size() && tokens[at].is_word("on")) ++at;
    return at;
}

/// Returns true if only a full stop or a remark in parentheses is left: `06:00:00 +0200 (CEST)`.
bool nothing_left(const std::vector<DateToken>& tokens, std::size_t at) {
    if (at < tokens.size() && tokens[at].is_mark('.')) ++at;
    if (at < tokens.size() && tokens[at].is_mark('(')) return tokens.back().is_mark(')');
    return at == tokens.size();
}

/// Returns the date that all tokens from `at` on make up, with nothing left over or guessed.
std::optional<Date> whole_date(const std::vector<DateToken>& tokens, std::size_t at) {
    if (at + 1 == tokens.size() && dates::year_of(tokens[at]) != 0) {
        return Date::of(tokens[at].value);
    }
    // A basic timestamp of 14 digits: 20210521060000.
    if (at + 1 == tokens.size() && tokens[at].is_number(14, 14)) {
        const auto day = dates::tokenize(tokens[at].text.substr(0, 8));
        const auto time = dates::tokenize(tokens[at].text.substr(8));
        const auto date = Date::of_yyyymmdd(day[0].value);
        const int hhmmss = time[0].value;
        if (!date || date->year < dates::kFirstYear || date->year > dates::kLastYear) return {};
        return date->at(hhmmss / 10000, hhmmss / 100 % 100, hhmmss % 100);
    }
    const auto match = dates::match_date(tokens, at);
    if (!match || !match->has_year || !nothing_left(tokens, match->next)) return {};
    return match->date;
}

/// Returns the date that all tokens make up, behind a label or without one.
std::optional<Date> date_alone(const std::vector<DateToken>& tokens) {
    const std::size_t at = skip_labels(tokens, 0);
    if (at >= tokens.size()) return {};
    return whole_date(tokens, at);
}

std::size_t behind_white_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at;
}

bool starts_upper(const DateToken& token) {
    const char c = token.text[0];
    return (c >= 'A' && c <= 'Z') ||
           (token.word != token.text && token.kind == DateToken::Kind::word);
}

/// `date 2021-06 Kommunerne ...`: the label stands first, the text may follow on the same line.
std::optional<DateMatch> labelled_date(const std::vector<DateToken>& tokens) {
    if (tokens.size() < 2 || !is_label(tokens[0])) return {};
    const bool colon = tokens[1].is_mark(':');
    // Other labels begin sentences too: "Skrevet 21. maj 2021 af en læser".
    if (!colon && !tokens[0].is_word("date") && !tokens[0].is_word("dato")) return {};
    const std::size_t at = skip_labels(tokens, 0);
    if (at >= tokens.size()) return {};
    if (auto match = dates::match_date(tokens, at)) {
        return match->has_year ? match : std::nullopt;
    }
    const std::size_t next = at + 1;
    const bool year_alone =
        dates::year_of(tokens[at]) != 0 &&
        (next == tokens.size() || (tokens[next].spaced && starts_upper(tokens[next])));
    if (!year_alone) return {};
    return DateMatch{*Date::of(tokens[at].value), true, next};
}

}  // namespace

std::optional<Date> parse_article_date(std::string_view text) {
    if (text.size() > kLongestDate) return {};
    return date_alone(dates::tokenize(text));
}

std::optional<HeaderDate> date_header(std::string_view text) {
    std::size_t begin = behind_white_space(text, 0);
    if (text.substr(begin).starts_with("\xEF\xBB\xBF")) begin = behind_white_space(text, begin + 3);
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, line_end - begin);
    const std::string_view read = line.substr(0, kLongestDate);
    const bool is_whole = read.size() == line.size();
    // It has a year, and a longer line is text unless a label says otherwise.
    if (std::ranges::none_of(read, is_ascii_digit)) return {};
    if (!is_whole && !may_begin_with_label(read)) return {};

    const auto tokens = dates::tokenize(read);
    if (const auto match = labelled_date(tokens)) {
        const std::size_t end = begin + tokens[match->next - 1].end;
        return HeaderDate{match->date, behind_white_space(text, end)};
    }
    if (!is_whole) return {};
    const auto date = date_alone(tokens);
    // A year alone on the first line is more likely a title than a date.
    if (!date || date->precision == Date::Precision::year) return {};
    return HeaderDate{*date, behind_white_space(text, line_end)};
}

}  // namespace udklip::language
