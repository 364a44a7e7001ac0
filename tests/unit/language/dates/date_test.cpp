// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date.hpp"

#include "tests/unit/catch.hpp"

using udklip::language::Date;
using udklip::language::date_of_day_number;
using udklip::language::day_number;
using udklip::language::to_string;
using udklip::language::weekday;

TEST_CASE("a date is written as precisely as it is known") {
    CHECK(to_string(*Date::of(2021)) == "2021");
    CHECK(to_string(*Date::of(2021, 6)) == "2021-06");
    CHECK(to_string(*Date::of(2021, 6, 18)) == "2021-06-18");
    const Date day = *Date::of(2021, 5, 21);
    CHECK(to_string(*day.at(6, 5)) == "2021-05-21T06:05:00");
    CHECK(to_string(*day.at(6, 0, 0, 120)) == "2021-05-21T06:00:00+02:00");
    CHECK(to_string(*day.at(6, 0, 0, -210)) == "2021-05-21T06:00:00-03:30");
    CHECK(to_string(*day.at(6, 0, 7, 0)) == "2021-05-21T06:00:07Z");
}

TEST_CASE("a month and a year are ranges") {
    CHECK(Date::of(2021)->first_day() == 20210101);
    CHECK(Date::of(2021)->last_day() == 20211231);
    CHECK(Date::of(2020, 2)->first_day() == 20200201);
    CHECK(Date::of(2020, 2)->last_day() == 20200229);
    CHECK(Date::of(1900, 2)->last_day() == 19000228);
    CHECK(Date::of(2021, 6, 18)->first_day() == 20210618);
    CHECK(Date::of(2021, 6, 18)->last_day() == 20210618);
}

TEST_CASE("there is no 31 February") {
    CHECK_FALSE(Date::of(2021, 2, 31));
    CHECK_FALSE(Date::of(2021, 2, 29));
    CHECK(Date::of(2020, 2, 29));
    CHECK_FALSE(Date::of(2021, 13));
    CHECK_FALSE(Date::of(2021, 0, 1));
    CHECK_FALSE(Date::of(0));
    CHECK_FALSE(Date::of_yyyymmdd(20210431));
    CHECK_FALSE(Date::of_yyyymmdd(20210400));
    CHECK(to_string(*Date::of_yyyymmdd(20210430)) == "2021-04-30");
}

TEST_CASE("times are checked") {
    const Date day = *Date::of(2021, 5, 21);
    CHECK_FALSE(day.at(24, 0));
    CHECK_FALSE(day.at(12, 60));
    CHECK_FALSE(day.at(12, 0, 0, 15 * 60));
    CHECK_FALSE(Date::of(2021, 5)->at(12, 0));
    CHECK(day.at(23, 59, 60)->second == 59);
}

TEST_CASE("weekdays and day numbers") {
    CHECK(weekday(*Date::of(2021, 5, 21)) == 4);
    CHECK(weekday(*Date::of(2000, 1, 1)) == 5);
    CHECK(weekday(*Date::of(1789, 7, 14)) == 1);
    CHECK(day_number(*Date::of(1970, 1, 1)) == 0);
    for (const int days : {-200000, -1, 0, 1, 18768, 50000}) {
        CHECK(day_number(date_of_day_number(days)) == days);
    }
}

TEST_CASE("dates are ordered by their first day, then time, then precision") {
    const Date day = *Date::of(2021, 5, 1);
    CHECK(*Date::of(2020) < *Date::of(2021));
    CHECK(*Date::of(2021, 5) < *Date::of(2021, 6));
    CHECK(*Date::of(2021, 5) < day);
    CHECK(day < *day.at(6, 0));
    CHECK(*day.at(6, 0) < *day.at(6, 1));
    CHECK(*Date::of(2021, 5) == *Date::of(2021, 5));
    CHECK(day != *day.at(0, 0));
}
