// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/time_zone.hpp"

#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

struct CountryZone {
    std::string_view country;
    const char* zone;
};

/// Countries with several zones.
constexpr auto kLargest = std::to_array<CountryZone>({
    {"US", "America/New_York"},
    {"CA", "America/Toronto"},
    {"MX", "America/Mexico_City"},
    {"BR", "America/Sao_Paulo"},
    {"AR", "America/Buenos_Aires"},
    {"CL", "America/Santiago"},
    {"GL", "America/Godthab"},
    {"DE", "Europe/Berlin"},
    {"ES", "Europe/Madrid"},
    {"PT", "Europe/Lisbon"},
    {"UA", "Europe/Kiev"},
    {"RU", "Europe/Moscow"},
    {"CN", "Asia/Shanghai"},
    {"ID", "Asia/Jakarta"},
    {"AU", "Australia/Sydney"},
    {"NZ", "Pacific/Auckland"},
});

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

std::string zone_of_country(std::string_view code) {
    std::string country = to_lower(code);
    if (country == "uk") country = "gb";
    const bool is_code = country.size() == 2 && country.find_first_not_of(
                                                    "abcdefghijklmnopqrstuvw"
                                                    "xyz") == country.npos;
    if (!is_code) return {};
    for (char& c : country) c = static_cast<char>(c - 'a' + 'A');
    const auto known = std::find_if(kLargest.begin(), kLargest.end(),
                                    [&](const CountryZone& one) { return one.country == country; });
    if (known != kLargest.end()) return known->zone;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, country.c_str(), nullptr, error));
    if (U_FAILURE(error) || zones == nullptr) return {};
    const char* zone = zones->next(nullptr, error);
    return U_FAILURE(error) || zone == nullptr ? std::string() : std::string(zone);
}

std::string country_of_language(std::string_view tag) {
    constexpr std::size_t longest = 35;
    if (tag.size() < 2 || tag.size() > longest) return {};
    UErrorCode error = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), error);
    if (U_FAILURE(error) || locale.isBogus()) return {};
    if (std::string_view(locale.getCountry()).empty()) {
        if (std::string_view(locale.getLanguage()) == "en") return {};
        locale.addLikelySubtags(error);
    }
    return U_FAILURE(error) ? std::string() : std::string(locale.getCountry());
}

}  // namespace udklip::language
