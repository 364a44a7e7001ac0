// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/marks.hpp"

#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip::searcher;
using udklip::test::analyzer;

namespace {

Wanted wanted(const std::vector<std::string>& terms) {
    Wanted all;
    for (unsigned i = 0; i < terms.size(); ++i) all.add_term(terms[i], i);
    return all;
}

std::vector<Mark> find_marks(const std::string& text, const Wanted& all) {
    return MarkFinder(all, analyzer()).find(text);
}

/// The text with its marks in brackets; {} around one of a part only.
std::string marked(const std::string& text, const Wanted& all) {
    std::string out;
    std::size_t at = 0;
    for (const Mark& mark : find_marks(text, all)) {
        REQUIRE(mark.begin >= at);
        REQUIRE(mark.end > mark.begin);
        out += text.substr(at, mark.begin - at) + (mark.part ? "{" : "[") +
               text.substr(mark.begin, mark.end - mark.begin) + (mark.part ? "}" : "]");
        at = mark.end;
    }
    return out + text.substr(at);
}

}  // namespace

TEST_CASE("every form of a word is marked, and only the word") {
    CHECK(marked("Kommunerne, siger KL. En kommune!", wanted({"Zkommune"})) ==
          "[Kommunerne], siger KL. En [kommune]!");
    CHECK(marked("KL's plan og KL.", wanted({"Zkl"})) == "[KL's] plan og [KL].");
}

TEST_CASE("where only a part matched, only the part is marked") {
    CHECK(marked("Socialområdet og området", wanted({"Zområde"})) ==
          "Social{området} og [området]");
    CHECK(marked("En treårsplan.", wanted({"Zplan"})) == "En treårs{plan}.");
    CHECK(marked("ØKONOMIFORHANDLINGER", wanted({"Zøkonomi"})) == "{ØKONOMI}FORHANDLINGER");
}

TEST_CASE("a whole word wins over its parts") {
    CHECK(marked("socialområdet", wanted({"Zsocialområde", "Zområde"})) == "[socialområdet]");
}

TEST_CASE("parts of one word of the question that touch are one mark") {
    Wanted all;
    all.add_term("Zsocial", 0);
    all.add_term("Zområde", 0);
    CHECK(marked("socialområdet", all) == "{socialområdet}");
    CHECK(find_marks("socialområdet", wanted({"Zsocial", "Zområde"})).size() == 2);
}

TEST_CASE("written terms are marked as written") {
    CHECK(marked("Det er det.", wanted({"det"})) == "[Det] er [det].");
    CHECK(marked("#dkpol og dkpol", wanted({"#dkpol"})) == "[#dkpol] og dkpol");
    CHECK(marked("efter § 12 og 12", wanted({"§12"})) == "efter [§ 12] og 12");
}

TEST_CASE("phrases are marked as a whole, and only where they stand") {
    Wanted all;
    all.add_phrase({"op", "mod", "fem"}, 0);
    CHECK(marked("Op mod fem milliarder, op mod fire, op mod fem.", all) ==
          "[Op mod fem] milliarder, op mod fire, [op mod fem].");
    CHECK(marked("op mod", all) == "op mod");
    CHECK(marked("", all).empty());
}

TEST_CASE("phrases that overlap are marked once") {
    Wanted all;
    all.add_phrase({"nej", "nej"}, 0);
    CHECK(marked("nej nej nej", all) == "[nej nej] nej");
}

TEST_CASE("a phrase covers the words in it") {
    Wanted all;
    all.add_phrase({"den", "ny", "lov"}, 0);
    all.add_term("Zlov", 1);
    CHECK(marked("den ny lov, en lov", all) == "[den ny lov], en [lov]");
}

TEST_CASE("a chain that was asked for is marked whole") {
    CHECK(marked("i TV-avisen i dag", wanted({"tv-avisen", "Ztv"})) == "i [TV-avisen] i dag");
}

TEST_CASE("a mark says which word of the question it is of") {
    const auto marks = find_marks("plan for området", wanted({"Zområde", "Zplan"}));
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].word == 1);
    CHECK(marks[1].word == 0);
}

TEST_CASE("nothing wanted, nothing marked") {
    CHECK(find_marks("kommunerne", Wanted{}).empty());
    CHECK(Wanted{}.empty());
    CHECK(find_marks("kommunerne", wanted({"Zregion", "kommune"})).empty());
}
