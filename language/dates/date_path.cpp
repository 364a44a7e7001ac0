// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "language/dates/date_parser.hpp"
#include "language/dates/date_tokens.hpp"

namespace udklip::language {
namespace {

using dates::DateToken;

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;

/// Finds dates among the tokens of a path, which only marks separate.
class PathReader {
  public:
    explicit PathReader(std::string_view path) : tokens_(dates::tokenize(path)) {}

    std::optional<Date> read() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (mark(at, '/') || mark(at, '\\')) {
                leave_segment();
            } else if (begins(at)) {
                take(at);
            }
        }
        leave_segment();
        return best_;
    }

  private:
    const DateToken* token(std::size_t at) const {
        return at < tokens_.size() ? &tokens_[at] : nullptr;
    }
    bool mark(std::size_t at, char c) const { return token(at) && tokens_[at].is_mark(c); }
    bool slash(std::size_t at) const { return mark(at, '/') || mark(at, '\\'); }
    bool slash_or_end(std::size_t at) const { return slash(at) || !token(at); }
    bool number(std::size_t at, std::size_t least, std::size_t most) const {
        return token(at) && tokens_[at].is_number(least, most) && !is_spaced(at);
    }
    bool is_spaced(std::size_t at) const { return at > 0 && token(at) && tokens_[at].spaced; }
    int year(std::size_t at) const {
        if (!token(at)) return 0;
        const int y = dates::year_of(tokens_[at]);
        return y >= kFirstYear && y <= kLastYear ? y : 0;
    }
    int month_name(std::size_t at) const {
        return token(at) && tokens_[at].kind == DateToken::Kind::word && !is_spaced(at)
                   ? dates::month_of(tokens_[at].word)
                   : 0;
    }
    bool ends(std::size_t at) const {
        return !token(at) || tokens_[at].spaced || tokens_[at].kind == DateToken::Kind::mark ||
               tokens_[at].is_word("t");
    }
    bool begins(std::size_t at) const {
        return at == 0 || tokens_[at].spaced || tokens_[at - 1].kind == DateToken::Kind::mark;
    }
    /// Returns true if a separator inside a name and another number follow: the number is longer.
    bool goes_on(std::size_t at) const {
        return token(at) && tokens_[at].kind == DateToken::Kind::mark && !slash(at) &&
               number(at + 1, 1, 99);
    }
    bool separator(std::size_t at) const {
        return !is_spaced(at) && (mark(at, '-') || mark(at, '_') || mark(at, '.') || slash(at));
    }

    /// Returns the date that begins at `at`; the safest forms are tried first.
    void take(std::size_t at) {
        const DateToken& first = tokens_[at];
        if (first.is_number(8, 8) && ends(at + 1)) {
            const int y = first.value / 10000;
            if (y >= kFirstYear && y <= kLastYear) keep(Date::of_yyyymmdd(first.value));
            return;
        }
        if (first.kind == DateToken::Kind::word) {
            if (dates::month_of(first.word) != 0 && separator(at + 1) && year(at + 2) != 0 &&
                !after_day_number(at) && ends(at + 3)) {
                keep(Date::of(year(at + 2), dates::month_of(first.word)));
            }
            return;
        }
        if (!separator(at + 1)) {
            return;
        }
        if (year(at) != 0) {
            take_year_first(at);
        } else if (first.is_number(1, 2) && same_separator(at + 1, at + 3) && year(at + 4) != 0 &&
                   !slash(at + 1) && ends(at + 5) && !goes_on(at + 5)) {
            const bool is_written_out =
                !is_behind_words(at) || (first.text.size() == 2 && number(at + 2, 2, 2));
            const int month =
                number(at + 2, 1, 2) && is_written_out ? tokens_[at + 2].value : month_name(at + 2);
            if (month > 0 && first.value > 0) keep(Date::of(year(at + 4), month, first.value));
        }
    }

    /// Whether the name begins with words: release-notes-2026-11-2 is a version sooner than a day,
    /// unless month and day have two digits.
    bool is_behind_words(std::size_t at) const {
        while (at > 0 && !slash(at - 1)) {
            if (tokens_[--at].kind == DateToken::Kind::word) return true;
        }
        return false;
    }

    void take_year_first(std::size_t at) {
        const int y = year(at);
        const std::size_t least_digits = is_behind_words(at) ? 2 : 1;
        const bool folder = slash(at + 1) && (at == 0 || slash(at - 1));
        if (slash(at + 1) && !folder) return;
        const int month =
            number(at + 2, least_digits, 2) ? tokens_[at + 2].value : month_name(at + 2);
        const bool month_ends = month > 0 && month <= 12 && ends(at + 3);
        if (month_ends && same_separator(at + 1, at + 3) && number(at + 4, least_digits, 2) &&
            ends(at + 5)) {
            const int day = tokens_[at + 4].value;
            // A folder is a day only if nothing but the number is its name.
            if (day > 0 && (!folder || slash_or_end(at + 5))) {
                const auto date = Date::of(y, month, day);
                if (date || !folder) {
                    keep(date);
                    return;
                }
            } else if (!folder) {
                return;
            }
        }
        if (month_ends &&
            (folder ? slash_or_end(at + 3) : number(at + 2, 2, 2) && !goes_on(at + 3))) {
            keep(Date::of(y, month));
        } else if (folder) {
            keep(Date::of(y));
        }
    }

    bool same_separator(std::size_t one, std::size_t other) const {
        return separator(one) && separator(other) && tokens_[one].word == tokens_[other].word;
    }
    bool after_day_number(std::size_t at) const { return at >= 2 && number(at - 2, 1, 2); }

    void keep(const std::optional<Date>& date) {
        if (!date) return;
        if (segment_ && segment_->precision == Date::Precision::day &&
            date->precision == Date::Precision::day && *segment_ != *date) {
            contradiction_ = true;
        }
        if (!segment_ || date->precision >= segment_->precision) segment_ = date;
    }

    void leave_segment() {
        if (segment_ && !contradiction_ && (!best_ || segment_->precision >= best_->precision)) {
            best_ = segment_;
        }
        segment_.reset();
        contradiction_ = false;
    }

    std::vector<DateToken> tokens_;
    std::optional<Date> segment_;
    std::optional<Date> best_;
    bool contradiction_ = false;  // two days in one name: which one is meant cannot be known
};

}  // namespace

std::optional<Date> find_date_in_path(std::string_view path) {
    return PathReader(path).read();
}

}  // namespace udklip::language
