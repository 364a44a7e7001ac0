// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_grammar.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "language/dates/time_grammar.hpp"

namespace udklip::language::dates {
namespace {

/// A leap year, so that 29 February is a day until the year is chosen.
constexpr int kNoYear = 4;

class DateMatcher {
  public:
    DateMatcher(const std::vector<DateToken>& tokens, Writer writer)
        : tokens_(tokens), writer_(writer) {}

    std::optional<DateMatch> match(std::size_t at) {
        auto found = body(skip_prefix(at));
        if (!found) return {};
        if (found->date.precision == Date::Precision::day) {
            if (const auto time = match_time(tokens_, found->next)) {
                if (const auto date = found->date.at(time->hour, time->minute, time->second,
                                                     time->offset_minutes)) {
                    found->date = *date;
                    found->next = time->next;
                }
            }
        }
        if (!ends_well(*found)) return {};
        return found;
    }

  private:
    const DateToken* token(std::size_t at) const {
        return at < tokens_.size() ? &tokens_[at] : nullptr;
    }
    bool mark(std::size_t at, char c) const { return token(at) && tokens_[at].is_mark(c); }
    bool close_mark(std::size_t at, char c) const { return mark(at, c) && !tokens_[at].spaced; }
    bool number(std::size_t at, std::size_t least, std::size_t most) const {
        return token(at) && tokens_[at].is_number(least, most);
    }
    bool close_number(std::size_t at, std::size_t least, std::size_t most) const {
        return number(at, least, most) && !tokens_[at].spaced;
    }
    bool word(std::size_t at, std::string_view w) const {
        return token(at) && tokens_[at].is_word(w);
    }
    int value(std::size_t at) const { return tokens_[at].value; }
    int month(std::size_t at) const {
        return token(at) && tokens_[at].kind == DateToken::Kind::word ? month_of(tokens_[at].word)
                                                                      : 0;
    }
    int year(std::size_t at) const { return token(at) ? year_of(tokens_[at]) : 0; }

    static std::optional<DateMatch> made(int y, int m, int d, std::size_t next) {
        const auto date = Date::of(y, m, d);
        if (!date || m == 0) return {};
        return DateMatch{*date, true, next};
    }
    static std::optional<DateMatch> without_year(int m, int d, std::size_t next) {
        auto match = m == 0 || d == 0 ? std::nullopt : made(kNoYear, m, d, next);
        if (match) match->has_year = false;
        return match;
    }

    /// "to, 18 maj": two letters are a weekday only with a sign behind, for *to* and *on* are
    /// words.
    bool is_shortest_weekday(std::size_t at) const {
        constexpr auto names =
            std::to_array<std::string_view>({"ma", "ti", "on", "to", "fr", "loe", "soe"});
        return std::find(names.begin(), names.end(), tokens_[at].word) != names.end() &&
               (close_mark(at + 1, ',') || close_mark(at + 1, '.'));
    }

    /// *Fredag den*, *d.*, *Fri,*.
    std::size_t skip_prefix(std::size_t at) {
        if (token(at) && tokens_[at].kind == DateToken::Kind::word) {
            if (weekday_of(tokens_[at].word) >= 0 || is_shortest_weekday(at)) {
                called_a_day_ = true;
                ++at;
                if (close_mark(at, '.')) ++at;
                if (close_mark(at, ',')) ++at;
            }
        }
        if (word(at, "den") || word(at, "the")) {
            called_a_day_ = true;
            ++at;
        } else if (word(at, "d") && close_mark(at + 1, '.')) {
            called_a_day_ = true;
            at += 2;
        }
        return at;
    }

    std::optional<DateMatch> body(std::size_t at) {
        if (!token(at)) return {};
        if (tokens_[at].kind == DateToken::Kind::number) {
            if (!may_begin(tokens_, at)) return {};
            if (auto found = day_month(at)) return found;
            if (tokens_[at].text.size() >= 4) return year_first(at);
            return day_first(at);
        }
        if (month(at) == 0) return {};
        if (auto found = month_day(at)) return found;
        return month_year(at);
    }

    bool ends_well(const DateMatch& found) const {
        const DateToken* next = token(found.next);
        if (!next || next->spaced) return true;
        if (next->kind != DateToken::Kind::mark) return false;
        if (next->is_mark('%') || (next->is_mark('-') && !found.has_year)) return false;
        const bool time = found.date.precision == Date::Precision::time;
        const bool glue = next->is_mark('.') || next->is_mark('/') || next->is_mark(':') ||
                          next->is_mark('_') || (next->is_mark('-') && !time);
        if (!glue || !close_number(found.next + 1, 1, 99)) return true;
        // 01.02.2021-03.02.2021 is two dates, 2021-05-21-3 is none.
        return next->is_mark('-') && number(found.next - 1, 4, 4) && year(found.next - 1) != 0;
    }

    /// 2021-05-21, 2021/5/21, 20210521, 2021-05; 2021-5 in a question.
    std::optional<DateMatch> year_first(std::size_t at) const {
        const DateToken& first = tokens_[at];
        if (first.text.size() == 8) {
            if (first.value < 18000101 || first.value > 21001231) return {};
            if (at > 0 && number(at - 1, 1, 99)) return {};  // +45 20210521
            return made(first.value / 10000, first.value / 100 % 100, first.value % 100, at + 1);
        }
        const int y = year(at);
        if (y == 0) return {};
        for (const char c : {'-', '/', '.'}) {
            if (!close_mark(at + 1, c) || !close_number(at + 2, 1, 2)) continue;
            if (close_mark(at + 3, c) && close_number(at + 4, 1, 2)) {
                return value(at + 4) == 0 ? std::nullopt
                                          : made(y, value(at + 2), value(at + 4), at + 5);
            }
            const std::size_t least = writer_ == Writer::question ? 1 : 2;
            if (c != '.' && number(at + 2, least, 2)) return made(y, value(at + 2), 0, at + 3);
        }
        return {};
    }

    /// 21.5.2021, 21/5-2021, 3/4 2021, 21.05.21, 5/11.
    std::optional<DateMatch> day_first(std::size_t at) const {
        if (!number(at, 1, 2)) return {};
        if (auto found = month_number(at)) return found;
        if (!close_number(at + 2, 1, 2)) return {};
        const DateToken& separator = tokens_[at + 1];
        const bool slash = separator.is_mark('/');
        const bool dot = separator.is_mark('.');
        if (separator.spaced || (!slash && !dot && !separator.is_mark('-'))) return {};
        const int d = value(at);
        const int m = value(at + 2);
        if (d == 0) return {};

        std::size_t last = at + 3;
        const bool again =
            token(last) && !tokens_[last].spaced &&
            (tokens_[last].word == separator.word || (slash && tokens_[last].is_mark('-')) ||
             (dot && tokens_[last].is_mark('-')));
        if (again) ++last;
        const bool spaced_year = token(last) && tokens_[last].spaced;
        if (year(last) != 0 && (!spaced_year || slash || (dot && (again || called_a_day_)))) {
            const bool american = slash && again && m > 12 && d <= 12;
            return american ? made(year(last), d, m, last + 1) : made(year(last), m, d, last + 1);
        }
        if (again && close_number(last, 2, 2)) {
            // POSIX: 69 to 99 are of the twentieth century.
            const int century = value(last) >= 69 ? 1900 : 2000;
            return made(century + value(last), m, d, last + 1);
        }
        if (again && close_number(last, 1, 99)) return {};
        const bool full_stop = close_mark(at + 3, '.');
        if (slash) return without_year(m, d, at + 3);
        if (dot && (called_a_day_ || full_stop)) {
            return without_year(m, d, full_stop ? at + 4 : at + 3);
        }
        return {};
    }

    /// 05-2021 and 5/2021.
    std::optional<DateMatch> month_number(std::size_t at) const {
        const bool joined = close_mark(at + 1, '-') || close_mark(at + 1, '/');
        if (!joined || !close_number(at + 2, 4, 4) || year(at + 2) == 0) return {};
        return made(year(at + 2), value(at), 0, at + 3);
    }

    /// 21. maj 2021, 21st of May, 2021, 21-May-2021, 18. maj; in an article 21.-23. maj 2021, by
    /// its first day.
    std::optional<DateMatch> day_month(std::size_t at) const {
        if (!number(at, 1, 2)) return {};
        const int d = value(at);
        std::size_t next = behind_ordinal(at + 1);
        const bool range = mark(next, '-') || word(next, "og") || word(next, "til");
        if (writer_ == Writer::article && range && number(next + 1, 1, 2) && value(next + 1) > d) {
            const std::size_t second = behind_ordinal(next + 2);
            if (month(second) != 0) next = second;
        }
        if (word(next, "of") || close_mark(next, '-') || close_mark(next, '/')) ++next;
        const int m = month(next);
        if (m == 0 || d == 0) return {};
        const bool short_name = tokens_[next].word.size() <= 4;
        ++next;
        if (short_name && close_mark(next, '.')) ++next;
        const std::size_t behind_dot = next;
        if (mark(next, ',') || close_mark(next, '-') || close_mark(next, '/') || mark(next, '.')) {
            ++next;
        }
        if (year(next) != 0) return made(year(next), m, d, next + 1);
        const bool apostrophe = mark(next, '\'');
        if (is_short_year(next + apostrophe, apostrophe)) {
            const int short_year = value(next + apostrophe);
            return made((short_year >= 69 ? 1900 : 2000) + short_year, m, d, next + apostrophe + 1);
        }
        return without_year(m, d, behind_dot);
    }

    /// 21 May 21 06:00, but neither "21. maj 14.30" nor "21. maj 14 personer".
    bool is_short_year(std::size_t at, bool apostrophe) const {
        if (!number(at, 2, 2)) return false;
        if (apostrophe || !token(at + 1)) return true;
        if (tokens_[at + 1].kind == DateToken::Kind::word) return word(at + 1, "kl");
        return !(mark(at + 1, ':') || mark(at + 1, '.')) || !close_number(at + 2, 2, 2);
    }

    std::size_t behind_ordinal(std::size_t at) const {
        if (mark(at, '.')) return at + 1;
        if (token(at) && !tokens_[at].spaced) {
            for (const char* suffix : {"st", "nd", "rd", "th", "te", "de"}) {
                if (word(at, suffix)) return at + 1;
            }
        }
        return at;
    }

    /// May 21, 2021; May 21 06:00:00 CEST 2021; without a year only in English.
    std::optional<DateMatch> month_day(std::size_t at) const {
        if (behind_day_number(at)) return {};
        const int m = month(at);
        std::size_t next = at + 1;
        if (close_mark(next, '.')) ++next;
        if (!number(next, 1, 2) || !tokens_[next].spaced) return {};
        const int d = value(next);
        if (d == 0) return {};
        const bool suffix = behind_ordinal(next + 1) != next + 1 && !mark(next + 1, '.');
        next = suffix ? next + 2 : next + 1;
        const std::size_t behind_day = next;
        if (close_mark(next, ',')) ++next;
        if (year(next) != 0) return made(year(next), m, d, next + 1);
        if (const auto time = match_time(tokens_, next); time && year(time->next) != 0) {
            auto found = made(year(time->next), m, d, time->next + 1);
            const auto date =
                found ? found->date.at(time->hour, time->minute, time->second, time->offset_minutes)
                      : std::nullopt;
            if (!date) return {};
            found->date = *date;
            return found;
        }
        if (!suffix && !is_english_month(tokens_[at].word)) return {};
        return without_year(m, d, behind_day);
    }

    /// maj 2021, maj-2021, May, 2021.
    std::optional<DateMatch> month_year(std::size_t at) const {
        if (behind_day_number(at)) return {};
        std::size_t next = at + 1;
        if (close_mark(next, '.')) ++next;
        if (close_mark(next, ',') || close_mark(next, '-') || close_mark(next, '/') ||
            close_mark(next, '_') || word(next, "of")) {
            ++next;
        }
        return year(next) != 0 ? made(year(next), month(at), 0, next + 1) : std::nullopt;
    }

    /// 31. februar 2021 is no day, and must not become a month.
    bool behind_day_number(std::size_t at) const {
        if (at > 0 && mark(at - 1, '.') && !tokens_[at - 1].spaced) --at;
        return at > 0 && number(at - 1, 1, 2);
    }

    const std::vector<DateToken>& tokens_;
    Writer writer_;
    bool called_a_day_ = false;  // "den", "d." or a weekday: 3.4 is a day then
};

}  // namespace

std::optional<DateMatch> match_date(const std::vector<DateToken>& tokens, std::size_t at,
                                    Writer writer) {
    return DateMatcher(tokens, writer).match(at);
}

}  // namespace udklip::language::dates
