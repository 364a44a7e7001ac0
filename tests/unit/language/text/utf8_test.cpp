// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/utf8.hpp"

#include <random>
#include <string>
#include <vector>

#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::language;

namespace {

std::u32string forwards(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) out.push_back(next_char(text, at));
    return out;
}

std::u32string backwards(std::string_view text) {
    std::u32string out;
    for (std::size_t at = text.size(); at > 0;) out.insert(out.begin(), previous_char(text, at));
    return out;
}

}  // namespace

TEST_CASE("characters of one to four bytes are read from either end") {
    const std::string text = "aå€😀z";
    CHECK(forwards(text) == U"aå€😀z");
    CHECK(backwards(text) == U"aå€😀z");
    std::size_t at = 1;
    CHECK(next_char(text, at) == U'å');
    CHECK(at == 3);
    CHECK(previous_char(text, at) == U'å');
    CHECK(at == 1);
}

TEST_CASE("a broken byte is the replacement character, and the next one is read again") {
    CHECK(forwards("\xff"
                   "b") == U"\uFFFDb");
    CHECK(forwards("a\xc3") == U"a\uFFFD");
    CHECK(backwards("a\xc3") == U"a\uFFFD");
    CHECK(backwards("\x80\x80") == U"\uFFFD\uFFFD");
    CHECK(backwards("a\xff") == U"a\uFFFD");
}

TEST_CASE("whatever the bytes, reading moves on and stays inside") {
    std::mt19937 random(3);
    for (int round = 0; round < 20'000; ++round) {
        std::string text(1 + random() % 12, '\0');
        for (char& c : text) c = static_cast<char>(random());
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t before = at;
            next_char(text, at);
            REQUIRE(at > before);
            REQUIRE(at <= text.size());
        }
        for (std::size_t at = text.size(); at > 0;) {
            const std::size_t before = at;
            previous_char(text, at);
            REQUIRE(at < before);
        }
    }
}

TEST_CASE("both directions agree on every valid text") {
    std::mt19937 random(4);
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (int n = 0; n < 10; ++n) {
            const auto c = static_cast<char32_t>(random() % (random() % 2 == 0 ? 0x300 : 0x110000));
            if (c < 0xD800 || c > 0xDFFF) append_char(text, c);
        }
        REQUIRE(is_valid_utf8(text));
        REQUIRE(forwards(text) == backwards(text));
        REQUIRE(count_chars(text) == forwards(text).size());
    }
}

TEST_CASE("a border is never inside a character, nor behind the end") {
    const std::string text = "å€";
    CHECK(char_border(text, 0) == 0);
    CHECK(char_border(text, 1) == 0);
    CHECK(char_border(text, 2) == 2);
    CHECK(char_border(text, 3) == 2);
    CHECK(char_border(text, 4) == 2);
    CHECK(char_border(text, 5) == 5);
    CHECK(char_border(text, 99) == 5);
    CHECK(char_border("", 0) == 0);
}

TEST_CASE("characters are counted, not bytes") {
    CHECK(count_chars("") == 0);
    CHECK(count_chars("blåbær") == 6);
    CHECK(count_chars("😀!") == 2);
}

TEST_CASE("letters, digits, spaces and capitals are told apart, beyond ASCII too") {
    for (const char32_t c : U"azAZæøåÆØÅéßжΩ漢") {
        if (c != 0) CHECK(is_letter(c));
    }
    CHECK(is_letter(U'\u0301'));
    for (const char32_t c : {U'0', U'-', U'\'', U' ', U'@', U'[', U'`', U'{', U'§', U'½', U'€'}) {
        CHECK_FALSE(is_letter(c));
    }
    CHECK(is_digit(U'0'));
    CHECK(is_digit(U'9'));
    CHECK(is_digit(U'\u0665'));
    CHECK_FALSE(is_digit(U'a'));
    CHECK_FALSE(is_digit(U'½'));
    for (const char32_t c : {U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u2009', U'\u3000'})
        CHECK(is_space(c));
    CHECK_FALSE(is_space(U'x'));
    CHECK_FALSE(is_space(U'\0'));
    CHECK(is_upper(U'Å'));
    CHECK(is_upper(U'Q'));
    CHECK_FALSE(is_upper(U'å'));
    CHECK_FALSE(is_upper(U'1'));
}

TEST_CASE("lower case goes character by character") {
    CHECK(to_lower("KOMMUNERNES Ærø ÅRHUS É ŒUVRE ЖУК") == "kommunernes ærø århus é œuvre жук");
    CHECK(to_lower("@[`{09") == "@[`{09");
    CHECK(to_lower("Straße") == "straße");
    CHECK(count_chars(to_lower("İSTANBUL")) == 8);
    CHECK(to_lower("") == "");
}

TEST_CASE("lower case of broken bytes is valid, and of as many characters") {
    CHECK(to_lower("A\xff"
                   "B") == "a\uFFFDb");
    CHECK(is_valid_utf8(to_lower("\xc3")));
}
