// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/related_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip;
using namespace udklip::searcher;

namespace {

using Words = std::vector<std::string>;

Words actions(const std::string& lemma) {
    const language::Analyzer analyzer(test::lexicon());
    Words words = action_words(analyzer, lemma);
    std::sort(words.begin(), words.end());
    return words;
}

}  // namespace

TEST_CASE("a verb has its nouns of action, and they their verb") {
    CHECK(actions("sammenkæde") == Words{"sammenkædning"});
    CHECK(actions("sammenkædning") == Words{"sammenkæde"});
    CHECK(actions("bygning") == Words{"bygge"});
    CHECK(actions("undersøge") == Words{"undersøgelse"});
    CHECK(actions("protestere") == Words{"protest"});
}

TEST_CASE("what is no verb has none, though it ends like one") {
    for (const std::string lemma :
         {"værre", "større", "ældre", "gade", "moderne", "ring", "ding"}) {
        CAPTURE(lemma);
        CHECK(actions(lemma).empty());
    }
}

TEST_CASE("a stop word that is a noun as well is found by its other forms") {
    language::Analyzer analyzer(test::lexicon());
    CHECK(nouns_of_stop_word(analyzer, "have") == Words{"have"});
    CHECK(nouns_of_stop_word(analyzer, "og").empty());
}
