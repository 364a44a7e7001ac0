// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler.hpp"

#include <algorithm>
#include <string>

#include "language/text/clean.hpp"
#include "searcher/compiling/work_budget.hpp"
#include "searcher/query/query_parser.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;

namespace {

Corpus& corpus() {
    static Corpus shared({
        {.id = "1", .text = "Kommunerne og regionerne forhandler økonomi.", .date = "2021-06"},
        {.id = "2", .text = "Kommunen sparer."},
    });
    return shared;
}

struct Compiled {
    CompiledQuery query;
    std::vector<std::string> notes;

    std::string description() const { return query.query.get_description(); }
    bool mentions(const std::string& text) const {
        return description().find(text) != std::string::npos;
    }
};

Compiled compiled(const std::string& text, Combine combine = Combine::every) {
    return corpus().with_database([&](const Xapian::Database& db) {
        const std::string cleaned = udklip::language::clean(text);
        Notes notes;
        Compiled result{compile(parse_query(cleaned).root, combine,
                                {db, udklip::test::analyzer(), Corpus::today(), notes}),
                        {}};
        for (const auto& note : notes.all()) result.notes.push_back(note.message);
        return result;
    });
}

}  // namespace

TEST_CASE("words side by side are joined as Combine says") {
    CHECK(compiled("kommune region").mentions("(Zkommune AND Zregion)"));
    CHECK(compiled("kommune region", Combine::some).mentions("(Zkommune OR Zregion)"));
    CHECK(compiled("kommune region", Combine::relaxed).mentions("(Zkommune OR Zregion)"));
    CHECK(compiled("kommune region").query.optional_words == 2);
    CHECK(compiled("kommune AND region").query.optional_words == 0);
}

TEST_CASE("words that stand as they were typed lift an article, but are not wanted") {
    for (const auto combine : {Combine::every, Combine::some}) {
        const auto result = compiled("kommune region", combine);
        CHECK_FALSE(result.mentions("PHRASE"));
        REQUIRE(result.query.as_typed.size() == 1);
        CHECK(result.query.as_typed.front().get_description() ==
              "Query((Skommune PHRASE 2 Sregion))");
        CHECK(result.query.wanted.phrases().empty());
    }
}

TEST_CASE("the readings of a word are synonyms, never a plain OR") {
    CHECK(compiled("arbejder").mentions("SYNONYM"));
}

TEST_CASE("parts weigh less than the whole; all of them or any, as Combine says") {
    const auto every = compiled("økonomiforhandling");
    CHECK(every.mentions("Zøkonomiforhandling OR (0."));
    CHECK(every.mentions(" AND 0."));
    const auto some = compiled("økonomiforhandling", Combine::some);
    CHECK_FALSE(some.mentions(" AND "));
    CHECK(some.mentions("* Zøkonomi"));
    CHECK(some.mentions("* Zforhandling"));
    const auto relaxed = compiled("økonomiforhandling", Combine::relaxed);
    CHECK(relaxed.mentions("Zøkonomiforhandling OR 0 * ("));
    CHECK(relaxed.mentions(" AND_MAYBE (0."));
}

TEST_CASE("stop words are left out, unless there is nothing else") {
    CHECK(compiled("kommune").description() == "Query(Zkommune)");
    CHECK(compiled("og kommune er").description() == "Query(Zkommune)");
    CHECK(compiled("og kommune er").query.optional_words == 1);
    CHECK(compiled("og det").mentions("(og AND det)"));
    CHECK(compiled("og det").query.ranks);
}

TEST_CASE(
    "what is not wanted is neither marked nor understood, and excludes by the whole word only") {
    const auto result = compiled("kommune -økonomiforhandling");
    CHECK(result.description() == "Query((Zkommune AND_NOT Zøkonomiforhandling))");
    CHECK(result.query.words.size() == 1);
    CHECK(result.query.wanted.find_lemma("kommune"));
    for (const char* word : {"økonomiforhandling", "økonomi", "forhandling"}) {
        CHECK_FALSE(result.query.wanted.find_lemma(word));
    }
}

TEST_CASE("an exclusion alone is from everything, and does not rank") {
    CHECK(compiled("-kommune").description() == "Query((<alldocuments> AND_NOT Zkommune))");
    CHECK_FALSE(compiled("-kommune").query.ranks);
    CHECK_FALSE(compiled("-og").query.ranks);
}

TEST_CASE("a filter narrows without weight") {
    CHECK(compiled("kommune år:2021").description() == "Query((Zkommune FILTER 0 * Y2021))");
    CHECK_FALSE(compiled("år:2021").query.ranks);
    CHECK(compiled("kommune år:2021").query.ranks);
    CHECK(compiled("kommune år:2021").query.optional_words == 1);
}

TEST_CASE("phrases are wanted in order, in text or title") {
    const auto result = compiled("\"Kommunerne og regionerne\"");
    CHECK(result.mentions("kommunerne PHRASE 3 og PHRASE 3 regionerne"));
    CHECK(result.mentions("Skommunerne PHRASE 3"));
    REQUIRE(result.query.wanted.phrases().size() == 1);
    CHECK(result.query.wanted.phrases()[0].terms.size() == 3);
    CHECK(result.query.words.at(0).how == "phrase");
}

TEST_CASE("when relaxed, a phrase is still wanted, words are not") {
    CHECK(compiled("\"fem milliarder\" kommune", Combine::relaxed).mentions("AND_MAYBE Zkommune"));
    CHECK_FALSE(compiled("\"fem milliarder\" kommune", Combine::some).mentions("AND_MAYBE"));
}

TEST_CASE("titles are asked for by their own terms") {
    CHECK(compiled("titel:kommuner").description() == "Query(ZSkommune)");
    CHECK(compiled("titel:\"kommunerne sparer\"").description() ==
          "Query((Skommunerne PHRASE 2 Ssparer))");
}

TEST_CASE("a pattern that stands for nothing finds nothing") {
    const auto result = compiled("xyz*");
    CHECK(result.query.query.empty());
    CHECK(result.query.ranks);
    CHECK(result.query.words.at(0).terms.typed == "xyz*");
}

TEST_CASE("every word says how it was understood and how rare it is") {
    const auto result = compiled("kommuner økonomi \"og regionerne\" reg*");
    REQUIRE(result.query.words.size() == 4);
    CHECK(result.query.words[0].terms.typed == "kommuner");
    CHECK(result.query.words[0].how == "word");
    CHECK(result.query.words[0].articles == 2);
    CHECK(result.query.words[1].articles == 1);
    CHECK(result.query.words[2].how == "phrase");
    CHECK(result.query.words[3].how == "wildcard");
}

TEST_CASE("what cannot be honoured is noted, and the rest is searched") {
    const auto sign = compiled("kommune 😀");
    CHECK(sign.description() == "Query(Zkommune)");
    CHECK(sign.notes.size() == 1);
    const auto date = compiled("kommune dato:bananer");
    CHECK(date.description() == "Query(Zkommune)");
    REQUIRE(date.notes.size() == 1);
    CHECK(date.notes[0].find("bananer") != std::string::npos);
    CHECK(compiled("kommune").notes.empty());
}

TEST_CASE("nothing asked is an empty query") {
    CHECK(compiled("").query.query.empty());
    CHECK(compiled("?!").query.query.empty());
    CHECK_FALSE(compiled("").query.ranks);
}

TEST_CASE("Half a compound whose own half is empty is no fault") {
    Corpus corpus({{.id = "a", .text = "Forskningsministeren om uddannelse."}});
    CHECK(corpus.find_any("anmeldelser:Uddannelses- og forskningsministeren") == "a");
}

TEST_CASE("plain words pay for what they cost beside a pattern, and nothing without one") {
    const auto spent = [](const std::string& text) {
        return compiled(text, Combine::some).query.spent;
    };
    CHECK(spent("kommune region") == 0);
    const auto alone = spent("kom*");
    const std::uint64_t of_kommune = 2 * WorkBudget::kPostingsBesidePattern;
    CHECK(alone > 0);
    CHECK(spent("kom* OR kommune") >= alone + of_kommune);
    CHECK(spent("kom* OR (kommune AND sparer)") > spent("kom* OR kommune"));
}
