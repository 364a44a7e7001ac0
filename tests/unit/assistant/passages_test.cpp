// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/passages.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::assistant;
using udklip::searcher::Mark;

namespace {

const std::string kText = "Æ havn og en å-havn.";

/// The marks of each "havn".
std::vector<Mark> marks_of(const std::string& text) {
    std::vector<Mark> marks;
    for (std::size_t at = text.find("havn"); at != std::string::npos;
         at = text.find("havn", at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        marks.push_back({begin, begin + 4, 0, false});
    }
    return marks;
}

}  // namespace

TEST_CASE("pieces are cut by characters, and put together they are the text") {
    CHECK(piece(kText, {}, 0, 3).text == "Æ h");
    CHECK(piece(kText, {}, 13, 3).text == "å-h");
    for (const std::size_t length : {1U, 3U, 7U, 100U}) {
        std::string whole;
        std::size_t at = 0;
        while (at < 20) {
            const auto next = piece(kText, {}, at, length);
            CHECK(next.begin == at);
            whole += next.text;
            at = next.end;
        }
        CHECK(whole == kText);
        CHECK(at == 20);
    }
}

TEST_CASE("a piece behind the end is empty, and says where the end is") {
    const auto behind = piece(kText, marks_of(kText), 1000, 10);
    CHECK(behind.text.empty());
    CHECK(behind.begin == 20);
    CHECK(behind.end == 20);
}

TEST_CASE("finds have stars, also where the piece cuts them") {
    const auto marks = marks_of(kText);
    CHECK(piece(kText, marks, 0, 100).text == "Æ **havn** og en å-**havn**.");
    CHECK(piece(kText, marks, 4, 3).text == "**vn** ");
}

TEST_CASE("passages stand around the finds, and those that touch are one") {
    const auto marks = marks_of(kText);
    const auto two = passages(kText, marks, 2, 100);
    REQUIRE(two.all.size() == 2);
    CHECK(two.all[0].text == "Æ **havn** o");
    CHECK(two.all[1].text == "å-**havn**.");
    CHECK(two.all[1].begin == 13);
    CHECK(two.all[1].end == 20);
    CHECK(passages(kText, marks, 5, 100).all.size() == 1);
    const auto less = passages(kText, marks, 2, 10);
    CHECK(less.all.size() == 1);
    CHECK(less.left_out == 1);
}

TEST_CASE("control characters do not come through, line ends do") {
    CHECK(piece("a\x1b[31mb\nc\td", {}, 0, 100).text == "a\uFFFD[31mb\nc\td");
}
