// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/time_zone.hpp"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>

namespace udklip::language {
namespace {

constexpr int kSecondsOfDay = 24 * 60 * 60;

const icu::TimeZone& zone_of(const std::string& name) {
    thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>> known;
    auto& zone = known[name];
    if (!zone) zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    return *zone;
}

}  // namespace

bool is_time_zone(const std::string& zone) {
    return !(zone_of(zone) == icu::TimeZone::getUnknown());
}

Date in_zone(const Date& utc, const std::string& zone) {
    if (utc.precision != Date::Precision::time || !is_time_zone(zone)) return utc;
    const double seconds =
        86400.0 * day_number(utc) + utc.hour * 3600 + utc.minute * 60 + utc.second;
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode error = U_ZERO_ERROR;
    zone_of(zone).getOffset(seconds * 1000, false, raw, summer, error);
    if (U_FAILURE(error)) return utc;
    const int offset = (raw + summer) / 1000;
    int in_day = utc.hour * 3600 + utc.minute * 60 + utc.second + offset;
    int day = day_number(utc);
    if (in_day < 0) --day, in_day += kSecondsOfDay;
    if (in_day >= kSecondsOfDay) ++day, in_day -= kSecondsOfDay;
    const auto local =
        date_of_day_number(day).at(in_day / 3600, in_day / 60 % 60, in_day % 60, offset / 60);
    return local ? *local : utc;
}

}  // namespace udklip::language
