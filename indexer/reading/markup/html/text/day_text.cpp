// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/day_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {

namespace data {
extern const std::span<const std::string_view> months;
}

namespace html {
namespace {

constexpr std::size_t kMostBytes = 400;
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;

constexpr auto kOrdinals = std::to_array<std::string_view>({"st", "nd", "rd", "th", "º", "er"});
constexpr auto kOf = std::to_array<std::string_view>({"de", "del", "of"});

std::unordered_map<std::string_view, int> read_months() {
    std::unordered_map<std::string_view, int> months;
    for (const auto row : data::months) {
        const auto tab = row.find('\t');
        int number = 0;
        std::from_chars(row.data(), row.data() + tab, number);
        for (const auto name : split(row.substr(tab + 1), ' ')) months[name] = number;
    }
    return months;
}

/// A number or a word, and what stands between it and the one before.
struct Token {
    std::string word;  ///< in small letters; empty for a number
    int number = -1;   ///< of at most six digits
    std::size_t digits = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view gap;

    bool is_year() const { return digits == 4 && number >= kFirstYear && number <= kLastYear; }
    bool is_small() const { return digits == 1 || digits == 2; }
};

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t gap = 0;
    for (std::size_t at = 0; at < text.size();) {
        Token token;
        token.begin = at;
        char32_t c = language::next_char(text, at);
        const bool number = c >= U'0' && c <= U'9';
        if (!number && !language::is_letter(c)) continue;
        token.end = at;
        while (at < text.size()) {
            c = language::next_char(text, at);
            const bool more = number ? c >= U'0' && c <= U'9' : language::is_letter(c);
            if (!more) break;
            token.end = at;
        }
        at = token.end;
        const auto bytes = text.substr(token.begin, token.end - token.begin);
        token.gap = text.substr(gap, token.begin - gap);
        if (number) {
            token.digits = bytes.size();
            if (token.digits <= 6)
                std::from_chars(bytes.data(), bytes.data() + bytes.size(), token.number);
        } else {
            token.word = language::to_lower(bytes);
        }
        gap = token.end;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// Reads a date from some token on.
class DayReader {
  public:
    DayReader(std::string_view text, DayOrder order)
        : text_(text), order_(order), tokens_(tokens_of(text)) {}

    std::optional<DayInText> first() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            for (const auto read :
                 {&DayReader::year_month_day, &DayReader::dotted, &DayReader::day_month_word,
                  &DayReader::month_word_day, &DayReader::slashed}) {
                const auto found = (this->*read)(i);
                if (found) return found;
            }
        }
        return std::nullopt;
    }

  private:
    /// A token, or one that is nothing.
    const Token& at(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : none_; }

    char before(std::size_t i) const { return at(i).begin == 0 ? ' ' : text_[at(i).begin - 1]; }

    std::optional<DayInText> made(std::size_t first, std::size_t last, int year, int month,
                                  int day) const {
        if (day == 0 || month == 0) return std::nullopt;
        const auto date = language::Date::of(year, month, day);
        if (!date) return std::nullopt;
        return DayInText{*date, at(first).begin, at(last).end};
    }

    /// 2021-05-21, 2021.5.21, 2021. október 7., 2021年5月21日.
    std::optional<DayInText> year_month_day(std::size_t i) const {
        constexpr std::string_view kSigns = "-/.";
        if (!at(i).is_year()) return std::nullopt;
        if (at(i + 1).digits == 0) return year_month_word_day(i);
        const auto is_sign = [&](std::string_view gap) {
            return gap.size() == 1 && kSigns.find(gap.front()) != kSigns.npos;
        };
        if (!at(i + 1).is_small() || !at(i + 2).is_small() || !is_sign(at(i + 1).gap) ||
            !is_sign(at(i + 2).gap))
            return std::nullopt;
        return made(i, i + 2, at(i).number, at(i + 1).number, at(i + 2).number);
    }

    std::optional<DayInText> year_month_word_day(std::size_t i) const {
        const int month = month_of(at(i + 1).word);
        if (month == 0) return east_asian(i);
        if (!at(i + 2).is_small() || at(i + 1).gap.size() > 2 || at(i + 2).gap.size() > 2)
            return std::nullopt;
        return made(i, i + 2, at(i).number, month, at(i + 2).number);
    }

    /// Signs for year, month and day are letters.
    std::optional<DayInText> east_asian(std::size_t i) const {
        if (!at(i).is_year() || at(i + 1).word != "年" || at(i + 3).word != "月" ||
            !at(i + 5).word.starts_with("日"))
            return std::nullopt;
        return made(i, i + 4, at(i).number, at(i + 2).number, at(i + 4).number);
    }

    /// 21.05.2021, 21. 5. 2021, 21 | 05 | 2021, 21.05.21.
    std::optional<DayInText> dotted(std::size_t i) const {
        const auto is_dot = [](std::string_view gap) {
            return gap == "." || gap == ". " || gap == " . " || gap == " | ";
        };
        if (!at(i).is_small() || !at(i + 1).is_small() || !is_dot(at(i + 1).gap) ||
            !is_dot(at(i + 2).gap) || before(i) == '.')
            return std::nullopt;
        const Token& year = at(i + 2);
        if (year.is_year()) return made(i, i + 2, year.number, at(i + 1).number, at(i).number);
        const char behind = year.end < text_.size() ? text_[year.end] : ' ';
        const bool more = behind == '.' && year.end + 1 < text_.size() &&
                          text_[year.end + 1] >= '0' && text_[year.end + 1] <= '9';
        if (year.digits != 2 || behind == ':' || more || year.gap.size() > 2) return std::nullopt;
        return made(i, i + 2, 2000 + year.number, at(i + 1).number, at(i).number);
    }

    /// 21. maj 2021, 21 de mayo de 2021, 21st of May, 2021, 21-May-21.
    std::optional<DayInText> day_month_word(std::size_t i) const {
        if (!at(i).is_small()) return std::nullopt;
        std::size_t next = i + 1;
        if (at(next).gap.empty() && language::is_one_of(kOrdinals, at(next).word)) ++next;
        if (language::is_one_of(kOf, at(next).word)) ++next;
        const int month = month_of(at(next).word);
        if (month == 0 || at(next).gap.size() > 3) return std::nullopt;
        ++next;
        if (language::is_one_of(kOf, at(next).word)) ++next;
        const Token& year = at(next);
        if (year.gap.size() > 3) return std::nullopt;
        if (year.is_year()) return made(i, next, year.number, month, at(i).number);
        const bool short_year =
            year.digits == 2 && (year.gap == "-" || year.gap == ".") && at(i + 1).gap == year.gap;
        if (!short_year) return std::nullopt;
        return made(i, next, 2000 + year.number, month, at(i).number);
    }

    /// May 21, 2021; and "May 212021" of elements without space between them.
    std::optional<DayInText> month_word_day(std::size_t i) const {
        const int month = at(i).word.empty() ? 0 : month_of(at(i).word);
        if (month == 0 || at(i + 1).gap.size() > 2) return std::nullopt;
        if (const Token& both = at(i + 1); both.digits == 5 || both.digits == 6) {
            const int year = both.number % 10'000;
            if (year < kFirstYear || year > kLastYear) return std::nullopt;
            return made(i, i + 1, year, month, both.number / 10'000);
        }
        if (!at(i + 1).is_small()) return std::nullopt;
        std::size_t next = i + 2;
        if (at(next).gap.empty() && language::is_one_of(kOrdinals, at(next).word)) ++next;
        if (!at(next).is_year() || at(next).gap.size() > 3) return std::nullopt;
        return made(i, next, at(next).number, month, at(i + 1).number);
    }

    /// 21/5/2021, 21-05-2021, 21/5-2021, 21/5 2021.
    std::optional<DayInText> slashed(std::size_t i) const {
        const auto& one = at(i);
        const auto& two = at(i + 1);
        const auto& year = at(i + 2);
        const bool slash = two.gap == "/" || two.gap == " / ";
        if (!one.is_small() || !two.is_small() || !year.is_year() || !(slash || two.gap == "-") ||
            !(year.gap == "/" || year.gap == "-" || year.gap == two.gap ||
              (slash && (year.gap == " " || year.gap == " - "))))
            return std::nullopt;
        bool month_first = order_ == DayOrder::month_first && one.number <= 12;
        if (two.number > 12) month_first = true;
        return month_first ? made(i, i + 2, year.number, one.number, two.number)
                           : made(i, i + 2, year.number, two.number, one.number);
    }

    std::string_view text_;
    DayOrder order_;
    std::vector<Token> tokens_;
    Token none_;
};

}  // namespace

int month_of(std::string_view name) {
    static const auto kMonths = read_months();
    const auto found = kMonths.find(name);
    return found == kMonths.end() ? 0 : found->second;
}

std::optional<DayInText> find_day(std::string_view text, DayOrder order) {
    text = text.substr(0, language::char_border(text, kMostBytes));
    const bool has_digit = text.find_first_of("0123456789") != text.npos;
    return has_digit ? DayReader(text, order).first() : std::nullopt;
}

bool find_time_of_day(std::string_view text) {
    const auto is_digit = [&](std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    for (auto at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
        if (at > 0 && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2) && !is_digit(at + 3))
            return true;
    }
    return false;
}

}  // namespace html
}  // namespace udklip::indexer
