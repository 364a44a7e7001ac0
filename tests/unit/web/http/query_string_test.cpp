// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/query_string.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::web;

TEST_CASE("a field is divided at its first equals sign") {
    CHECK(parse_query_string("q=titel=havn&year=2021") ==
          Parameters{{"q", "titel=havn"}, {"year", "2021"}});
    CHECK(parse_query_string("q") == Parameters{{"q", ""}});
    CHECK(parse_query_string("=x&&") == Parameters{{"", "x"}});
    CHECK(parse_query_string("").empty());
    CHECK(parameter(parse_query_string("q=a&q=b"), "q") == "a");
    CHECK(parameter({}, "q").empty());
}

TEST_CASE("whatever comes is text: broken sequences stay, broken bytes and signs of control go") {
    CHECK(parameter(parse_query_string("q=a+b%20c%2B"), "q") == "a b c+");
    CHECK(parameter(parse_query_string("q=%zz%4"), "q") == "%zz%4");
    CHECK(parameter(parse_query_string("q=100%"), "q") == "100%");
    CHECK(parameter(parse_query_string("q=r%C3%B8d"), "q") == "rød");
    CHECK(parameter(parse_query_string("q=%E6"), "q") == "\uFFFD");
    CHECK(parameter(parse_query_string("q=%00%1b"), "q") == "\uFFFD\uFFFD");
    CHECK(parameter(parse_query_string("q=a%0Ab%0D%0Ac"), "q") == "a\nb\nc");
}

TEST_CASE("what goes out comes back") {
    const Parameters all = {{"q", "få & små = 1+1 ? \"x\" #"}, {"source", "Østkystens Avis"}};
    CHECK(query_string(all) ==
          "q=f%C3%A5+%26+sm%C3%A5+%3D+1%2B1+%3F+%22x%22+%23&source=%C3%98stkystens+Avis");
    CHECK(parse_query_string(query_string(all)) == all);
    for (const char* text : {"a/b", "../..", "%2F", "æ ø+å", ""}) {
        CHECK(percent_decoded(path_segment(text)) == text);
    }
    CHECK(path_segment("a/b c") == "a%2Fb%20c");
}
