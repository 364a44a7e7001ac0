// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/stop_words.hpp"

#include <fstream>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"

using udklip::language::is_stop_word;

TEST_CASE("the commonest words say nothing of what an article is about") {
    for (const char* word : {"og", "i",  "jeg", "det", "at", "en",  "den",  "til", "er",  "som",
                             "på", "de", "med", "han", "af", "for", "ikke", "der", "var", "også"}) {
        INFO(word);
        CHECK(is_stop_word(word));
    }
}

TEST_CASE("words that are about something are no stop words") {
    for (const char* word : {"kommune", "ø", "år", "by", "kl", "eu", "nej", "far", ""}) {
        INFO(word);
        CHECK_FALSE(is_stop_word(word));
    }
}

TEST_CASE("the list is of lower-cased words, and a word is all of it") {
    CHECK_FALSE(is_stop_word("Og"));
    CHECK_FALSE(is_stop_word("og "));
    CHECK_FALSE(is_stop_word("ogs"));
}

TEST_CASE("every line of the list is on it, and no comment") {
    std::ifstream in(udklip::test::source_path("language/data/stopwords.txt"));
    REQUIRE(in);
    int words = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) continue;
        INFO(line);
        CHECK(is_stop_word(line) == (line.front() != '#'));
        words += line.front() != '#' ? 1 : 0;
    }
    CHECK(words >= 90);
}
