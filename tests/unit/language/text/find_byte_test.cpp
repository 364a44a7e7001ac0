// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/find_byte.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "tests/unit/catch.hpp"

using udklip::language::find_byte;

namespace {

constexpr auto kIsMark = [](unsigned char c) {
    return static_cast<int>(c == '.') | static_cast<int>(c >= 0xD0);
};

std::size_t one_by_one(std::string_view text, std::size_t at) {
    while (at < text.size() && kIsMark(static_cast<unsigned char>(text[at])) == 0) ++at;
    return at;
}

}  // namespace

TEST_CASE("the next byte of a kind is found") {
    CHECK(find_byte("Kom nu.", 0, kIsMark) == 6);
    CHECK(find_byte("Kom nu", 0, kIsMark) == 6);
    CHECK(find_byte("Kom. nu.", 4, kIsMark) == 7);
    CHECK(find_byte("", 0, kIsMark) == 0);
}

TEST_CASE("a byte is found wherever it stands in a text of any length") {
    for (std::size_t size = 1; size < 70; ++size) {
        for (std::size_t place = 0; place < size; ++place) {
            std::string text(size, 'a');
            text[place] = place % 2 == 0 ? '.' : '\xFF';
            for (std::size_t at = 0; at <= size; at += 5)
                REQUIRE(find_byte(text, at, kIsMark) == one_by_one(text, at));
        }
    }
}

TEST_CASE("random bytes give the same as one by one") {
    std::mt19937 random(35);
    for (int turn = 0; turn < 300; ++turn) {
        std::string text(random() % 200, ' ');
        const unsigned most = turn % 2 == 0 ? 0x60 : 0xFF;
        std::generate(text.begin(), text.end(), [&] { return static_cast<char>(random() % most); });
        for (std::size_t at = 0; at <= text.size(); at += 7)
            REQUIRE(find_byte(text, at, kIsMark) == one_by_one(text, at));
    }
}
