// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "language/dates/date_parser.hpp"
#include "language/dates/date_point.hpp"
#include "language/dates/date_tokens.hpp"

namespace udklip::language {
namespace {

using dates::DateToken;

/// Most bytes of a date in a question.
constexpr std::size_t kLongestQuestion = 200;

enum class Side { none, from, after, before, until };

struct SideName {
    std::string_view word;
    Side side;
};

constexpr SideName kSides[] = {
    {">=", Side::from},      {"<=", Side::until},     {">", Side::after},
    {"<", Side::before},     {"siden", Side::from},   {"since", Side::from},
    {"fra", Side::from},     {"from", Side::from},    {"efter", Side::after},
    {"after", Side::after},  {"foer", Side::before},  {"before", Side::before},
    {"inden", Side::before}, {"til", Side::until},    {"to", Side::until},
    {"until", Side::until},  {"indtil", Side::until},
};

/// Reads ranges.
class RangeReader {
  public:
    explicit RangeReader(const Date& today) : today_(date_of_day_number(day_number(today))) {}

    std::optional<DateRange> read(std::string_view text) const {
        for (const std::string_view dots : {"...", "..", "…"}) {
            if (const std::size_t at = text.find(dots); at != std::string_view::npos) {
                return between(text.substr(0, at), text.substr(at + dots.size()));
            }
        }
        const auto tokens = dates::tokenize(text);
        if (tokens.empty()) return {};
        if (auto range = one_sided(text, tokens)) return range;
        if (auto range = point(text, today_)) return range;
        return spelled_range(text, tokens);
    }

  private:
    std::optional<DateRange> point(std::string_view text, const Date& latest) const {
        return dates::match_point(text, today_, latest);
    }

    static bool blank(std::string_view text) {
        return text.find_first_not_of(" \t\n-") == std::string_view::npos;
    }

    std::optional<DateRange> between(std::string_view left, std::string_view right) const {
        if (blank(left) && blank(right)) return {};
        const auto last = blank(right) ? DateRange{} : point(right, today_);
        if (!last) return {};
        // 1. maj..3. juni 2021: the year of the right side is that of the left one.
        const Date latest = last->last ? *Date::of_yyyymmdd(*last->last) : today_;
        const auto first = blank(left) ? DateRange{} : point(left, latest);
        if (!first) return {};
        if (first->first && last->last && *first->first > *last->last) {
            return DateRange{last->first, first->last};
        }
        return DateRange{first->first, last->last};
    }

    /// *siden 2019*, *før-2019*, `>=2019`
    std::optional<DateRange> one_sided(std::string_view text,
                                       const std::vector<DateToken>& tokens) const {
        std::string start = tokens[0].word;
        std::size_t next = 1;
        if (start == "<" || start == ">") {
            if (tokens.size() > 1 && tokens[1].is_mark('=')) {
                start += '=';
                next = 2;
            }
        } else if (start == "til" && tokens.size() > 1 && tokens[1].is_word("og")) {
            next = 2;
            if (tokens.size() > 2 && tokens[2].is_word("med")) next = 3;
        }
        const auto* side = std::ranges::find(kSides, start, &SideName::word);
        if (side == std::end(kSides)) return {};
        if (next < tokens.size() && tokens[next].is_mark('-')) ++next;
        if (next >= tokens.size()) return {};
        const auto day = point(text.substr(tokens[next].begin), today_);
        if (!day) return {};
        switch (side->side) {
            case Side::from:
                return DateRange{day->first, {}};
            case Side::until:
                return DateRange{{}, day->last};
            case Side::after:
                return DateRange{moved(*day->last, 1), {}};
            default:
                return DateRange{{}, moved(*day->first, -1)};
        }
    }

    static int moved(int yyyymmdd, int days) {
        return date_of_day_number(day_number(*Date::of_yyyymmdd(yyyymmdd)) + days).first_day();
    }

    /// *2019 til 2021*, *fra maj 2020 til i dag*, *mellem 2019 og 2021*, 2019-2021
    std::optional<DateRange> spelled_range(std::string_view text,
                                           const std::vector<DateToken>& tokens) const {
        std::size_t begin = 0;
        const bool pair = tokens[0].is_word("mellem") || tokens[0].is_word("between");
        if (pair || tokens[0].is_word("fra") || tokens[0].is_word("from")) begin = 1;
        if (begin == 1 && tokens.size() > 1 && tokens[1].is_mark('-')) begin = 2;
        for (std::size_t at = begin + 1; at + 1 < tokens.size(); ++at) {
            const DateToken& token = tokens[at];
            const bool joins =
                pair ? token.is_word("og") || token.is_word("and")
                     : token.is_word("til") || token.is_word("to") ||
                           (token.is_mark('-') && dates::year_of(tokens[at - 1]) != 0 &&
                            dates::year_of(tokens[at + 1]) != 0);
            if (!joins) continue;
            const std::size_t from = tokens[begin].begin;
            return between(text.substr(from, token.begin - from), text.substr(token.end));
        }
        return {};
    }

    Date today_;
};

}  // namespace

std::optional<DateRange> parse_query_dates(std::string_view text, const Date& today) {
    if (text.size() > kLongestQuestion) return {};
    return RangeReader(today).read(text);
}

}  // namespace udklip::language
