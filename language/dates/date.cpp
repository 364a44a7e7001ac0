// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <tuple>

namespace udklip::language {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day calendar_day(int year, int month, int day) {
    return {chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
            chrono::day{static_cast<unsigned>(day)}};
}

template <class... Numbers>
std::string formatted(const char* format, Numbers... numbers) {
    char buffer[64];
    const int n = std::snprintf(buffer, sizeof buffer, format, numbers...);
    return {buffer, static_cast<std::size_t>(n)};
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return {};
    if (day > 0 && (month == 0 || day > days_in_month(year, month))) return {};
    Date date;
    date.year = year;
    date.month = month;
    date.day = day;
    date.precision = day > 0 ? Precision::day : month > 0 ? Precision::month : Precision::year;
    return date;
}

std::optional<Date> Date::of_yyyymmdd(int yyyymmdd) {
    const auto date = of(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    if (!date || date->precision != Precision::day) return {};
    return date;
}

std::optional<Date> Date::at(int h, int m, int s, std::optional<int> offset) const {
    if (day == 0 || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60) return {};
    if (offset && (*offset < -14 * 60 || *offset > 14 * 60)) return {};
    Date date = *this;
    date.hour = h;
    date.minute = m;
    date.second = s == 60 ? 59 : s;  // a leap second is no second of ours
    date.offset_minutes = offset;
    date.precision = Precision::time;
    return date;
}

int Date::first_day() const {
    return year * 10000 + (month > 0 ? month : 1) * 100 + (day > 0 ? day : 1);
}

int Date::last_day() const {
    if (day > 0) return first_day();
    const int last_month = month > 0 ? month : 12;
    return year * 10000 + last_month * 100 + days_in_month(year, last_month);
}

std::strong_ordering Date::operator<=>(const Date& other) const {
    const auto key = [](const Date& d) {
        return std::tuple(d.first_day(), d.hour, d.minute, d.second, d.precision,
                          d.offset_minutes.has_value(), d.offset_minutes.value_or(0), d.month);
    };
    return key(*this) <=> key(other);
}

std::string to_string(const Date& date) {
    std::string out = formatted("%04d", date.year);
    if (date.precision >= Date::Precision::month) out += formatted("-%02d", date.month);
    if (date.precision >= Date::Precision::day) out += formatted("-%02d", date.day);
    if (date.precision < Date::Precision::time) return out;
    out += formatted("T%02d:%02d:%02d", date.hour, date.minute, date.second);
    if (!date.offset_minutes) return out;
    const int offset = *date.offset_minutes;
    if (offset == 0) return out + 'Z';
    const int size = std::abs(offset);
    return out + (offset < 0 ? '-' : '+') + formatted("%02d:%02d", size / 60, size % 60);
}

int day_number(const Date& date) {
    const int day = date.first_day();
    const chrono::sys_days days = calendar_day(day / 10000, day / 100 % 100, day % 100);
    return static_cast<int>(days.time_since_epoch().count());
}

Date date_of_day_number(int days) {
    const chrono::year_month_day day{chrono::sys_days{chrono::days{days}}};
    Date date;
    date.year = static_cast<int>(day.year());
    date.month = static_cast<int>(static_cast<unsigned>(day.month()));
    date.day = static_cast<int>(static_cast<unsigned>(day.day()));
    date.precision = Date::Precision::day;
    return date;
}

int weekday(const Date& date) {
    const chrono::weekday day{chrono::sys_days{chrono::days{day_number(date)}}};
    return static_cast<int>(day.iso_encoding()) - 1;
}

int days_in_month(int year, int month) {
    const auto last =
        chrono::year{year} / chrono::month{static_cast<unsigned>(month)} / chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace udklip::language
