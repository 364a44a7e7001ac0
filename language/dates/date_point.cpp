// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_point.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>
#include <utility>

#include "language/dates/date_grammar.hpp"
#include "language/dates/date_names.hpp"
#include "language/dates/date_relative.hpp"

namespace udklip::language::dates {
namespace {

DateRange days_of(const Date& first, const Date& last) {
    return {first.first_day(), last.last_day()};
}
DateRange days_of(const Date& date) {
    return days_of(date, date);
}

/// What only separates, where hyphens stand for spaces.
bool separates(const DateToken& token) {
    return token.is_mark('-') || token.is_mark('.') || token.is_mark(',') || token.is_mark('\'') ||
           token.is_mark('_');
}

bool among(std::initializer_list<std::string_view> words, const DateToken& token) {
    return token.kind == DateToken::Kind::word &&
           std::find(words.begin(), words.end(), token.word) != words.end();
}

bool is_last(const DateToken& token) {
    return among({"sidste", "forrige", "last", "previous"}, token);
}

class PointReader {
  public:
    PointReader(const std::vector<DateToken>& tokens, const PointView& view)
        : tokens_(tokens), today_(view.today), latest_(view.latest), july_(view.jul_is_july) {
        std::copy_if(tokens.begin(), tokens.end(), std::back_inserter(words_),
                     [](const DateToken& token) { return !separates(token); });
        drop_fillers();
        state_year();
    }

    std::optional<DateRange> read() const {
        if (words_.empty()) return {};
        if (auto range = christmas()) return range;
        if (auto range = absolute()) return range;
        if (auto range = relative()) return range;
        if (auto range = years()) return range;
        if (auto range = winter()) return range;
        return part_of_year();
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

    /// *maj måned 2020*, *måneden maj*, *maj i 2020*, *1. halvår af året 2020*.
    void drop_fillers() {
        std::vector<DateToken> kept;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const bool last = i + 1 == words_.size();
            const bool behind_month = !kept.empty() && month_of(kept.back().word) != 0 &&
                                      kept.back().kind == DateToken::Kind::word;
            if (behind_month && among({"maaned", "month"}, words_[i])) continue;
            if (!last && month_of(words_[i + 1].word) != 0 &&
                among({"maaneden", "maaned", "month"}, words_[i])) {
                continue;
            }
            std::size_t year = i;
            while (year + 1 < words_.size() &&
                   among({"i", "in", "af", "of", "aar", "aaret", "year", "the"}, words_[year])) {
                ++year;
            }
            if (i > 0 && year > i && year_of(words_[year]) != 0) i = year;
            kept.push_back(words_[i]);
        }
        words_ = std::move(kept);
    }

    /// *maj sidste år*, *i år i maj*: as if the year were stated.
    void state_year() {
        for (const DateToken& token : words_) {
            if (year_of(token) != 0) return;
        }
        for (const bool at_end : {true, false}) {
            for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
                if (words_.size() <= length) continue;
                const std::size_t at = at_end ? words_.size() - length : 0;
                const auto stated = relative_year(at, length);
                if (!stated) continue;
                const auto first = words_.begin() + static_cast<std::ptrdiff_t>(at);
                stated_year_ = std::to_string(*stated);
                DateToken token = *first;
                token.kind = DateToken::Kind::number;
                token.text = stated_year_;
                token.value = *stated;
                token.word.clear();
                *first = token;
                words_.erase(first + 1, first + static_cast<std::ptrdiff_t>(length));
                return;
            }
        }
    }

    std::optional<int> relative_year(std::size_t at, std::size_t length) const {
        const std::vector<DateToken> words(
            words_.begin() + static_cast<std::ptrdiff_t>(at),
            words_.begin() + static_cast<std::ptrdiff_t>(at + length));
        const auto match = match_relative(words, 0, today_);
        if (!match || match->next != length || match->first != match->last ||
            match->first.precision != Date::Precision::year) {
            return {};
        }
        return match->first.year;
    }

    /// *jul 2020* is Christmas; *jul. 2020* and *12. jul 2020* are in July.
    std::optional<DateRange> christmas() const {
        if (july_ || (tokens_.size() > 1 && tokens_[1].is_mark('.'))) return {};
        const std::size_t at = word(0) == "i" ? 1 : 0;
        if (word(at) != "jul") return {};
        if (at + 1 == size()) return latest_named("jul", false);
        if (at + 2 == size() && year(at + 1) != 0) return in_year_named("jul", year(at + 1));
        return {};
    }

    std::optional<DateRange> absolute() const {
        std::size_t at = 0;
        if (tokens_.size() > 1 && tokens_[0].is_word("i")) at = 1;
        const auto match = match_date(tokens_, at, Writer::question);
        if (!match || match->next != tokens_.size()) return hyphenated_day();
        return on(*match);
    }

    /// 21-maj, 1.-maj-2021, den-18.-maj: the hyphens stand for spaces.
    std::optional<DateRange> hyphenated_day() const {
        if (size() < 2) return {};
        auto words = words_;
        for (DateToken& token : words) token.spaced = true;
        const auto match = match_date(words, words[0].is_word("i") ? 1 : 0, Writer::question);
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

    /// *vinteren 2019/20*, *vinter 2019-2020*: two years tell which.
    std::optional<DateRange> winter() const {
        if (!is_winter(word(0)) || year(1) == 0) return {};
        const std::size_t second = size() > 2 && words_[2].is_mark('/') ? 3 : 2;
        if (second + 1 != size()) return {};
        const int next = year(1) + 1;
        if (year(second) != next &&
            !(words_[second].is_number(2, 2) && number(second) == next % 100)) {
            return {};
        }
        return in_year_named(word(0), year(1));
    }

    /// Q1 2021, 2021-Q1, 1. kvartal 2021, 2. halvår 2021, uge 20 2021, 2021-W20, sommer 2021, maj,
    /// 2021 maj, i sommer, sidste jul
    std::optional<DateRange> part_of_year() const {
        auto words = words_;
        int y = 0;
        for (const std::size_t at : {std::size_t{0}, words.size() - 1}) {
            if (y != 0 || year_of(words[at]) == 0) continue;
            y = words[at].value;
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
        }
        if (words.size() > 1 && among({"i", "in"}, words[0])) words.erase(words.begin());
        if (words.size() == 1) {
            const std::string_view name = words[0].word;
            if (y == 0) return latest_named(name, false);
            // Winter belongs to two years and is no date.
            return is_winter(name) ? std::nullopt : in_year_named(name, y);
        }
        if (words.size() != 2) return {};
        if (y == 0 && is_last(words[0])) return latest_named(words[1].word, true);
        return numbered_part(words[0], words[1], y);
    }

    std::optional<DateRange> numbered_part(const DateToken& first, const DateToken& second,
                                           int y) const {
        const bool last = y != 0 && is_last(first);  // sidste kvartal 2020
        const bool number_first = last || small_number(first) > 0;
        const DateToken& name = number_first ? second : first;
        const bool quarter = among({"q", "kvartal", "quarter"}, name);
        const bool half = among({"h", "halvaar", "halvdel", "half"}, name);
        const bool week = among({"uge", "week", "w"}, name);
        const int n = last ? (quarter ? 4
                              : half  ? 2
                                      : -1)
                           : small_number(number_first ? first : second);
        if (n <= 0) return {};
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

    std::optional<DateRange> in_year_named(std::string_view name, int y) const {
        const auto days = named_days(name == "jul" && july_ ? "juli" : name, y);
        if (!days) return {};
        return days_of(days->first, days->last);
    }

    /// Returns the latest days of a name that have begun, or that are over.
    std::optional<DateRange> latest_named(std::string_view name, bool over) const {
        for (int y = latest_.year; y >= latest_.year - 2; --y) {
            const auto days = in_year_named(name, y);
            if (days &&
                (over ? *days->last < latest_.first_day() : *days->first <= latest_.last_day())) {
                return days;
            }
        }
        return {};
    }

    const std::vector<DateToken>& tokens_;  // as written
    std::vector<DateToken> words_;          // without what only separates
    std::string stated_year_;               // the text of a year that was told from today
    const Date& today_;
    const Date& latest_;
    bool july_;
};

}  // namespace

std::optional<DateRange> match_point(const std::vector<DateToken>& tokens, const PointView& view) {
    return PointReader(tokens, view).read();
}

}  // namespace udklip::language::dates
