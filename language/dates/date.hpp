// SPDX-License-Identifier: GPL-3.0-or-later
//
// A date as precisely as it is known.
//
//     Date::of(2021, 6)->first_day() == 20210601     to_string == "2021-06"
//     Date::of(2021, 6)->last_day()  == 20210630
//     Date::of(2021, 2, 31)          == std::nullopt
//
// A day is a calendar day where the text was written. A time keeps its offset and is never moved to
// another zone, so first_day() is the day that the reader saw.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace udklip::language {

struct Date {
    enum class Precision : std::uint8_t { year, month, day, time };

    int year = 0;
    int month = 0;  ///< 1 to 12; 0 if only the year is known
    int day = 0;    ///< 1 to 31; 0 if the day is not known
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::optional<int> offset_minutes;  ///< east of UTC; only with a time, and only if stated
    Precision precision = Precision::year;

    /// Returns a year (1 to 9999), month or day; nothing if there is no such date. 0: not known.
    static std::optional<Date> of(int year, int month = 0, int day = 0);

    /// Returns the day of a YYYYMMDD integer.
    static std::optional<Date> of_yyyymmdd(int yyyymmdd);

    /// Returns this day at a time; nothing if this is no day or there is no such time.
    std::optional<Date> at(int hour, int minute, int second = 0,
                           std::optional<int> offset_minutes = {}) const;

    int first_day() const;  ///< YYYYMMDD of the first day of the year, month or day
    int last_day() const;   ///< YYYYMMDD of the last one; the same for a day

    bool operator==(const Date&) const = default;

    /// Orders by first day, then by time as written; with the same beginning, the less precise
    /// first.
    std::strong_ordering operator<=>(const Date& other) const;
};

/// `2021`, `2021-06`, `2021-06-18`, `2021-06-18T06:00:00`, `...+02:00`, `...Z`.
std::string to_string(const Date& date);

/// Returns the days from 1970-01-01 to the first day; the second function is the inverse.
int day_number(const Date& date);
Date date_of_day_number(int days);

/// Returns the weekday of the first day: Monday is 0, Sunday 6.
int weekday(const Date& date);

/// Returns how many days a month (1 to 12) has.
int days_in_month(int year, int month);

}  // namespace udklip::language
