// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/trim.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::language;

TEST_CASE("white space goes at the ends, and stays inside") {
    CHECK(trim(" \t\r\n\v\fen  mand\n ") == "en  mand");
    CHECK(trim_right(" en \n") == " en");
    CHECK(trim("").empty());
    CHECK(trim(" \n").empty());
    CHECK(trim_right(" \n").empty());
    CHECK(trim("æ") == "æ");
}

TEST_CASE("what is trimmed is what counts as white space") {
    for (int c = 0; c < 256; ++c) {
        const char byte = static_cast<char>(c);
        CAPTURE(c);
        CHECK(is_ascii_space(byte) == trim(std::string_view(&byte, 1)).empty());
    }
}
