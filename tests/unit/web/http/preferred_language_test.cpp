// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/preferred_language.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::web;
using udklip::translation::Language;

TEST_CASE("the language of ours with the greatest weight is spoken, else English") {
    for (const char* field : {"da", "da-DK", "da-DK,da;q=0.9,en;q=0.8", "sv, da;q=0.8, en;q=0.5",
                              "en;q=0.1,da;q=0.2", "DA", "de, da ;q=0.3", "en;q=0,da;q=0.001"}) {
        INFO(field);
        CHECK(preferred_language(field) == Language::danish);
    }
    for (const char* field :
         {"", "en", "en-GB,da;q=0.9", "de", "*", "da;q=0", "da;q=x", ",,;q=", "sv"}) {
        INFO(field);
        CHECK(preferred_language(field) == Language::english);
    }
}
