// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/language.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::translation;

TEST_CASE("a language is known by its code, whatever follows it") {
    for (const char* tag : {"da", "DA", "da-DK", "da_DK", "da_DK.UTF-8", "da.utf8", "da@euro"}) {
        CHECK(language_named(tag) == Language::danish);
    }
    for (const char* tag : {"en", "en-GB", "EN_us.ISO-8859-1"}) {
        CHECK(language_named(tag) == Language::english);
    }
    for (const char* tag : {"", "d", "dag", "sv", "e", "*", "C", "english"}) {
        CHECK_FALSE(language_named(tag));
    }
    CHECK(code_of(Language::danish) == "da");
    CHECK(code_of(Language::english) == "en");
}
