// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_relative.hpp"

#include <algorithm>
#include <array>

namespace udklip::language::dates {
namespace {

enum class Unit { none, day, weekend, week, month, quarter, half, year, decade, century };

struct UnitName {
    std::string_view word;
    Unit unit;
};

constexpr UnitName kUnits[] = {
    {"dag", Unit::day},         {"dage", Unit::day},         {"doegn", Unit::day},
    {"day", Unit::day},         {"days", Unit::day},         {"uge", Unit::week},
    {"uger", Unit::week},       {"week", Unit::week},        {"weeks", Unit::week},
    {"maaned", Unit::month},    {"maaneder", Unit::month},   {"month", Unit::month},
    {"months", Unit::month},    {"kvartal", Unit::quarter},  {"kvartaler", Unit::quarter},
    {"quarter", Unit::quarter}, {"quarters", Unit::quarter}, {"aar", Unit::year},
    {"year", Unit::year},       {"years", Unit::year},       {"weekend", Unit::weekend},
    {"halvaar", Unit::half},    {"aarti", Unit::decade},     {"aartier", Unit::decade},
    {"decade", Unit::decade},   {"decades", Unit::decade},   {"aarhundrede", Unit::century},
    {"century", Unit::century},
};

Unit unit_of(std::string_view word) {
    for (const UnitName& name : kUnits) {
        if (name.word == word) return name.unit;
    }
    return Unit::none;
}

struct DayWord {
    std::string_view word;  ///< without its spaces
    int days;
};

constexpr DayWord kDayWords[] = {
    {"idag", 0},    {"today", 0},       {"igaar", -1},     {"gaar", -1},   {"yesterday", -1},
    {"iaftes", -1}, {"iforgaars", -2},  {"forgaars", -2},  {"imorgen", 1}, {"tomorrow", 1},
    {"imorges", 0}, {"iovermorgen", 2}, {"overmorgen", 2}, {"iaften", 0},  {"inat", 0},
};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 5> kThis = {"denne", "dette", "this", "indevaerende",
                                                   "nuvaerende"};
constexpr std::array<std::string_view, 5> kLast = {"sidste", "forrige", "last", "previous",
                                                   "foregaaende"};
constexpr std::array<std::string_view, 3> kNext = {"naeste", "kommende", "next"};
constexpr std::array<std::string_view, 4> kRecent = {"seneste", "senest", "past", "sidste"};

/// Returns `date` moved by whole months; the day is cut to the month's length.
Date add_months(const Date& date, int months) {
    const int total = std::clamp(date.year * 12 + date.month - 1 + months, 12, 9999 * 12 + 11);
    const int year = total / 12;
    const int month = total % 12 + 1;
    return *Date::of(year, month, std::min(date.day, days_in_month(year, month)));
}

class RelativeMatcher {
  public:
    RelativeMatcher(const std::vector<DateToken>& tokens, const Date& today)
        : tokens_(tokens), today_(today) {}

    std::optional<RelativeMatch> match(std::size_t at) const {
        if (auto found = day_word(at)) return found;
        if (auto found = ago(at)) return found;
        if (auto found = ahead(at)) return found;
        if (auto found = recent(at)) return found;
        if (auto found = the_weekend(at)) return found;
        if (auto found = near_unit(at)) return found;
        return near_weekday(at);
    }

  private:
    std::string_view word(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].kind == DateToken::Kind::word
                   ? std::string_view(tokens_[at].word)
                   : std::string_view();
    }
    Date in_days(int days) const { return date_of_day_number(day_number(today_) + days); }
    static RelativeMatch one(const Date& date, std::size_t next) { return {date, date, next}; }
    RelativeMatch since(const Date& first, std::size_t next) const {
        return {first, in_days(0), next};
    }

    std::optional<RelativeMatch> day_word(std::size_t at) const {
        const std::string joined =
            word(at) == "i" ? "i" + std::string(word(at + 1)) : std::string(word(at));
        for (const DayWord& day : kDayWords) {
            if (day.word == joined) return one(in_days(day.days), at + (word(at) == "i" ? 2 : 1));
        }
        if (joined == "iaar") return one(*Date::of(today_.year), at + (word(at) == "i" ? 2 : 1));
        if (joined == "ifjor" || joined == "fjor") return last_year(at + (word(at) == "i" ? 2 : 1));
        return {};
    }

    std::optional<RelativeMatch> last_year(std::size_t next) const {
        const auto year = Date::of(today_.year - 1);
        if (!year) return {};
        return one(*year, next);
    }

    /// *for tre dage siden*, *2 weeks ago*
    std::optional<RelativeMatch> ago(std::size_t at) const {
        if (word(at) == "for") ++at;
        const int n = count(at);
        const Unit unit = n > 0 ? unit_of(word(at + 1)) : Unit::none;
        if (unit == Unit::none || unit == Unit::weekend ||
            (word(at + 2) != "siden" && word(at + 2) != "ago"))
            return {};
        const Date day = back(unit, n);
        if (unit == Unit::month) return one(*Date::of(day.year, day.month), at + 3);
        if (unit == Unit::year) return one(*Date::of(day.year), at + 3);
        return one(day, at + 3);
    }

    /// *om tre dage*
    std::optional<RelativeMatch> ahead(std::size_t at) const {
        const int n = count(at + 1);
        const Unit unit = unit_of(word(at + 2));
        if ((word(at) != "om" && word(at) != "in") || n <= 0) return {};
        if (unit == Unit::day) return one(in_days(n), at + 3);
        if (unit == Unit::week) return one(in_days(7 * n), at + 3);
        return {};
    }

    /// *(de) seneste 30 dage*, *sidste 2 uger*, *past week*: from that many days ago up to today,
    /// so the last 7 days are today and the 7 days before.
    std::optional<RelativeMatch> recent(std::size_t at) const {
        if (word(at) == "de" || word(at) == "den" || word(at) == "det" || word(at) == "the") ++at;
        const std::string_view how = word(at);
        if (!among(kRecent, how) && how != "last") return {};
        const int n = count(at + 1);
        const std::size_t name = n > 0 ? at + 2 : at + 1;
        const Unit unit = unit_of(word(name));
        // "sidste uge" is the one before this.
        if (unit == Unit::none || (n <= 0 && (how == "sidste" || how == "last"))) return {};
        if (unit == Unit::weekend) {
            if (n > 0) return {};
            return latest_weekend(name + 1);
        }
        return since(back(unit, std::max(n, 1)), name + 1);
    }

    /// *weekenden*, *i weekenden*: the latest one that has begun.
    std::optional<RelativeMatch> the_weekend(std::size_t at) const {
        if (word(at) == "i" || word(at) == "in") ++at;
        if (word(at) == "the") ++at;
        if (word(at) != "weekenden" && word(at) != "weekend") return {};
        return latest_weekend(at + 1);
    }

    RelativeMatch latest_weekend(std::size_t next) const {
        constexpr int kSaturday = 5;
        return weekend_of_week(weekday(today_) >= kSaturday ? 0 : -1, next);
    }

    /// Saturday and Sunday of the week that is `step` weeks from this one.
    RelativeMatch weekend_of_week(int step, std::size_t next) const {
        const int monday = -weekday(today_) + 7 * step;
        return {in_days(monday + 5), in_days(monday + 6), next};
    }

    /// All the years of a decade or a century.
    std::optional<RelativeMatch> years(int count, int step, std::size_t next) const {
        const int first = today_.year / count * count + step * count;
        const auto begin = Date::of(std::max(first, 1));
        const auto end = Date::of(first + count - 1);
        if (!begin || !end) return {};
        return RelativeMatch{*begin, *end, next};
    }

    /// As many months, aligned to the year: a quarter, half a year.
    RelativeMatch months(int count, int step, std::size_t next) const {
        const Date month = *Date::of(today_.year, today_.month, 1);
        const Date first = add_months(month, count * step - (today_.month - 1) % count);
        const Date last = add_months(first, count - 1);
        return {first, *Date::of(last.year, last.month), next};
    }

    /// *denne uge*, *sidste måned*, *next year*
    std::optional<RelativeMatch> near_unit(std::size_t at) const {
        if (word(at) == "i" || word(at) == "den" || word(at) == "det" || word(at) == "the") ++at;
        const int step = step_of(word(at));
        const Unit unit = unit_of(word(at + 1));
        if (step == kNoStep || unit == Unit::none) return {};
        const std::size_t next = at + 2;
        switch (unit) {
            case Unit::day:
                return one(in_days(step), next);
            case Unit::weekend:
                return weekend_of_week(step, next);
            case Unit::month:
                return months(1, step, next);
            case Unit::quarter:
                return months(3, step, next);
            case Unit::half:
                return months(6, step, next);
            case Unit::decade:
                return years(10, step, next);
            case Unit::century:
                return years(100, step, next);
            case Unit::year:
                if (const auto year = Date::of(today_.year + step)) return one(*year, next);
                return {};
            case Unit::week: {
                const int monday = -weekday(today_) + 7 * step;
                return RelativeMatch{in_days(monday), in_days(monday + 6), next};
            }
            default:
                return {};
        }
    }

    /// *fredag* (the latest one, today included), *i fredags*, *sidste fredag*, *på fredag*
    std::optional<RelativeMatch> near_weekday(std::size_t at) const {
        bool past = false;
        bool future = false;
        if (step_of(word(at)) != kNoStep) {
            past = step_of(word(at)) < 0;
            future = step_of(word(at)) > 0;
            ++at;
        } else if (word(at) == "i" || word(at) == "on") {
            ++at;
        } else if (word(at) == "paa") {
            future = true;
            ++at;
        }
        std::string_view name = word(at);
        if (weekday_of(name, true) < 0 && name.ends_with('s')) {
            name.remove_suffix(1);
            past = true;
        }
        const int day = weekday_of(name, true);
        if (day < 0) return {};
        const int behind = (weekday(today_) - day + 7) % 7;  // 0: today
        if (future) return one(in_days(7 - behind), at + 1);
        return one(in_days(past && behind == 0 ? -7 : -behind), at + 1);
    }

    static constexpr int kNoStep = 99;
    static int step_of(std::string_view word) {
        if (among(kThis, word)) return 0;
        if (among(kLast, word)) return -1;
        return among(kNext, word) ? 1 : kNoStep;
    }

    int count(std::size_t at) const {
        const int n = at < tokens_.size() ? small_number(tokens_[at]) : -1;
        return n > 0 && n <= 9999 ? n : -1;
    }

    /// Returns the day `n` units before today; never before the year 1.
    Date back(Unit unit, int n) const {
        switch (unit) {
            case Unit::day:
                return in_days(-n);
            case Unit::week:
                return in_days(-7 * n);
            case Unit::month:
                return add_months(in_days(0), -n);
            case Unit::quarter:
                return add_months(in_days(0), -3 * n);
            case Unit::half:
                return add_months(in_days(0), -6 * n);
            case Unit::decade:
                return add_months(in_days(0), -120 * n);
            case Unit::century:
                return add_months(in_days(0), -1200 * n);
            default:
                return add_months(in_days(0), -12 * n);
        }
    }

    const std::vector<DateToken>& tokens_;
    const Date& today_;
};

}  // namespace

std::optional<RelativeMatch> match_relative(const std::vector<DateToken>& tokens, std::size_t at,
                                            const Date& today) {
    return RelativeMatcher(tokens, today).match(at);
}

}  // namespace udklip::language::dates
