// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_names.hpp"

#include <algorithm>

#include "language/dates/date_tokens.hpp"

namespace udklip::language::dates {
namespace {

struct Days {
    std::string_view name;
    int first_month;
    int first_day;  ///< 0: the whole months
    int last_month;
    int last_day;
};

constexpr Days kDays[] = {
    {"foraar", 3, 0, 5, 0},    {"foraaret", 3, 0, 5, 0},    {"spring", 3, 0, 5, 0},
    {"sommer", 6, 0, 8, 0},    {"sommeren", 6, 0, 8, 0},    {"summer", 6, 0, 8, 0},
    {"efteraar", 9, 0, 11, 0}, {"efteraaret", 9, 0, 11, 0}, {"autumn", 9, 0, 11, 0},
    {"jul", 12, 24, 12, 26},   {"julen", 12, 24, 12, 26},   {"christmas", 12, 24, 12, 26},
};

/// Days counted from Easter Sunday.
struct MovableDays {
    std::string_view name;
    int first;
    int last;
};

constexpr MovableDays kMovableDays[] = {
    {"paaske", -3, 1}, {"paasken", -3, 1}, {"easter", -3, 1}, {"pinse", 49, 50}, {"pinsen", 49, 50},
};

/// Easter Sunday by the Gregorian calendar (the anonymous algorithm of Nature, 1876).
Date easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month_and_day = h + l - 7 * m + 114;
    return *Date::of(year, month_and_day / 31, month_and_day % 31 + 1);
}

}  // namespace

std::optional<NamedDays> named_days(std::string_view name, int year) {
    if (year < 1 || year > 9998) return {};
    if (is_winter(name)) return NamedDays{*Date::of(year, 12), *Date::of(year + 1, 2)};
    for (const Days& days : kDays) {
        if (days.name != name) continue;
        return NamedDays{*Date::of(year, days.first_month, days.first_day),
                         *Date::of(year, days.last_month, days.last_day)};
    }
    for (const MovableDays& days : kMovableDays) {
        if (days.name != name) continue;
        const int sunday = day_number(easter(year));
        return NamedDays{date_of_day_number(sunday + days.first),
                         date_of_day_number(sunday + days.last)};
    }
    const int month = month_of(name);
    if (month == 0) return {};
    return NamedDays{*Date::of(year, month), *Date::of(year, month)};
}

bool is_winter(std::string_view name) {
    return name == "vinter" || name == "vinteren" || name == "winter";
}

}  // namespace udklip::language::dates
