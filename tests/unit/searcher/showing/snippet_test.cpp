// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/snippet.hpp"

#include <chrono>
#include <random>
#include <string>

#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip::searcher;
using udklip::test::analyzer;

namespace {

const std::vector<double> kWeights(4, 1.0);

Wanted wanted(const std::vector<std::string>& terms) {
    Wanted all;
    for (unsigned i = 0; i < terms.size(); ++i) all.add_term(terms[i], i);
    return all;
}

Snippet cut(const std::string& text, const std::vector<std::string>& terms,
            const SnippetOptions& options = {}, const std::string& title = "") {
    const Wanted all = wanted(terms);
    MarkFinder marks(all, analyzer());
    return cut_snippet(text, title, marks, kWeights, options);
}

/// The snippet with its marks in brackets.
std::string marked(const Snippet& snippet) {
    std::string out;
    std::size_t at = 0;
    for (const auto& mark : snippet.marks) {
        REQUIRE(mark.begin >= at);
        REQUIRE(mark.end > mark.begin);
        REQUIRE(mark.end <= snippet.text.size());
        out += snippet.text.substr(at, mark.begin - at) + "[" +
               snippet.text.substr(mark.begin, mark.end - mark.begin) + "]";
        at = mark.end;
    }
    return out + snippet.text.substr(at);
}

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

}  // namespace

TEST_CASE("the sentence that matched is shown whole, matches marked") {
    const std::string text = "Først kommer vejret. Kommunerne vil spare på alt. Til sidst sporten.";
    const SnippetOptions one{.room = 40, .most_pieces = 1};
    CHECK(marked(cut(text, {"Zkommune"}, one)) == "[Kommunerne] vil spare på alt.");
    CHECK(text.substr(cut(text, {"Zkommune"}, one).at).starts_with("Kommunerne"));
    CHECK(cut(text, {"Zhest"}, one).at == 0);
}

TEST_CASE("only the part that matched is marked") {
    CHECK(marked(cut("Her er en treårsplan.", {"Zplan"})) == "Her er en treårs[plan].");
}

TEST_CASE("room that is left goes to the next sentence") {
    const std::string text = "Vejret er godt. Kommunen sparer. Så er den ikke længere.";
    CHECK(marked(cut(text, {"Zkommune"})) == "[Kommunen] sparer. Så er den ikke længere.");
}

TEST_CASE("sentences from different places stand in order, with what is left out shown") {
    std::string text = "Kommunen sparer her.";
    for (int i = 0; i < 20; ++i) text += " Det siger ikke noget om sagen i dag.";
    text += " Regionen sparer der.";
    CHECK(marked(cut(text, {"Zkommune", "Zregion"}, {.room = 60})) ==
          "[Kommunen] sparer her. … [Regionen] sparer der.");
}

TEST_CASE("a sentence with more of the question's words is worth more") {
    std::string text = "Kommunen kommer. ";
    for (int i = 0; i < 20; ++i) text += "Det siger ikke noget om sagen i dag. ";
    text += "Kommunen og regionen sparer.";
    CHECK(marked(cut(text, {"Zkommune", "Zregion"}, {.room = 30, .most_pieces = 1})) ==
          "[Kommunen] og [regionen] sparer.");
}

TEST_CASE("a rarer word is worth more") {
    const std::string text = "Kommunen kommer i dag ja. Regionen kommer i dag nej.";
    const Wanted all = wanted({"Zkommune", "Zregion"});
    MarkFinder marks(all, analyzer());
    const Snippet snippet =
        cut_snippet(text, "", marks, {0.1, 5.0}, {.room = 30, .most_pieces = 1});
    CHECK(marked(snippet) == "[Regionen] kommer i dag nej.");
}

TEST_CASE("where nothing in the text matched, the lead is shown") {
    const std::string text = "Det er leadet. Så kommer resten. Og så mere.";
    CHECK(cut(text, {"Zkommune"}).text.starts_with("Det er leadet."));
    CHECK(cut(text, {"Zkommune"}).marks.empty());
    CHECK(cut(text, {}).text.starts_with("Det er leadet."));
}

TEST_CASE("a title that the text begins with is not repeated") {
    const std::string text = "Kommunen sparer igen\nDet sker i kommunen i dag.";
    CHECK(marked(cut(text, {"Zkommune"}, {}, "Kommunen sparer igen")) ==
          "Det sker i [kommunen] i dag.");
    CHECK(marked(cut("Kommunen sparer.", {"Zkommune"}, {}, "Kommunen sparer")) ==
          "[Kommunen] sparer.");
}

TEST_CASE("an article without text has an empty snippet") {
    CHECK(cut("", {"Zkommune"}).text.empty());
    CHECK(cut(" \n ", {"Zkommune"}).text.empty());
}

TEST_CASE("a snippet is one line") {
    const Snippet snippet = cut("Kommunen\n\n  sparer\t\ti  dag,\nsiger KL.", {"Zkommune", "Zkl"});
    CHECK(snippet.text.find_first_of("\n\t") == std::string::npos);
    CHECK(snippet.text.find("  ") == std::string::npos);
    CHECK(marked(snippet).find("[KL]") != std::string::npos);
}

TEST_CASE("a sentence too long for the room is cut at words around its marks") {
    const std::string text =
        repeated("blabla ", 1000) + "kommunen " + repeated("blabla ", 1000) + "slut.";
    const Snippet snippet = cut(text, {"Zkommune"}, {.room = 100});
    CHECK(snippet.text.size() <= 100 + 2 * sizeof " …");
    CHECK(snippet.text.starts_with("… blabla "));
    CHECK(snippet.text.ends_with(" blabla …"));
    CHECK(marked(snippet).find(" [kommunen] ") != std::string::npos);
}

TEST_CASE("the end of a long sentence is shown as its end, its beginning as its beginning") {
    const std::string filler = repeated("blabla ", 1000);
    CHECK(cut(filler + "kommunen.", {"Zkommune"}, {.room = 100}).text.ends_with("kommunen."));
    const Snippet begin = cut("Kommunen " + filler + "slut.", {"Zkommune"}, {.room = 100});
    CHECK(marked(begin).starts_with("[Kommunen] blabla"));
    CHECK(begin.text.ends_with("…"));
}

TEST_CASE("nothing is cut inside a character, and the room is kept, whatever the text") {
    std::mt19937 random(6);
    const std::vector<std::string> pieces = {
        "kommunen ",      "æøå",     "😀",  ". Og så ", " ",  "område",     "漢字漢字", "\n\n",
        "socialområdet ", "e\u0323", "- ", "regionen", "! ", "ååååååååååå"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t n = random() % 200; n > 0; --n) text += pieces[random() % pieces.size()];
        text = udklip::language::clean(text);
        const std::size_t room = 20 + random() % 100;
        const Snippet snippet = cut(text, {"Zkommune", "Zområde", "Zregion"}, {.room = room});
        INFO(text);
        REQUIRE(udklip::language::is_valid_utf8(snippet.text));
        marked(snippet);
        for (const auto& mark : snippet.marks) {
            REQUIRE(udklip::language::is_valid_utf8(
                snippet.text.substr(mark.begin, mark.end - mark.begin)));
        }
        REQUIRE(snippet.text.size() <= room + 20);  // and ellipses around three pieces
    }
}

TEST_CASE("what stands between the pieces takes room, too") {
    const SnippetOptions options{.room = 40};
    const std::string list = repeated("Punkt\n\n", 400);
    CHECK(cut(list, {}, options).text.size() <= options.room);
    CHECK(cut(list + "Skole\n\n" + list, {"Zskole"}, options).text.size() <= options.room);
}

TEST_CASE("a sentence that matched keeps a mark when it is cut") {
    for (std::size_t before = 0; before < 400; before += 7) {
        const std::string text =
            repeated("øre ", before) + "kommunen " + repeated("øre ", 400) + "slut.";
        INFO(before);
        CHECK(cut(text, {"Zkommune"}, {.room = 80}).marks.size() == 1);
    }
}

TEST_CASE("megabytes of text are cut in seconds") {
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](const std::string& text) {
        analyzer().analyze(text);
        const auto started = Clock::now();
        const Snippet snippet = cut(text, {"Zkommune"});
        CHECK(snippet.text.size() <= 350);
        CHECK_FALSE(snippet.marks.empty());
        return std::chrono::duration<double>(Clock::now() - started).count();
    };
    CHECK(seconds(repeated("Kommunen sparer i dag. ", 1'000'000)) < 20);
    CHECK(seconds(repeated("kommunen og ", 1'000'000)) < 20);
    CHECK(seconds("kommunen" + repeated("x", 1'000'000) + " kommunen") < 20);
}
