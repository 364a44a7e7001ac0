// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/printable.hpp"

#include <string>

#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::language;

TEST_CASE("text that is harmless is printed as it is") {
    for (const char* text : {"Blåbærgrød på Ærø", "½ ™ § €", "漢字 😀 ж", "e\u0301", ""}) {
        CHECK(printable_line(text) == text);
        CHECK(printable_text(text) == text);
    }
}

TEST_CASE("control characters become the replacement character") {
    CHECK(printable_line("\x1b[31mrød\x1b]0;titel\x07") == "\uFFFD[31mrød\uFFFD]0;titel\uFFFD");
    for (char32_t c = 0; c < 0xA0; ++c) {
        if (c == U'\n' || c == U'\t' || (c >= 0x20 && c < 0x7F)) continue;
        std::string text;
        append_char(text, c);
        INFO(static_cast<unsigned>(c));
        CHECK(printable_line(text) == "\uFFFD");
        CHECK(printable_text(text) == "\uFFFD");
    }
}

TEST_CASE("what turns or hides text becomes the replacement character") {
    for (const char32_t c : {U'\u202A', U'\u202E', U'\u2066', U'\u2069', U'\u200E', U'\u200F',
                             U'\u061C', U'\U000E0041'}) {
        std::string text;
        append_char(text, c);
        INFO(static_cast<unsigned>(c));
        CHECK(printable_line("a" + text + "b") == "a\uFFFDb");
    }
}

TEST_CASE("a line has no line ends, a text keeps them") {
    CHECK(printable_line("en\nto\ttre") == "en to tre");
    CHECK(printable_line("en\u2028to\u2029tre") == "en to tre");
    CHECK(printable_text("en\nto\ttre") == "en\nto\ttre");
    CHECK(printable_text("en\rto") == "en\uFFFDto");
}

TEST_CASE("broken bytes are made valid") {
    CHECK(printable_line("bl\xe5 b\xe6r") == "bl\uFFFD b\uFFFDr");
    CHECK(is_valid_utf8(printable_text("\xff\xc3\xe2\x82")));
}

TEST_CASE("JSON keeps what it says, escaped") {
    CHECK(printable_json("{\"å\":\"\u202E\x7f\u009B\"}") == "{\"å\":\"\\u202e\\u007f\\u009b\"}");
    CHECK(printable_json("\"\u2028\u2029\"") == "\"\\u2028\\u2029\"");
    CHECK(printable_json("\"\U000E0041\"") == "\"\\udb40\\udc41\"");
    CHECK(printable_json("[1,\"漢字 😀\"]") == "[1,\"漢字 😀\"]");
}
