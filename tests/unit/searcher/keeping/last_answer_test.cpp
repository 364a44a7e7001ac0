// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/last_answer.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::searcher;

TEST_CASE("hits are known by the numbers that were shown") {
    const LastAnswer page{"havn", 11, {"a", "b"}};
    REQUIRE(page.id_of(12) != nullptr);
    CHECK(*page.id_of(11) == "a");
    CHECK(*page.id_of(12) == "b");
    CHECK(page.id_of(10) == nullptr);
    CHECK(page.id_of(13) == nullptr);
    CHECK(page.id_of(0) == nullptr);
    CHECK(LastAnswer{}.id_of(1) == nullptr);
}
