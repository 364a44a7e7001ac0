// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_point.hpp"

#include <algorithm>
#include <vector>

#include "language/dates/date_grammar.hpp"
#include "language/dates/date_relative.hpp"

namespace udklip::language::dates {
namespace {

DateRange days_of(const Date& first, const Date& last) {
    return {first.first_day(), last.last_day()};
}
DateRange days_of(const Date& date) {
    return days_of(date, date);
}

class PointReader {
  public:
    PointReader(std::string_view text, const Date& today, const Date& latest)
        : tokens_(tokenize(text)), today_(today), latest_(latest) {
        for (const DateToken& token : tokens_) {
            const bool separates = token.is_mark('-') || token.is_mark('.') || token.is_mark(',') ||
                                   token.is_mark('\'') || token.is_mark('_');
            if (!separates) words_.push_back(token);
        }
    }

    std::optional<DateRange> read() const {
        if (words_.empty()) return {};
        if (auto range = absolute()) return range;
        if (auto range = relative()) return range;
        if (auto range = years()) return range;
        if (auto range = part_of_year()) return range;
        return bare_month();
    }

  private:
    std::string_view word(std::size_t at) const {
        return at < words_.size() && words_[at].kind == DateToken::Kind::word
                   ? std::string_view(words_[at].word)
                   : std::string_view();
    }
    int number(std::size_t at) const { return at < words_.size() ? small_number(words_[at]) : -1; }
    int year(std::size_t at) const { return at < words_.size() ? year_of(words_[at]) : 0; }
    std::size_t size() const { return words_.size(); }

    std::optional<DateRange> absolute() const {
        std::size_t at = 0;
        if (tokens_.size() > 1 && tokens_[0].is_word("i")) at = 1;
        const auto match = match_date(tokens_, at);
        if (!match || match->next != tokens_.size()) return hyphenated_day();
        return on(*match);
    }

    /// 21-maj, 1.-maj-2021, den-18.-maj: the hyphens stand for spaces.
    std::optional<DateRange> hyphenated_day() const {
        if (size() < 2) return {};
        auto words = words_;
        for (DateToken& token : words) token.spaced = true;
        const auto match = match_date(words, 0);
        if (!match || match->next != words.size()) return {};
        return on(*match);
    }

    std::optional<DateRange> on(const DateMatch& match) const {
        if (match.has_year) return days_of(match.date);
        for (int y = latest_.year; y > latest_.year - 9; --y) {
            const auto date = in_year(match, y);
            if (date && date->first_day() <= latest_.last_day()) return days_of(*date);
        }
        return {};
    }

    std::optional<DateRange> relative() const {
        const auto match = match_relative(words_, 0, today_);
        if (!match || match->next != size()) return {};
        return days_of(match->first, match->last);
    }

    /// 2021, år 2021, 1990erne, 90'erne, 1800-tallet, 19. århundrede
    std::optional<DateRange> years() const {
        std::size_t at = 0;
        for (const char* filler : {"i", "in", "the", "aar", "aaret", "year"}) {
            if (word(at) == filler) ++at;
        }
        if (at + 1 == size() && year(at) != 0) return days_of(*Date::of(year(at)));
        if (at + 2 != size() || words_[at].kind != DateToken::Kind::number) return {};
        const std::string_view kind = word(at + 1);
        const int n = number(at);
        if ((kind == "erne" || kind == "s" || kind == "aarene") && n % 10 == 0) {
            if (year(at) != 0) return span_of_years(n, 10);
            // 30'erne to 90'erne are of the twentieth century, 00'erne to 20'erne of this one.
            if (words_[at].text.size() == 2) return span_of_years((n >= 30 ? 1900 : 2000) + n, 10);
        }
        if (kind == "tallet" && year(at) != 0 && n % 100 == 0) return span_of_years(n, 100);
        if ((kind == "aarhundrede" || kind == "aarhundredet") && n >= 11 && n <= 21) {
            return span_of_years((n - 1) * 100, 100);
        }
        return {};
    }

    static DateRange span_of_years(int first, int count) {
        return days_of(*Date::of(first), *Date::of(first + count - 1));
    }

    /// Q1 2021, 2021-Q1, 1. kvartal 2021, 2. halvår 2021, uge 20 2021, 2021-W20, sommer 2021
    std::optional<DateRange> part_of_year() const {
        auto words = words_;
        int y = 0;
        for (const std::size_t at : {std::size_t{0}, words.size() - 1}) {
            if (y != 0 || year_of(words[at]) == 0) continue;
            y = words[at].value;
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
        }
        if (words.size() > 1 && words[0].is_word("i")) words.erase(words.begin());
        if (words.size() == 1 && y != 0) return season(words[0].word, y);
        if (words.size() != 2) return {};
        const bool number_first = small_number(words[0]) > 0;
        const DateToken& name = words[number_first ? 1 : 0];
        const int n = small_number(words[number_first ? 0 : 1]);
        if (n <= 0) return {};
        const bool quarter =
            name.is_word("q") || name.is_word("kvartal") || name.is_word("quarter");
        const bool half = name.is_word("h") || name.is_word("halvaar");
        const bool week = name.is_word("uge") || name.is_word("week") || name.is_word("w");
        if (quarter && n <= 4) return months_or_latest(y, 3 * n - 2, 3);
        if (half && n <= 2) return months_or_latest(y, 6 * n - 5, 6);
        if (week && n <= 53) return week_of(y, n);
        return {};
    }

    /// Without a year, the latest that has begun.
    DateRange months_or_latest(int y, int first_month, int count) const {
        if (y == 0) y = first_month <= latest_.month ? latest_.year : std::max(latest_.year - 1, 1);
        return days_of(*Date::of(y, first_month), *Date::of(y, first_month + count - 1));
    }

    /// ISO 8601: the week with 4 January is the first.
    std::optional<DateRange> week_of(int y, int week) const {
        if (y == 0) {
            const auto range = week_of(latest_.year, week);
            if (range && *range->first <= latest_.last_day()) return range;
            return latest_.year > 1 ? week_of(latest_.year - 1, week) : std::nullopt;
        }
        const Date fourth = *Date::of(y, 1, 4);
        const int monday = day_number(fourth) - weekday(fourth) + 7 * (week - 1);
        // The Thursday tells which year a week belongs to.
        if (date_of_day_number(monday + 3).year != y) return {};
        return days_of(date_of_day_number(monday), date_of_day_number(monday + 6));
    }

    /// Winter belongs to two years and is no date.
    static std::optional<DateRange> season(std::string_view name, int y) {
        if (name == "foraar" || name == "foraaret" || name == "spring") {
            return days_of(*Date::of(y, 3), *Date::of(y, 5));
        }
        if (name == "sommer" || name == "sommeren" || name == "summer") {
            return days_of(*Date::of(y, 6), *Date::of(y, 8));
        }
        if (name == "efteraar" || name == "efteraaret" || name == "autumn") {
            return days_of(*Date::of(y, 9), *Date::of(y, 11));
        }
        return {};
    }

    std::optional<DateRange> bare_month() const {
        const std::size_t at = word(0) == "i" ? 1 : 0;
        if (at + 1 != size() || month_of(word(at)) == 0) return {};
        return months_or_latest(0, month_of(word(at)), 1);
    }

    std::vector<DateToken> tokens_;  // as written
    std::vector<DateToken> words_;   // without what only separates
    const Date& today_;
    const Date& latest_;
};

}  // namespace

std::optional<DateRange> match_point(std::string_view text, const Date& today, const Date& latest) {
    return PointReader(text, today, latest).read();
}

}  // namespace udklip::language::dates
