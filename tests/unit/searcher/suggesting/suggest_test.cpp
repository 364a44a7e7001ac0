// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggesting/suggest.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "language/text/edit_distance.hpp"
#include "language/text/utf8.hpp"
#include "searcher/compiling/respelling.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/suggesting/correction.hpp"
#include "searcher/suggesting/near_words.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::language::letters_of;
using udklip::test::analyzer;
using udklip::test::Corpus;
using udklip::test::TestArticle;

namespace {

std::vector<TestArticle> articles() {
    std::vector<TestArticle> all;
    const auto add = [&](int times, const std::string& text) {
        for (int i = 0; i < times; ++i)
            all.push_back({.id = std::to_string(all.size()), .text = text});
    };
    add(30, "I kommunen er regeringen enig med kommune og region om sundhedsvæsenet.");
    add(20, "Den ældre mand så en økonom på rådhuset i Aabenraa. Han er på vej til fælles kaffe.");
    add(15, "Forhandlingerne i Folketinget handler om en børnehave, siger statsministeren.");
    add(12, "Mange Rasmussen bor her.");
    add(1, "Her bor Rasmusen, som er en anden.");
    add(1, "En komune er skrevet forkert.");
    add(1, "Poesi fra Israel og en aers.");
    add(2, "Svømmehallerne lukker. Erhvervsministeren kom. Gulerødderne var dyre.");
    add(3, "En hat, en abort og social service.");
    return all;
}

Corpus& corpus() {
    static Corpus shared(articles());
    return shared;
}

/// The suggestion, or - for none.
std::string suggestion(const std::string& question, Words words = Words::automatic) {
    return corpus().ask(question, words).suggestion.value_or("-");
}

std::vector<std::string> respelt_words(const std::string& typed) {
    return corpus().with_database([&](const Xapian::Database& db) {
        const auto terms = word_terms(analyzer(), typed, Scope::everywhere);
        const auto found = respelt(db, analyzer(), terms, Scope::everywhere);
        return found ? found->words : std::vector<std::string>{};
    });
}

}  // namespace

TEST_CASE("a misspelt word that is nowhere is spelt as in the index") {
    CHECK(suggestion("regjeringen") == "regeringen");
    CHECK(suggestion("regering") == "-");
    CHECK(suggestion("forhanlingerne") == "forhandlingerne");
    CHECK(suggestion("sunhedsvesenet") == "sundhedsvæsenet");
    CHECK(suggestion("ommunen") == "kommunen");
    CHECK(suggestion("okmmunen") == "kommunen");
}

TEST_CASE(
    "a misspelling that is in the index is corrected if the right word is far more frequent") {
    CHECK(suggestion("komune") == "kommune");
}

TEST_CASE("of a word that stands in another form, the dictionary form is suggested") {
    CHECK(suggestion("svømehal") == "svømmehal");
    CHECK(suggestion("erhversminister") == "erhvervsminister");
    CHECK(suggestion("gullerod") == "gulerod");
}

TEST_CASE("a question in another language is left alone") {
    CHECK(suggestion("What does KL say about social services?") == "-");
    CHECK(suggestion("how many people live about here") == "-");
    CHECK(suggestion("komune og regjering") == "kommune og regering");
}

TEST_CASE("all else stays as it was typed") {
    CHECK(suggestion("  Komune   og  REGJERINGEN!") == "  Kommune   og  REGERINGEN!");
    CHECK(suggestion("(komune OR regjeringen) -Aabenraa") == "(kommune OR regeringen) -Aabenraa");
    CHECK(suggestion("dato:..2030 komune") == "-");  // no article has a date
}

TEST_CASE("what is not meant to be found otherwise is left alone") {
    CHECK(suggestion("\"regjeringen\"") == "-");
    CHECK(suggestion("=regjeringen") == "-");
    CHECK(suggestion("regjeringe*") == "-");
    CHECK(suggestion("titel:regjeringen") == "-");
    CHECK(suggestion("kilde:regjeringen") == "-");
    CHECK(suggestion("-regjeringen zzzz") == "-");
    CHECK(suggestion("1234567") == "-");
    CHECK(suggestion("reg1eringen") == "-");
    CHECK(suggestion("") == "-");
}

TEST_CASE("short words and words that are near nothing have no correction") {
    CHECK(suggestion("mnd") == "-");
    CHECK(suggestion("qwertyuiop") == "-");
}

TEST_CASE("a name in the index is never corrected, one that is not may be") {
    CHECK(suggestion("Rasmusen") == "-");
    CHECK(suggestion("rasmusen") == "-");
    CHECK(suggestion("Rassmussen") == "Rasmussen");
}

TEST_CASE("a word of the dictionary is never corrected") {
    REQUIRE(analyzer().knows("kommode"));
    CHECK(corpus().ask("kommode").total == 0);
    CHECK(suggestion("kommode") == "-");
}

TEST_CASE("two words that are one are joined") {
    CHECK(suggestion("sund hedsvæsenet") == "sundhedsvæsenet");
    CHECK(suggestion("Stats ministeren kommune") == "-");  // found by the parts of the compound
    CHECK(suggestion("børne have") == "-");
}

TEST_CASE("a small word beside what is left of another is joined to it, but not beside a word") {
    Corpus small({{.id = "a", .text = "Ny overenskomst for lærere, og forhandlinger i kommunen."},
                  {.id = "b", .text = "En overenskomst nævnes, og nævnet i en kommune."},
                  {.id = "c", .text = "Nævnet forhandler."}});
    CHECK(small.ask("over enskomst").suggestion == "overenskomst");
    CHECK_FALSE(small.ask("nævn et").suggestion.has_value());
    CHECK_FALSE(small.ask("over en").suggestion.has_value());
}

TEST_CASE("in a misspelt compound that is nowhere the misspelt part is mended") {
    Corpus small({{.id = "a", .text = "En kommune fører forhandlinger."},
                  {.id = "b", .text = "Den kommune har også forhandlinger."}});
    CHECK(small.ask("komuneforhandlinger").suggestion == "kommuneforhandlinger");
    CHECK_FALSE(small.ask("komuneforhandlinger -kommune").suggestion.has_value());
}

TEST_CASE("one word that is two is split") {
    CHECK(suggestion("tilfælleskaffe") == "-");
    CHECK(suggestion("rasmussenbor") == "rasmussen bor");
}

TEST_CASE(
    "a compound that is nowhere is taken apart, into words as large as the dictionary has them") {
    Corpus small({{.id = "a", .text = "Et landbrug og en kommune."},
                  {.id = "b", .text = "Der er jord til det."},
                  {.id = "c", .text = "De tre bruger land og penge."}});
    const auto suggested = [&](const std::string& question) {
        return small.ask(question).suggestion.value_or("-");
    };
    CHECK(suggested("landbrugsjord") == "landbrug jord");
    CHECK(suggested("Landbrugsjorden") == "Landbrug jord");
    CHECK(suggested("jordkommunen -penge") == "jord kommune -penge");
    CHECK(suggested("jordskatter") == "-");          // no article has the other half
    CHECK(suggested("trekommune") == "-");           // tre is everywhere
    CHECK(suggested("landbrugsjord penge") == "-");  // finds an article as it is
    CHECK(suggested("\"landbrugsjord\"") == "-");
}

TEST_CASE("only what finds clearly more is suggested") {
    // Each word is somewhere, so that the correction alone would find less than is wanted.
    CHECK(suggestion("zzzz qqqq") == "-");
    const auto answer = corpus().ask("regjeringen forhandlingerne");
    CHECK(answer.relaxed);
    CHECK(answer.suggestion.value_or("-") == "regeringen forhandlingerne");
    const auto suggested = corpus().ask(*answer.suggestion);
    CHECK(suggested.total > answer.total);
    CHECK(suggestion("regjeringen forhandlingerne", Words::every) == "-");
    CHECK(suggestion("regjeringen region", Words::every) == "regeringen region");
    CHECK(suggestion("regjeringen forhandlingerne", Words::some) == "regeringen forhandlingerne");
}

TEST_CASE("a question that finds enough is left alone") {
    CHECK(corpus().ask("kommune").total >= 30);
    CHECK(suggestion("kommune") == "-");
    CHECK(suggestion("ældre økonom") == "-");
}

TEST_CASE("filters are kept when a suggestion is tried out") {
    Request request;
    request.text = "regjeringen";
    request.years = {"1999"};
    CHECK_FALSE(corpus().search(request).suggestion);
}

TEST_CASE("several databases are one vocabulary") {
    Corpus one({{.id = "a", .text = "Regeringen er her."}});
    Corpus other({{.id = "b", .text = "Kommunen er der."}});
    one.with_database([&](const Xapian::Database& first) {
        return other.with_database([&](const Xapian::Database& second) {
            Xapian::Database both;
            both.add_database(first);
            both.add_database(second);
            const auto ask = [](const std::string&) { return AnswerSize{1, false}; };
            for (const auto& [typed, meant] :
                 {std::pair("regjeringen", "regeringen"), std::pair("komunen", "kommunen")}) {
                const auto root = parse_query(typed).root;
                CHECK(suggest(both, analyzer(), root, typed, {0, false}, ask).value_or("-") ==
                      meant);
            }
            return 0;
        });
    });
}

TEST_CASE("a suggestion that finds nothing is not made") {
    corpus().with_database([&](const Xapian::Database& db) {
        const std::string typed = "regjeringen";
        int asked = 0;
        const auto nothing = [&](const std::string&) {
            ++asked;
            return AnswerSize{0, false};
        };
        const auto root = parse_query(typed).root;
        CHECK_FALSE(suggest(db, analyzer(), root, typed, {0, false}, nothing));
        CHECK(asked >= 1);
        CHECK(asked <= 4);
        return 0;
    });
}

TEST_CASE("near_words finds what a look at every word finds") {
    corpus().with_database([&](const Xapian::Database& db) {
        for (const std::string typed :
             {"komune", "regjeringe", "sunhedsvæsene", "rådusset", "økonomm"}) {
            std::vector<std::string> expected;
            for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
                const std::string word = *term;
                const bool same_start = letters_of(word)[0] == letters_of(typed)[0];
                if (same_start && word != typed &&
                    udklip::language::edit_distance(typed, word) <= 2.0) {
                    expected.push_back(word);
                }
            }
            std::vector<std::string> found;
            for (const auto& near : near_words(db, typed, 2.0)) {
                if (letters_of(near.word)[0] == letters_of(typed)[0]) found.push_back(near.word);
                CHECK(near.distance == Approx(udklip::language::edit_distance(typed, near.word)));
                CHECK(near.articles == db.get_termfreq(near.word));
            }
            std::sort(expected.begin(), expected.end());
            std::sort(found.begin(), found.end());
            INFO(typed);
            CHECK_FALSE(expected.empty());
            CHECK(found == expected);
        }
        return 0;
    });
}

TEST_CASE("readings of ae, oe and aa") {
    CHECK(danish_readings("aeldre") == std::vector<std::string>{"ældre"});
    CHECK(danish_readings("AErlig") == std::vector<std::string>{"Ærlig"});
    CHECK(danish_readings("kommune").empty());
    const auto two = danish_readings("aeldreomraade");
    REQUIRE(two.size() == 3);
    CHECK(two.front() == "ældreområde");
    CHECK(danish_readings("aeaeaeaeaeaeae").size() == 8);
}

TEST_CASE("ae, oe and aa are read as one letter only where the word is not in the index") {
    CHECK(respelt_words("aeldre") == std::vector<std::string>{"ældre"});
    CHECK(respelt_words("oekonom") == std::vector<std::string>{"økonom"});
    CHECK(respelt_words("paa") == std::vector<std::string>{"på"});
    CHECK(corpus().ask("paa raadhuset").words.size() == 1);  // på is a stop word
    CHECK(respelt_words("raadhuset").empty());               // keys know aa and å as one
    CHECK(respelt_words("poesi").empty());
    CHECK(respelt_words("Israel").empty());
    CHECK(respelt_words("aers").empty());      // as it stands
    CHECK(respelt_words("aeroplan").empty());  // in no reading
    const auto answer = corpus().ask("aeldre raadhuset");
    CHECK(answer.total == 20);
    CHECK_FALSE(answer.suggestion);
    REQUIRE(answer.notes.size() == 1);
    CHECK(answer.notes[0] == "No article contains \"aeldre\"; searched for \"ældre\" instead.");
    CHECK(answer.words.at(0).articles == 20);
}
