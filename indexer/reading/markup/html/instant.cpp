// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/instant.hpp"

#include <algorithm>
#include <array>

#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"
#include "language/dates/time_zone.hpp"

namespace udklip::indexer::html {
namespace {

using language::Date;

/// Domains of countries that the whole world uses.
constexpr auto kWorldwide = std::to_array<std::string_view>(
    {"ai", "cc", "co", "eu", "fm", "io", "ly", "me", "nu", "to", "tv", "ws"});

constexpr const char* kUtc = "Etc/UTC";

}  // namespace

bool is_utc(std::string_view value) {
    const auto date = language::parse_article_date(value);
    return date && date->precision == Date::Precision::time && date->offset_minutes == 0;
}

std::string local_time(const std::string& value, const std::string& zone) {
    const auto utc = language::parse_article_date(value);
    if (!utc) return value;
    std::string text = language::to_string(language::in_zone(*utc, zone));
    if (text.ends_with('Z')) text.replace(text.size() - 1, 1, "+00:00");
    return text;
}

bool is_midnight(const std::string& value, const std::string& zone) {
    const auto utc = language::parse_article_date(value);
    if (!utc || zone.empty()) return false;
    const auto local = language::in_zone(*utc, zone);
    return (utc->hour != 0 || utc->minute != 0) && local.hour == 0 && local.minute == 0;
}

std::string in_utc(const std::string& value) {
    const auto utc = language::parse_article_date(value);
    return utc ? language::to_string(*utc) : value;
}

std::string zone_of_page(std::string_view language, std::string_view host) {
    const auto domain = host.substr(host.rfind('.') + 1);
    if (std::find(kWorldwide.begin(), kWorldwide.end(), domain) == kWorldwide.end()) {
        if (std::string zone = language::zone_of_country(domain); !zone.empty()) return zone;
    }
    if (language == "en") return kUtc;
    return language::zone_of_country(language::country_of_language(language));
}

}  // namespace udklip::indexer::html
