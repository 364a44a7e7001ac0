// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/address.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::web;

namespace {

std::string again(const std::string& query) {
    return read_address(parse_query_string(query)).query();
}

}  // namespace

TEST_CASE("one state has one address, whatever the order, with defaults left out") {
    const std::string whole =
        "q=havn&year=2019..2021&year=unknown&month=2021-06&from=2019&to=2020&source=KL&section="
        "Debat"
        "&author=Ole+Holm&words=all&sort=newest&single=1&furniture=1&page=2&all=source&at=3";
    CHECK(again(whole) == whole);
    CHECK(again("page=2&source=KL&source=KL&q=havn&sort=relevance&words=&single=0&furniture=0") ==
          "q=havn&source=KL&page=2");
    CHECK(again("nothing=of&ours=x").empty());
    CHECK(again("q=a%0Ab") == "q=a+b");
    CHECK(read_address({}).href() == "/");
    CHECK_FALSE(read_address({}).asks());
    CHECK_FALSE(read_address({{"q", "  "}}).asks());
    CHECK(read_address({{"year", "2021"}}).asks());
}

TEST_CASE("pages are from 1 to 100, and a change leaves the page out") {
    CHECK(read_address({{"page", "0"}}).page == 1);
    CHECK(read_address({{"page", "-3"}}).page == 1);
    CHECK(read_address({{"page", "x"}}).page == 1);
    CHECK(read_address({{"page", "100000000000000000000"}}).page <= kMostPages);
    CHECK(read_address({{"q", "a"}, {"page", "7"}, {"at", "61"}}).first_page().query() == "q=a");
}

TEST_CASE("a question has at most a thousand characters, of however many bytes") {
    std::string letters;
    for (std::size_t i = 0; i < kMostQuestionChars; ++i) letters += "å";
    CHECK(read_address({{"q", letters}}).asked.text == letters);
    CHECK_THROWS_AS(read_address({{"q", letters + "å"}}), QuestionTooLong);
}

TEST_CASE("the address of an article holds its id in one segment") {
    CHECK(article_href("a/b?c#d.txt") == "/article/a%2Fb%3Fc%23d.txt");
}
