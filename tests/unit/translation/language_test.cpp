// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/language.hpp"

#include <cstdlib>

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

TEST_CASE("the environment of the user names his language, as gettext reads it") {
    struct Case {
        const char *language, *lc_all, *lc_messages, *lang;
        Language expected;
    };
    constexpr auto en = Language::english;
    constexpr auto da = Language::danish;
    for (const Case& one :
         {Case{nullptr, nullptr, nullptr, nullptr, en},
          Case{nullptr, nullptr, nullptr, "da_DK.UTF-8", da},
          Case{nullptr, nullptr, nullptr, "da_DK", da}, Case{nullptr, "", "", "da_DK.UTF-8", da},
          Case{nullptr, nullptr, "en_GB.UTF-8", "da_DK.UTF-8", en},
          Case{nullptr, "C", nullptr, "da_DK.UTF-8", en},
          Case{nullptr, "C.UTF-8", nullptr, "da_DK.UTF-8", en},
          Case{"da", "C", nullptr, "da_DK.UTF-8", en}, Case{"da", "C.UTF-8", nullptr, nullptr, da},
          Case{"sv:da:en", nullptr, nullptr, "sv_SE.UTF-8", da},
          Case{"en:da", nullptr, nullptr, "da_DK.UTF-8", en},
          Case{"", nullptr, nullptr, "da_DK.UTF-8", da},
          Case{nullptr, nullptr, nullptr, "sv_SE.UTF-8", en}}) {
        const auto set = [](const char* name, const char* value) {
            if (value == nullptr) {
                ::unsetenv(name);
            } else {
                ::setenv(name, value, 1);
            }
        };
        set("LANGUAGE", one.language);
        set("LC_ALL", one.lc_all);
        set("LC_MESSAGES", one.lc_messages);
        set("LANG", one.lang);
        CHECK(language_of_user() == one.expected);
    }
}
