// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/time_zone.hpp"

#include "language/dates/date_parser.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::language;

namespace {

std::string moved(const char* utc, const char* zone) {
    return to_string(in_zone(*parse_article_date(utc), zone));
}

}  // namespace

TEST_CASE("a time in UTC is another day in other zones") {
    CHECK(moved("2020-12-31T23:00:00Z", "Europe/Copenhagen") == "2021-01-01T00:00:00+01:00");
    CHECK(moved("2021-06-30T22:30:00Z", "Europe/Copenhagen") == "2021-07-01T00:30:00+02:00");
    CHECK(moved("2021-01-01T02:00:00Z", "America/New_York") == "2020-12-31T21:00:00-05:00");
    CHECK(moved("2021-01-01T02:00:00Z", "Ingen/Steder") == "2021-01-01T02:00:00Z");
    CHECK(moved("2021-01-01", "America/New_York") == "2021-01-01");
    CHECK(is_time_zone("Europe/Copenhagen"));
    CHECK_FALSE(is_time_zone("Ingen/Steder"));
    CHECK_FALSE(is_time_zone(""));
}

TEST_CASE("countries and languages have zones") {
    CHECK(zone_of_country("dk") == "Europe/Copenhagen");
    CHECK(zone_of_country("SE") == "Europe/Stockholm");
    CHECK(zone_of_country("uk") == "Europe/London");
    CHECK(zone_of_country("us") == "America/New_York");
    CHECK(zone_of_country("fi") == "Europe/Helsinki");
    CHECK(zone_of_country("zz").empty());
    CHECK(zone_of_country("com").empty());
    CHECK(zone_of_country("").empty());
    CHECK(country_of_language("en-gb") == "GB");
    CHECK(country_of_language("sv") == "SE");
    CHECK(country_of_language("da") == "DK");
    CHECK(country_of_language("en").empty());
    CHECK(country_of_language("???").empty());
}
