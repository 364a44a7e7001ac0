// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "language/dates/date_grammar.hpp"
#include "language/dates/date_parser.hpp"
#include "language/dates/date_relative.hpp"

namespace udklip::language {
namespace {

using dates::DateMatch;
using dates::DateToken;
using dates::Setting;

/// The year that a day without one belongs to. An article writes about what has been or will be
/// soon, and a weekday is the better witness.
std::optional<Date> guess_year(const DateMatch& match, const Date& reference, int months_ahead) {
    const int latest =
        dates::add_months(date_of_day_number(day_number(reference)), months_ahead).first_day();
    std::optional<Date> guess;
    // 29 February may lie eight years back (1904 follows 1896).
    for (int year = reference.year + 1; year > reference.year - 9 && !guess; --year) {
        const auto date = dates::in_year(match, year);
        if (date && date->first_day() <= latest) guess = date;
    }
    if (!guess || !dates::weekday_misfits(match, *guess)) return guess;
    for (const int year : {guess->year - 1, guess->year + 1}) {
        const auto date = dates::in_year(match, year);
        if (date && !dates::weekday_misfits(match, *date)) return date;
    }
    return guess;
}

/// 2011/12 has a slash, but no name.
bool looks_like_path(std::string_view text, const std::vector<DateToken>& tokens) {
    const auto is_name = [](const DateToken& token) { return token.kind == DateToken::Kind::word; };
    return text.find_first_of("/\\") != std::string_view::npos &&
           text.find_first_of(" \t\n") == std::string_view::npos &&
           std::ranges::any_of(tokens, is_name);
}

std::optional<Interpretation> interpret(std::string_view text, const Date& reference,
                                        Setting setting) {
    const auto tokens = dates::tokenize(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto match = dates::match_date(tokens, at, setting);
        if (!match) continue;
        const int months_ahead = setting == Setting::stated ? 0 : 4;
        const auto date =
            match->has_year ? match->date : guess_year(*match, reference, months_ahead);
        if (!date) continue;
        return Interpretation{*date, !match->has_year, false,
                              dates::weekday_misfits(*match, *date)};
    }
    // A year alone, or with a label, dates a line.
    if (setting == Setting::stated) {
        if (const auto date = parse_article_date(text)) return Interpretation{*date};
    }
    if (looks_like_path(text, tokens)) {
        if (const auto date = find_date_in_path(text)) return Interpretation{*date};
    }
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto match = dates::match_relative(tokens, at, reference);
        if (match && match->single) return Interpretation{match->first, false, true, false};
    }
    return {};
}

}  // namespace

std::optional<Interpretation> interpret_date(std::string_view text, const Date& reference) {
    return interpret(text, reference, Setting::running_text);
}

std::optional<Interpretation> interpret_date_line(std::string_view line, const Date& reference) {
    return interpret(line, reference, Setting::stated);
}

}  // namespace udklip::language
