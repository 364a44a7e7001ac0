// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/article_headers.hpp"

#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

std::vector<Article> read(std::string_view text) {
    return read_from(text, [](ByteSource& in, ArticleSink& sink) { read_text(in, {}, sink); })
        .articles;
}

}  // namespace

TEST_CASE("an export of a media archive is split at its headers") {
    const auto articles = read(
        "Ny bro i Vejle\n"
        "Vejle Amts Folkeblad | 06.05.2021 | Side 4 | 112 ord\n"
        "\n"
        "Broen er lang.\n"
        "\n"
        "Den er dyr.\n"
        "\n"
        "----------\n"
        "\n"
        "Havnen udvides\n"
        "JydskeVestkysten | 7. maj 2021 | 1. sektion | Side 12-13 | 1.204 ord | Artikel-id: e12\n"
        "\n"
        "Havnen bliver større.\n");
    REQUIRE(articles.size() == 2);
    CHECK(articles[0].title == "Ny bro i Vejle");
    CHECK(articles[0].source == "Vejle Amts Folkeblad");
    CHECK(articles[0].date == "06.05.2021");
    CHECK(articles[0].text == "Broen er lang.\n\nDen er dyr.");
    CHECK(articles[0].record == 1);
    CHECK(articles[1].title == "Havnen udvides");
    CHECK(articles[1].source == "JydskeVestkysten");
    CHECK(articles[1].date == "7. maj 2021");
    CHECK(articles[1].section == "1. sektion");
    CHECK(articles[1].id == "e12");
    CHECK(articles[1].text == "Havnen bliver større.");
}

TEST_CASE("headlines may stand an empty line above, or below") {
    const auto above = read(
        "Ny bro\n\nPolitiken | 06.05.2021 | Side 4\n\nBroen er lang.\n\n"
        "Ny havn\n\nPolitiken | 07.05.2021 | Side 5\n\nHavnen er stor.\n");
    REQUIRE(above.size() == 2);
    CHECK(above[0].title == "Ny bro");
    CHECK(above[0].text == "Broen er lang.");
    CHECK(above[1].title == "Ny havn");
    const auto below = read(
        "Politiken | 06.05.2021 | Side 4\nNy bro\n\nBroen er lang.\n\n"
        "Politiken | 07.05.2021 | Side 5\nNy havn\n\nHavnen er stor.\n");
    REQUIRE(below.size() == 2);
    CHECK(below[0].title.empty());
    CHECK(below[0].text == "Ny bro\n\nBroen er lang.");
    CHECK(below[1].text == "Ny havn\n\nHavnen er stor.");
}

TEST_CASE("a bureau's name is the source of its telegrams") {
    const auto wire = read(
        "Ritzau\n06.05.2021 kl. 10:15\nNy bro i Vejle\n\nBroen er lang.\n\n"
        "Ritzau\n06.05.2021 kl. 11:20\nNy havn\n\nHavnen er stor.\n");
    REQUIRE(wire.size() == 2);
    CHECK(wire[0].source == "Ritzau");
    CHECK(wire[0].date == "06.05.2021 kl. 10:15");
    CHECK(wire[0].text.starts_with("Ny bro i Vejle"));
    const auto one = read("Ritzau\n6. maj 2021 kl. 10.15\nNy bro i Vejle\n\nBroen er lang.\n");
    REQUIRE(one.size() == 1);
    CHECK(one[0].source == "Ritzau");
    CHECK(one[0].record == 0);
    CHECK(one[0].text.starts_with("Ny bro i Vejle"));
}

TEST_CASE("press releases, and header lines that recur") {
    const auto release =
        read("Pressemeddelelse fra KL\nDato: 6. maj 2021\n\nFlere penge\n\nKommunerne vil mere.\n");
    REQUIRE(release.size() == 1);
    CHECK(release[0].source == "KL");
    CHECK(release[0].date == "6. maj 2021");
    const auto lines = read(
        "Titel: Ny bro\nKilde: KL\nDato: 6. maj 2021\n\nBroen er lang.\n\n"
        "Titel: Ny havn\nKilde: DI\nDato: 7. maj 2021\n\nHavnen er stor.\n");
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].title == "Ny havn");
    CHECK(lines[1].source == "DI");
    CHECK(lines[1].text == "Havnen er stor.");
}

TEST_CASE("the headline may stand inside the header, and the author at its end") {
    const auto release = read(
        "Pressemeddelelse fra Danske Regioner\n\nNye læger\n\nDato: 6. maj 2021\n\nDe er gode.\n");
    REQUIRE(release.size() == 1);
    CHECK(release[0].title == "Nye læger");
    CHECK(release[0].source == "Danske Regioner");
    CHECK(release[0].date == "6. maj 2021");
    const auto two = read(
        "Ny mark i Ry\nPolitiken - 06-05-2021 - 1. sektion - side 4 - Af Ole Hansen\n\nDen er "
        "ny.\n\n"
        "Gammel mark\nPolitiken - 07-05-2021 - 2. sektion - side 4 - Af Bo Lund\n\nDen er "
        "gammel.\n");
    REQUIRE(two.size() == 2);
    CHECK(two[0].author == "Ole Hansen");
    CHECK(two[1].title == "Gammel mark");
    CHECK(two[1].section == "2. sektion");
}

TEST_CASE("a source in a line of its own, and lines that count the articles") {
    for (const char* last :
         {"6. maj 2021, side 4, 112 ord", "6. maj 2021\nSektion: Indland\nSide: 4"}) {
        const std::string one = std::string("Ny mose\nPolitiken\n") + last + "\n\nMosen er ny.\n\n";
        const auto articles = read("Dokument 1 af 2\n\n" + one + "Dokument 2 af 2\n\n" + one);
        REQUIRE(articles.size() == 2);
        CHECK(articles[0].title == "Ny mose");
        CHECK(articles[0].source == "Politiken");
        CHECK(articles[0].text == "Mosen er ny.");
        CHECK(articles[1].text == "Mosen er ny.");
    }
}

TEST_CASE("ordinary text has no headers") {
    for (const char* text : {
             "Koncerter\n\nOdense | 6. maj 2021\nAarhus | 7. maj 2021\nVejle | 8. maj 2021\n",
             "Mødet\n\nOdense, 6. maj 2021, var en god dag.\n\nAarhus, 7. maj 2021, en anden.\n",
             "Dagbog\n\n6. maj 2021\n\nDet regnede.\n\n7. maj 2021\n\nSolen skinnede.\n",
             "Ritzau skriver\n\nRitzau er et bureau.\n",
             "Han læste Politiken | og Berlingske | hver dag i 2021.\n",
         }) {
        INFO(text);
        CHECK(read(text).size() == 1);
        CHECK(ArticleHeaders::built_in().find(text).empty());
    }
}

TEST_CASE("what stands above the first header is told, or is an article") {
    const std::string articles =
        "Ny bro\nPolitiken | 06.05.2021 | Side 4\n\nBroen er lang.\n\n"
        "Ny havn\nPolitiken | 07.05.2021 | Side 5\n\nHavnen er stor.\n";
    const auto told = read_from("Udtræk: bro OR havn\n\n" + articles,
                                [](ByteSource& in, ArticleSink& sink) { read_text(in, {}, sink); });
    CHECK(told.articles.size() == 2);
    REQUIRE(told.warnings.size() == 1);
    const auto kept = read(
        "Her følger ugens artikler om broer og havne i hele landet, som redaktionen har "
        "valgt.\n\n" +
        articles);
    CHECK(kept.size() == 3);
}

TEST_CASE("a row that is no header says why") {
    ArticleHeaders headers;
    CHECK(headers.add("{source}: {date}").empty());
    CHECK_FALSE(headers.add("{source}").empty());
    CHECK_FALSE(headers.add("{date}").empty());
    CHECK_FALSE(headers.add("{source} {dato} {date}").empty());
    CHECK_FALSE(headers.add("{source} <{date}").empty());
}

TEST_CASE("hostile text costs no more than its size") {
    std::string bars;
    for (int i = 0; i < 2000; ++i) bars += "A | | | | 06.05.2021 | , | , | Side | Side | ord |\n";
    read(bars);
    std::string lines;
    for (int i = 0; i < 20000; ++i) lines += "A, 1.1.2021, \n";
    read(lines);
    SUCCEED();
}
