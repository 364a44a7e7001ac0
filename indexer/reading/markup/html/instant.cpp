// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/instant.hpp"

#include <algorithm>
#include <array>

#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"

namespace udklip::indexer::html {
namespace {

using language::Date;

constexpr int kMinutesOfDay = 24 * 60;

constexpr auto kDomains = std::to_array<std::string_view>(
    {"dk", "no", "se", "de", "at", "ch", "nl", "be", "fr", "it", "es", "pl"});
constexpr auto kLanguages =
    std::to_array<std::string_view>({"da", "nb", "nn", "no", "sv", "de", "nl", "fr", "it", "pl"});
/// Domains that say nothing of a country.
constexpr auto kWorldwide =
    std::to_array<std::string_view>({"", "com", "net", "org", "eu", "info", "io"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& known, std::string_view text) {
    return std::find(known.begin(), known.end(), text) != known.end();
}

int last_sunday(int year, int month) {
    const Date last = *Date::of(year, month, language::days_in_month(year, month));
    return language::day_number(last) - (language::weekday(last) + 1) % 7;
}

/// Summer time lasts from the last Sunday of March, 1:00 UTC, to the last one of October.
bool is_summer(int day, int minute, int year) {
    constexpr int kChange = 60;
    const auto at = [&](int sunday) { return sunday * kMinutesOfDay + kChange; };
    const int now = day * kMinutesOfDay + minute;
    return now >= at(last_sunday(year, 3)) && now < at(last_sunday(year, 10));
}

}  // namespace

bool is_utc(std::string_view value) {
    const auto date = language::parse_article_date(value);
    return date && date->precision == Date::Precision::time && date->offset_minutes == 0;
}

std::string in_central_europe(const std::string& value) {
    const auto utc = language::parse_article_date(value);
    if (!utc) return value;
    const int day = language::day_number(*utc);
    const int minute = utc->hour * 60 + utc->minute;
    const int offset = is_summer(day, minute, utc->year) ? 120 : 60;
    const int local = minute + offset;
    const Date local_day = language::date_of_day_number(day + local / kMinutesOfDay);
    const auto time = local_day.at(local % kMinutesOfDay / 60, local % 60, utc->second, offset);
    return time ? language::to_string(*time) : value;
}

std::string with_offset_zero(const std::string& value) {
    const auto utc = language::parse_article_date(value);
    if (!utc) return value;
    std::string text = language::to_string(*utc);
    if (text.ends_with('Z')) text.replace(text.size() - 1, 1, "+00:00");
    return text;
}

bool is_of_central_europe(std::string_view language, std::string_view host) {
    const auto domain = host.substr(host.rfind('.') + 1);
    if (is_one_of(kDomains, domain)) return true;
    if (!is_one_of(kWorldwide, domain)) return false;
    return language.empty() || is_one_of(kLanguages, language.substr(0, language.find('-')));
}

}  // namespace udklip::indexer::html
