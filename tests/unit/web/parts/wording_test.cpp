// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/wording.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::web;
using udklip::translation::Catalogue;
using udklip::translation::Language;

TEST_CASE("numbers and dates are written as in the language of the page") {
    const Wording danish{Catalogue(Language::danish)};
    const Wording english{Catalogue(Language::english)};
    CHECK(danish.number(38361) == "38.361");
    CHECK(english.number(1234567) == "1,234,567");
    CHECK(danish.number(0) == "0");
    CHECK(danish.number(999) == "999");
    CHECK(danish.articles(1) == "1 artikel");
    CHECK(english.articles(1000) == "1,000 articles");
    CHECK(danish.percent(0.061) == "6,1\u00a0%");
    CHECK(english.percent(1) == "100.0\u00a0%");
    CHECK(danish.short_date("2021-09-14") == "14. sep. 2021");
    CHECK(danish.short_date("2021-05-21") == "21. maj 2021");
    CHECK(danish.long_date("2021-09-14") == "14. september 2021");
    CHECK(english.short_date("2021-09-14") == "14 Sep 2021");
    CHECK(danish.short_date("2021-06") == "juni 2021");
    CHECK(danish.short_date("2021") == "2021");
    CHECK(danish.short_date("").empty());
    CHECK(danish.short_date("2021-13-01") == "2021");
}
