// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/word_terms.hpp"

#include <algorithm>
#include <string>

#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip::searcher;
using udklip::test::analyzer;

namespace {

WordTerms terms_of(const std::string& typed, Scope scope = Scope::everywhere) {
    return word_terms(analyzer(), udklip::language::clean(typed), scope);
}

bool holds(const Alternatives& terms, const std::string& term) {
    return std::find(terms.begin(), terms.end(), term) != terms.end();
}

}  // namespace

TEST_CASE("a word is asked for as its lemma, not as it was written") {
    const WordTerms terms = terms_of("kommunernes");
    CHECK(terms.typed == "kommunernes");
    CHECK(terms.whole == Alternatives{"Zkommune"});
    CHECK(terms.parts.empty());
    CHECK_FALSE(terms.stop);
}

TEST_CASE("an ambiguous word has several alternatives, each once") {
    const Alternatives terms = terms_of("arbejder").whole;
    CHECK(holds(terms, "Zarbejde"));
    CHECK(holds(terms, "Zarbejder"));
    CHECK(terms.size() == 2);
}

TEST_CASE("a compound has its parts beside it") {
    const WordTerms terms = terms_of("økonomiforhandlinger");
    CHECK(terms.whole == Alternatives{"Zøkonomiforhandling"});
    REQUIRE(terms.parts.size() == 2);
    CHECK(holds(terms.parts[0], "Zøkonomi"));
    CHECK(holds(terms.parts[1], "Zforhandling"));
}

TEST_CASE("a form of a stop word that is none asks for the stop word, and the stop word for it") {
    for (const auto* form : {"flere", "flest", "fleste"}) {
        CAPTURE(form);
        CHECK(holds(terms_of(form).others, "mange"));
        CHECK(holds(terms_of(form, Scope::title).others, "Smange"));
    }
    CHECK(holds(terms_of("mange").others, "Zmange"));
    // A noun is another word than the stop word that is spelled as it.
    for (const auto* noun : {"modet", "haven"}) {
        CAPTURE(noun);
        CHECK_FALSE(holds(terms_of(noun).others, "mod"));
        CHECK_FALSE(holds(terms_of(noun).others, "have"));
    }
}

TEST_CASE("a stop word is asked for as it is written") {
    const WordTerms terms = terms_of("Og");
    CHECK(terms.stop);
    CHECK(terms.whole == Alternatives{"og"});
}

TEST_CASE("other words for the same thing stand apart, for they count less") {
    const auto others = [](const char* typed) { return terms_of(typed).others; };
    CHECK(terms_of("procent").whole == Alternatives{"Zprocent"});
    CHECK(holds(others("procent"), "Zpct"));
    CHECK(holds(others("procent"), "Z%"));
    CHECK(holds(others("pct."), "Zprocent"));
    CHECK(holds(others("Maersk"), "Zmærsk"));
    CHECK(holds(others("Mærsk"), "Zmaersk"));
    CHECK(others("does").empty());
    CHECK(others("mange") == Alternatives{"Zmange"});  // has the forms flere and flest
    CHECK(others("kommune").empty());
}

TEST_CASE("a part of a chain is not asked for instead of it") {
    const WordTerms terms = terms_of("start-up-miljø");
    CHECK_FALSE(holds(terms.whole, "Zstartup"));
    CHECK(terms.parts.size() >= 3);
    CHECK(terms_of("TV2").whole == Alternatives{"Ztv2"});
    CHECK(terms_of("TV2").parts.empty());
}

TEST_CASE("the title has prefixes of its own") {
    const WordTerms terms = terms_of("økonomiforhandlinger", Scope::title);
    CHECK(terms.whole == Alternatives{"ZSøkonomiforhandling"});
    CHECK(holds(terms.parts.at(1), "ZSforhandling"));
    CHECK(terms_of("og", Scope::title).whole == Alternatives{"Sog"});
    CHECK(written_terms(analyzer(), "den ny lov", Scope::title) ==
          std::vector<std::string>{"Sden", "Sny", "Slov"});
}

TEST_CASE("a chain is a compound of its links") {
    const WordTerms terms = terms_of("EU-kommissionen");
    CHECK(holds(terms.whole, "eu-kommissionen"));
    REQUIRE(terms.parts.size() == 2);
    CHECK(holds(terms.parts[0], "Zeu"));
    CHECK(holds(terms.parts[1], "Zkommission"));
    CHECK(holds(terms_of("a.b@kl.dk").whole, "a.b@kl.dk"));
    CHECK(terms_of("a.b@kl.dk").parts.size() >= 2);
}

TEST_CASE("stop words are links of a chain only if it has no other") {
    const WordTerms terms = terms_of("han/hun");
    CHECK(terms.stop);
    CHECK(terms.parts == std::vector<Alternatives>{{"han"}, {"hun"}});
    CHECK(terms_of("skole-og").parts.size() <= 1);
}

TEST_CASE("signs that belong to a word are asked for with it") {
    CHECK(terms_of("§ 12").whole == Alternatives{"§12"});
    CHECK(terms_of("§12").whole == Alternatives{"§12"});
    CHECK(holds(terms_of("#dkpol").whole, "#dkpol"));
}

TEST_CASE("what holds no letter and no figure has no terms") {
    for (const char* typed : {"", "😀", "-", "...", "§"}) {
        INFO(typed);
        CHECK(terms_of(typed).whole.empty());
        CHECK(terms_of(typed).parts.empty());
    }
}

TEST_CASE("genitives with an apostrophe are asked for as their base") {
    CHECK(terms_of("KL's").whole == terms_of("KL").whole);
    CHECK(terms_of("KL\u2019s").whole == terms_of("KL").whole);
}

TEST_CASE("words as written come in order, without variants") {
    CHECK(written_terms(analyzer(), "Op mod tv-avisen", Scope::everywhere) ==
          std::vector<std::string>{"op", "mod", "tv", "avisen"});
    CHECK(written_terms(analyzer(), "!!!", Scope::everywhere).empty());
}
