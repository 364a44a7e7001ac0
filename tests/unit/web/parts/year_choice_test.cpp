// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/year_choice.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::web;

namespace {

Address of(const std::string& query) {
    return read_address(parse_query_string(query));
}

std::string clicked(const std::string& query, int year) {
    return with_years(of(query), year, year).query();
}

}  // namespace

TEST_CASE("one click takes a year, a second the span, a third that year alone") {
    CHECK(clicked("q=a", 2021) == "q=a&year=2021");
    CHECK(clicked("q=a&year=2021", 2019) == "q=a&year=2019..2021");
    CHECK(clicked("q=a&year=2019", 2021) == "q=a&year=2019..2021");
    CHECK(clicked("q=a&year=2019..2021", 2020) == "q=a&year=2020");
    CHECK(clicked("q=a&year=2021", 2021) == "q=a");
    CHECK(with_years(of("q=a"), 1990, 1999).query() == "q=a&year=1990..1999");
    CHECK(with_years(of("q=a&year=1990..1999"), 1990, 1999).query() == "q=a");
}

TEST_CASE("undated articles are chosen apart, and a month is of its year") {
    CHECK(clicked("q=a&year=unknown", 2021) == "q=a&year=2021&year=unknown");
    CHECK(with_undated_switched(of("q=a&year=2021&page=3")).query() ==
          "q=a&year=2021&year=unknown");
    CHECK(with_undated_switched(of("q=a&year=2021&year=unknown")).query() == "q=a&year=2021");
    const YearChoice choice = year_choice(of("q=a&month=2021-05"));
    CHECK(choice.is_one_year());
    CHECK(choice.has(2021));
    CHECK(clicked("q=a&month=2021-05", 2019) == "q=a&year=2019..2021");
}

TEST_CASE("what is neither a year nor one span is kept apart, and a click begins anew") {
    for (const char* query : {"year=2019&year=2021", "year=2019..", "year=..2021", "year=x"}) {
        INFO(query);
        CHECK(year_choice(of(query)).other);
        CHECK(clicked(query, 2020) == "year=2020");
    }
}
