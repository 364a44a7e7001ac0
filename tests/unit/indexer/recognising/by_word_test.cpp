// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/by_word.hpp"

#include <string>
#include <vector>

#include "tests/unit/catch.hpp"

using udklip::indexer::ByWord;

TEST_CASE("what was added is found, where it was, until clear()") {
    ByWord<int> numbers;
    CHECK(numbers.find("KL") == nullptr);
    std::vector<const int*> places;
    for (int i = 0; i < 5000; ++i)
        places.push_back(&numbers.add("word " + std::to_string(i), i).value);
    CHECK(numbers.size() == 5000);
    for (int i = 0; i < 5000; ++i) {
        const int* found = numbers.find("word " + std::to_string(i));
        REQUIRE(found == places[static_cast<std::size_t>(i)]);
        REQUIRE(*found == i);
    }
    CHECK(numbers.find("word 5000") == nullptr);
    CHECK(numbers.find("") == nullptr);
    numbers.clear();
    CHECK(numbers.size() == 0);
    CHECK(numbers.find("word 1") == nullptr);
    CHECK(numbers.add("word 1", 7).word == "word 1");
    CHECK(*numbers.find("word 1") == 7);
}
