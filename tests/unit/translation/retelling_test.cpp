// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/retelling.hpp"

#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::translation;

namespace {

std::string in_danish(const std::string& english) {
    return retold(danish(), english);
}

}  // namespace

TEST_CASE("a sentence that was filled in finds its message again") {
    CHECK(in_danish("has no text") == "har ingen tekst");
    CHECK(in_danish("has 3 fields, but there are 5 columns; left out") ==
          "har 3 felter, men der er 5 kolonner; udeladt");
    CHECK(in_danish("another article has the id \"a\"; this one is \"b: #2\"") ==
          "en anden artikel har id \"a\"; denne er \"b: #2\"");
    CHECK(in_danish("cannot be read: Permission denied") == "kan ikke læses: Permission denied");
}

TEST_CASE("what fills a message is retold as well") {
    CHECK(in_danish("its reader crashed (SIGSEGV)") == "dens læser brød sammen (SIGSEGV)");
    CHECK(in_danish("its reader antiword failed (exit code 1)") ==
          "dens læser antiword fejlede (afslutningskode 1)");
    CHECK(in_danish("has no text, but a long field \"date\": take it with --map") ==
          "har ingen tekst, men et langt felt \"date\": tag det med --map");
}

TEST_CASE("what no message fits stays as it is") {
    for (const char* text : {"", "x", "{}", "no such message", "{0} {1}"}) {
        CHECK(in_danish(text) == text);
    }
    CHECK(retold(Catalogue(Language::english), "has no text") == "has no text");
}

TEST_CASE("behind a place the sentence is retold, and of the place what is no path") {
    CHECK(retold_line(danish(), "/nyt/a: b.csv, line 7: has no text") ==
          "/nyt/a: b.csv, linje 7: har ingen tekst");
    CHECK(retold_line(danish(), "/x, line 2, record 8 (line 9): has no text") ==
          "/x, line 2, post 8 (linje 9): har ingen tekst");
    CHECK(retold_line(danish(), "/nyt/b is gone: is empty") == "/nyt/b is gone: er tom");
    CHECK(retold_line(danish(), "/nyt/a.txt") == "/nyt/a.txt");
}
