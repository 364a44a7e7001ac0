// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "language/dates/date_names.hpp"
#include "language/dates/date_parser.hpp"
#include "language/dates/date_point.hpp"
#include "language/dates/date_tokens.hpp"

namespace udklip::language {
namespace {

using dates::DateToken;
using dates::PointView;
using Tokens = std::vector<DateToken>;

/// Most bytes of a date in a question.
constexpr std::size_t kLongestQuestion = 200;
/// Most tokens of one end of a range: *fredag den 1. maj 2020 kl. 14.30* has eleven.
constexpr std::size_t kLongestPoint = 16;

enum class Side { from, after, before, until };

/// Up to three words, with or without dots and hyphens between them: *fra og med*, *t.o.m.*.
struct Words {
    std::array<std::string_view, 3> words;

    /// Returns the first token behind the words if they stand at token `at`, else 0.
    std::size_t behind(const Tokens& tokens, std::size_t at) const {
        bool first = true;
        for (const std::string_view word : words) {
            if (word.empty()) break;
            while (!first && at < tokens.size() &&
                   (tokens[at].is_mark('-') || tokens[at].is_mark('.'))) {
                ++at;
            }
            first = false;
            if (at >= tokens.size() || tokens[at].kind == DateToken::Kind::number ||
                tokens[at].word != word) {
                return 0;
            }
            ++at;
        }
        return at;
    }
};

struct SideName {
    Words words;
    Side side;
};

// Longer names stand before those that they begin with.
constexpr SideName kSides[] = {
    {{"fra", "og", "med"}, Side::from},
    {{"f", "o", "m"}, Side::from},
    {{"fom"}, Side::from},
    {{"fra"}, Side::from},
    {{"from"}, Side::from},
    {{"siden"}, Side::from},
    {{"since"}, Side::from},
    {{"tidligst"}, Side::from},
    {{">", "="}, Side::from},
    {{">"}, Side::after},
    {{"efter"}, Side::after},
    {{"after"}, Side::after},
    {{"<", "="}, Side::until},
    {{"<"}, Side::before},
    {{"foer"}, Side::before},
    {{"before"}, Side::before},
    {{"inden"}, Side::before},
    {{"til", "og", "med"}, Side::until},
    {{"t", "o", "m"}, Side::until},
    {{"tom"}, Side::until},
    {{"til"}, Side::until},
    {{"to"}, Side::until},
    {{"frem", "til"}, Side::until},
    {{"op", "til"}, Side::until},
    {{"up", "to"}, Side::until},
    {{"indtil"}, Side::until},
    {{"until"}, Side::until},
    {{"through"}, Side::until},
    {{"senest"}, Side::until},
};

/// What follows a date and opens it to one side: *2020 og frem*, *2019 eller tidligere*.
constexpr SideName kEnds[] = {
    {{"frem"}, Side::from},    {{"fremefter"}, Side::from}, {{"fremover"}, Side::from},
    {{"senere"}, Side::from},  {{"nyere"}, Side::from},     {{"later"}, Side::from},
    {{"onwards"}, Side::from}, {{"foer"}, Side::until},     {{"tidligere"}, Side::until},
    {{"aeldre"}, Side::until}, {{"earlier"}, Side::until},  {{"before"}, Side::until},
};

constexpr Words kJoiners[] = {
    {{"til", "og", "med"}},
    {{"t", "o", "m"}},
    {{"tom"}},
    {{"til"}},
    {{"to"}},
    {{"frem", "til"}},
    {{"op", "til"}},
    {{"og", "til"}},
    {{"og", "frem", "til"}},
    {{"indtil"}},
    {{"until"}},
    {{"through"}},
};

bool is_and(const DateToken& token) {
    return token.is_word("og") || token.is_word("and");
}

/// How strictly the two ends of a range belong together.
enum class Joint {
    range,   ///< *til*, a dash
    dots,    ///< `..`, where the second end may leave out all that both have: 2020-05..07
    listed,  ///< *og*: days that follow each other, for what lies between is not meant
};

/// Reads a question as [from] A [joiner B].
class RangeReader {
  public:
    explicit RangeReader(const Date& today) : today_(date_of_day_number(day_number(today))) {}

    std::optional<DateRange> read(std::string_view text) const {
        for (const std::string_view dots : {"...", "..", "…"}) {
            if (const std::size_t at = text.find(dots); at != std::string_view::npos) {
                return dotted(dates::tokenize(text.substr(0, at)),
                              dates::tokenize(text.substr(at + dots.size())));
            }
        }
        const Tokens tokens = dates::tokenize(text);
        if (tokens.empty()) return {};
        if (auto range = open_dash(tokens)) return range;
        if (auto range = point(tokens, {today_, today_})) return range;
        if (auto range = joined(tokens)) return range;
        return one_sided(tokens);
    }

  private:
    static std::optional<DateRange> point(const Tokens& tokens, const PointView& view) {
        if (tokens.empty() || tokens.size() > kLongestPoint) return {};
        return dates::match_point(tokens, view);
    }

    /// Returns tokens `begin` to `end` without the marks around them that only separate.
    static Tokens part(const Tokens& tokens, std::size_t begin, std::size_t end) {
        const auto is_edge = [&](std::size_t at) {
            return tokens[at].is_mark('-') || tokens[at].is_mark(',');
        };
        while (begin < end && (is_edge(begin) || tokens[begin].is_mark('.'))) ++begin;
        while (end > begin && is_edge(end - 1)) --end;
        Tokens out(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                   tokens.begin() + static_cast<std::ptrdiff_t>(end));
        if (!out.empty()) out.front().spaced = true;
        return out;
    }
    static Tokens part(const Tokens& tokens) { return part(tokens, 0, tokens.size()); }

    static Tokens joined_tokens(const Tokens& head, std::span<const DateToken> tail) {
        Tokens out = head;
        out.insert(out.end(), tail.begin(), tail.end());
        return out;
    }

    std::optional<DateRange> dotted(const Tokens& left, const Tokens& right) const {
        const Tokens a = part(left, begin_of_range(left).at, left.size());
        const Tokens b = part(right);
        if (a.empty() && b.empty()) return {};
        if (!a.empty() && !b.empty()) return between(a, b, Joint::dots);
        const auto range = point(a.empty() ? b : a, {today_, today_});
        if (!range) return {};
        return a.empty() ? DateRange{{}, range->last} : DateRange{range->first, {}};
    }

    /// *2019-* and *-2019*; a hyphen before or behind anything else stands for a space.
    static std::optional<DateRange> open_dash(const Tokens& tokens) {
        if (tokens.size() != 2) return {};
        const bool opens = tokens[1].is_mark('-');
        const int year = dates::year_of(tokens[opens ? 0 : 1]);
        if (year == 0 || (!opens && !tokens[0].is_mark('-'))) return {};
        const Date date = *Date::of(year);
        return opens ? DateRange{date.first_day(), {}} : DateRange{{}, date.last_day()};
    }

    // ---- A joiner B

    struct Begin {
        std::size_t at = 0;
        bool pair = false;  ///< *mellem*, whose ends *og* joins
    };

    /// Skips *i perioden*, *fra*, *mellem*.
    static Begin begin_of_range(const Tokens& tokens) {
        std::size_t at = 0;
        const auto skip = [&](std::initializer_list<std::string_view> words) {
            for (const std::string_view word : words) {
                if (at < tokens.size() && tokens[at].is_word(word)) {
                    ++at;
                    while (at < tokens.size() && tokens[at].is_mark('-')) ++at;
                    return true;
                }
            }
            return false;
        };
        skip({"i", "in"});
        skip({"the", "de"});
        skip({"perioden", "period", "tiden", "tidsrummet", "aarene", "years"});
        if (skip({"mellem", "between"})) return {at, true};
        for (const SideName& name : kSides) {
            if (name.side != Side::from || tokens.size() <= at) continue;
            if (tokens[at].kind != DateToken::Kind::word) continue;
            if (const std::size_t next = name.words.behind(tokens, at)) return {next, false};
        }
        return {at, false};
    }

    std::optional<DateRange> joined(const Tokens& tokens) const {
        const Begin begin = begin_of_range(tokens);
        const std::size_t size = tokens.size();
        const auto split = [&](std::size_t at, std::size_t next,
                               Joint joint) -> std::optional<DateRange> {
            return between(part(tokens, begin.at, at), part(tokens, next, size), joint);
        };
        for (std::size_t at = begin.at + 1; at + 1 < size; ++at) {
            for (const Words& joiner : kJoiners) {
                const std::size_t next = joiner.behind(tokens, at);
                if (next == 0 || next >= size) continue;
                if (auto range = split(at, next, Joint::range)) return range;
            }
            if (!begin.pair || !is_and(tokens[at])) continue;
            if (auto range = split(at, at + 1, Joint::range)) return range;
        }
        for (const bool spaced : {true, false}) {
            for (std::size_t at = begin.at + 1; at + 1 < size; ++at) {
                const bool is_spaced = tokens[at].spaced && tokens[at + 1].spaced;
                if (is_spaced != spaced || !is_dash(tokens, at)) continue;
                if (auto range = split(at, at + 1, Joint::range)) return range;
            }
        }
        for (std::size_t at = begin.at + 1; at + 1 < size; ++at) {
            if (!is_and(tokens[at]) && !tokens[at].is_mark('/') && !tokens[at].is_mark('&')) {
                continue;
            }
            if (auto range = split(at, at + 1, Joint::listed)) return range;
        }
        return {};
    }

    /// A dash, or the slash of 2019/20, 2019/2020 and 2020-05-01/2020-05-05.
    static bool is_dash(const Tokens& tokens, std::size_t at) {
        if (tokens[at].is_mark('-')) return true;
        if (!tokens[at].is_mark('/')) return false;
        if (dates::year_of(tokens[at + 1]) != 0) return true;
        return dates::year_of(tokens[at - 1]) != 0 && at + 2 == tokens.size();
    }

    static bool has_year(const Tokens& tokens) {
        return std::ranges::any_of(tokens, [](const auto& t) { return dates::year_of(t) != 0; });
    }

    static bool names_month(const Tokens& tokens) {
        return std::ranges::any_of(tokens, [](const auto& token) {
            return token.kind == DateToken::Kind::word && dates::month_of(token.word) != 0;
        });
    }

    static int moved(int yyyymmdd, int days) {
        return date_of_day_number(day_number(*Date::of_yyyymmdd(yyyymmdd)) + days).first_day();
    }

    std::optional<DateRange> between(const Tokens& a, const Tokens& b, Joint joint) const {
        if (a.empty() || b.empty() || a.size() > kLongestPoint || b.size() > kLongestPoint) {
            return {};
        }
        const auto last = last_end(a, b, joint);
        if (!last || !last->last || !last->first) return {};
        const auto first = first_end(a, b, *Date::of_yyyymmdd(*last->last));
        if (!first || !first->first || !first->last) return {};
        const bool reversed = *first->first > *last->last;
        const DateRange& early = reversed ? *last : *first;
        const DateRange& late = reversed ? *first : *last;
        if (joint == Joint::listed && moved(*early.last, 1) != *late.first) return {};
        return DateRange{early.first, late.last};
    }

    /// Reads B, which may leave out what A has: the year, *uge* in *uge 20-22*, the century in
    /// 2019/20, and behind dots all that comes before.
    std::optional<DateRange> last_end(const Tokens& a, const Tokens& b, Joint joint) const {
        const bool july = names_month(a);
        PointView view{today_, today_, july};
        if (has_year(a) && !has_year(b)) {
            // maj 2020 - juli: the first one that comes after A.
            const auto first = point(a, view);
            if (first && first->first) {
                view.latest = date_of_day_number(day_number(*Date::of_yyyymmdd(*first->first)) +
                                                 kDaysOfYear - 1);
            }
        }
        if (auto range = point(b, view)) return range;
        if (a.size() == 1 && b.size() == 1 && b[0].is_number(2, 2)) {
            const int year = dates::year_of(a[0]);
            if (year == 0 || b[0].value <= year % 100) return {};
            const Date last = *Date::of(year / 100 * 100 + b[0].value);
            return DateRange{last.first_day(), last.last_day()};
        }
        for (std::size_t size = a.size(); size-- > 1;) {
            const Tokens head(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(size));
            const bool words = std::ranges::all_of(
                head, [](const auto& token) { return token.kind == DateToken::Kind::word; });
            if (!words && joint != Joint::dots) continue;
            Tokens tail = b;
            tail.front().spaced = words;
            if (auto range = point(joined_tokens(head, tail), view)) return range;
        }
        return {};
    }

    /// Reads A, which may leave out what B has: 1. til 5. maj 2020.
    std::optional<DateRange> first_end(const Tokens& a, const Tokens& b, const Date& latest) const {
        PointView view{today_, latest, names_month(b)};
        // fredag til søndag: the Friday before that Sunday.
        if (a.size() == 1 && dates::weekday_of(a[0].word) >= 0) view.today = latest;
        if (auto range = point(a, view)) return range;
        for (std::size_t at = 1; at < b.size(); ++at) {
            if (auto range = point(joined_tokens(a, std::span(b).subspan(at)), view)) return range;
        }
        return {};
    }

    // ---- one side

    /// *siden 2019*, *før-2019*, `>=2019`, *2020 og frem*
    std::optional<DateRange> one_sided(const Tokens& tokens) const {
        for (const SideName& end : kEnds) {
            const std::size_t size = tokens.size();
            if (size < 3 || end.words.behind(tokens, size - 1) != size) continue;
            std::size_t at = size - 1;
            while (at > 1 && (is_and(tokens[at - 1]) || tokens[at - 1].is_word("eller") ||
                              tokens[at - 1].is_word("or") || tokens[at - 1].is_mark('-'))) {
                --at;
            }
            const std::size_t begin = end.side == Side::from ? begin_of_range(tokens).at : 0;
            if (begin >= at) return {};
            return opened(point(part(tokens, begin, at), {today_, today_}), end.side);
        }
        for (const SideName& name : kSides) {
            const std::size_t next = name.words.behind(tokens, 0);
            if (next == 0) continue;
            return opened(point(part(tokens, next, tokens.size()), {today_, today_}), name.side);
        }
        return {};
    }

    static std::optional<DateRange> opened(const std::optional<DateRange>& range, Side side) {
        if (!range || !range->first || !range->last) return {};
        switch (side) {
            case Side::from:
                return DateRange{range->first, {}};
            case Side::until:
                return DateRange{{}, range->last};
            case Side::after:
                return DateRange{moved(*range->last, 1), {}};
            default:
                return DateRange{{}, moved(*range->first, -1)};
        }
    }

    static constexpr int kDaysOfYear = 365;

    Date today_;
};

}  // namespace

std::optional<DateRange> parse_query_dates(std::string_view text, const Date& today) {
    if (text.size() > kLongestQuestion) return {};
    return RangeReader(today).read(text);
}

bool is_read_as_christmas(std::string_view text, const Date& today) {
    for (const DateToken& token : dates::tokenize(text)) {
        if (!token.is_word("jul")) continue;
        std::string in_july(text);
        in_july.insert(token.end, "i");
        return parse_query_dates(text, today) != parse_query_dates(in_july, today);
    }
    return false;
}

bool is_reversed(std::string_view text, const Date& today) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) return false;
    const auto first = parse_query_dates(text.substr(0, dots), today);
    const auto last = parse_query_dates(text.substr(dots + 2), today);
    return first && last && first->first && last->first && *first->first > *last->first;
}

}  // namespace udklip::language
