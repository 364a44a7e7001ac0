// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/clean.hpp"

#include "tests/unit/catch.hpp"

using udklip::language::clean;
using udklip::language::is_valid_utf8;

TEST_CASE("invisible characters are dropped") {
    for (const char* invisible : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"}) {
        CHECK(clean(std::string("handi") + invisible + "cap") == "handicap");
    }
}

TEST_CASE("every apostrophe is the plain one") {
    for (const char* mark : {"\u2019", "\u2018", "\u02BC", "\u2032", "\u00B4", "`"}) {
        CHECK(clean(std::string("KL") + mark + "s") == "KL's");
    }
}

TEST_CASE("hyphens, spaces and line ends are of one kind") {
    CHECK(clean("tv\u2010avis tv\u2011avis") == "tv-avis tv-avis");
    CHECK(clean("5\u00A0mio.\u2009kr.\u202F!") == "5 mio. kr. !");
    CHECK(clean("a\r\nb\rc\u2028d\u0085e") == "a\nb\nc\nd\ne");
}

TEST_CASE("ligatures become letters, other compatibility characters stay") {
    CHECK(clean("\uFB01nans a\uFB02ede") == "finans aflede");
    CHECK(clean("½ ™ ² №") == "½ ™ ² №");
}

TEST_CASE("text is composed, and Danish letters are never taken apart") {
    CHECK(clean("A\u030Arhus") == "Århus");
    CHECK(clean("ide\u0301") == "idé");
    CHECK(clean("blåbærgrød ÆØÅ") == "blåbærgrød ÆØÅ");
}

TEST_CASE("broken UTF-8 and NUL become the replacement character") {
    CHECK(clean("a\xff"
                "b") == "a\uFFFDb");
    CHECK(clean("\xc3") == "\uFFFD");
    CHECK(clean(std::string_view("a\0b", 3)) == "a\uFFFDb");
    CHECK(is_valid_utf8(clean("\xe2\x82 \xf0\x9f\x98 \xed\xa0\x80")));
}

TEST_CASE("cleaning twice is cleaning once") {
    for (const char* text :
         {"KL\u2019s", "A\u030A\u00AD\uFB03", "\xf0\x28\x8c\x28", "e\u200D\u0301"}) {
        CHECK(clean(clean(text)) == clean(text));
    }
}

TEST_CASE("validity is told exactly") {
    CHECK(is_valid_utf8("blåbær 😀"));
    CHECK_FALSE(is_valid_utf8("bl\xe5 b\xe6r"));
    CHECK_FALSE(is_valid_utf8("\xc0\xaf"));
    CHECK(udklip::language::valid_utf8_prefix("lange blåbær \xe5 b\xe6r") == 15);
    CHECK(udklip::language::valid_utf8_prefix("blåb\xc3") == 5);
}
