// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/fold.hpp"

#include <string>

#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::language;

TEST_CASE("letters with marks become the plain letter") {
    CHECK(fold("idé") == "ide");
    CHECK(fold("à la carte") == "a la carte");
    CHECK(fold("áâãèêëíîïñóòôõúùûçýÿšž") == "aaaeeeiiinoooouuucyysz");
    CHECK(fold("ǿ") == "ø");
}

TEST_CASE("the letters of the neighbours become the Danish ones") {
    CHECK(fold("händel") == "hændel");
    CHECK(fold("malmö") == "malmø");
    CHECK(fold("müller") == "myller");
}

TEST_CASE("aa is å, wherever it stands") {
    CHECK(fold("aarhus") == fold("århus"));
    CHECK(fold("aarhus") == "århus");
    CHECK(fold("kirkegaard") == "kirkegård");
    CHECK(fold("aaa") == "åa");
    CHECK(fold("a") == "a");
    CHECK(fold("banan") == "banan");
}

TEST_CASE("Danish letters stay what they are") {
    CHECK(fold("æøå") == "æøå");
    CHECK(fold("for") != fold("før"));
    CHECK(fold("bar") != fold("bår"));
    CHECK(fold("bor") != fold("bør"));
    CHECK(fold("hal") != fold("hæl"));
}

TEST_CASE("no text with ø folds to one with o, none with å to one with a") {
    for (char32_t c = U'a'; c < 0x250; ++c) {
        if (c == U'ø' || c == U'ö' || c == U'ǿ' || c == U'ȫ' || c == U'å' || c == U'ǻ') continue;
        std::string letter;
        append_char(letter, c);
        INFO(letter);
        CHECK(fold(letter) != "ø");
        CHECK(fold(letter) != "å");
    }
    CHECK(fold("ǻ") == "å");
    CHECK(fold("ấế") == "ae");
}

TEST_CASE("other scripts, digits and signs are left alone") {
    for (const char* text :
         {"жук", "한국어", "漢字", "हिन्दी", "hal9000", "§12", "#tag", "½", "o'connor"}) {
        CHECK(fold(text) == text);
    }
    CHECK(fold("") == "");
}

TEST_CASE("folding twice is folding once, and keeps text valid") {
    for (char32_t c = 1; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text = "x";
        append_char(text, c);
        const std::string once = fold(text);
        if (!is_valid_utf8(once) || fold(once) != once) FAIL_CHECK(text);
    }
    CHECK(is_valid_utf8(fold("a\xff\xc3")));
}
