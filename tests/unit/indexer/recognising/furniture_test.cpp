// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages of many kinds, made for these tests. Line ends are as copied pages have them: with empty
// lines between paragraphs, or without.
#include "indexer/recognising/furniture.hpp"

#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

namespace {

Separated separate(const std::string& text, const std::string& beside = "") {
    static const FurnitureHeadings headings = FurnitureHeadings::built_in();
    return separate_furniture(text, {.beside = beside}, headings);
}

bool holds(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

const std::string kLead = "Kommunen vil bruge flere penge på skolerne i de kommende to år.";
const std::string kBody = "Det siger borgmesteren, efter at byrådet har holdt møde om budgettet.";
const std::string kArticle = "Flere penge til skolerne\n\n" + kLead + "\n\n" + kBody;

/// Nothing is taken from the text.
void untouched(const std::string& text) {
    const auto page = separate(text);
    CHECK(page.text == text);
    CHECK(page.furniture.empty());
    CHECK(page.publisher.empty());
}

}  // namespace

TEST_CASE("a portal's page names its publisher") {
    const auto page = separate("Skovbo Energi\n\nVarmen bliver billigere til vinter\n\nDel\n\n" +
                               kLead + "\n\n" + kBody +
                               "\n\nNøgleord\n\nvarme\nfjernvarme\n\nKontakter\n\nInger "
                               "Toft\nPressechef\nTlf: 12 34 56 78\n"
                               "inger@skovbo-energi.dk\n\nInformation om Skovbo Energi\n\nSkovbo "
                               "Energi\nKraftvej 1\n4000 Roskilde\n\n"
                               "Skovbo Energi leverer varme til 20.000 hjem på Sjælland.\n\n"
                               "Følg pressemeddelelser fra Skovbo Energi\n\nSkriv dig op her, og "
                               "modtag pressemeddelelser.\n\n"
                               "Flere pressemeddelelser fra Skovbo Energi\n\nNy direktør1.2.2024 "
                               "08:00:00 CET | Pressemeddelelse\n\n"
                               "Bestyrelsen har valgt en ny direktør, som kommer fra Vestjylland.");
    CHECK(page.text == "Varmen bliver billigere til vinter\n\n" + kLead + "\n\n" + kBody);
    CHECK(page.publisher == "Skovbo Energi");
    CHECK(page.furniture.starts_with("Skovbo Energi\nDel\n\nNøgleord\n\nvarme"));
    CHECK(holds(page.furniture, "Vestjylland"));
}

TEST_CASE("the same without empty lines, and with a glued heading") {
    const auto page =
        separate("Varmen bliver billigere\n" + kLead + "\n" + kBody +
                 "\nKontakter\nInger Toft\nTlf:12345678Om Skovbo\nSkovbo leverer varme til "
                 "mange hjem på Sjælland hele året.\nLæs mere: www.skovbo.dk\nFølg "
                 "pressemeddelelser fra Skovbo\nFlere pressemeddelelser fra Skovbo\nNoget andet");
    CHECK(page.text == "Varmen bliver billigere\n" + kLead + "\n" + kBody);
    CHECK(page.publisher == "Skovbo");
}

TEST_CASE("a company's newsroom is known by its contacts and its domain") {
    const auto page =
        separate(kArticle +
                 "\n\nEmner\nSkole\nBudget\n\nPressekontakt\nAnders Lund\nanders@nordbyg.dk\n\n"
                 "Om Nordbyg A/S\nNordbyg A/S er et entreprenørfirma med 300 ansatte i Aalborg.");
    CHECK(page.text == kArticle);
    CHECK(page.publisher == "Nordbyg A/S");
}

TEST_CASE("whoever the heading is about need not publish the page") {
    // "Om Den Blå Plan" is a box of facts: nothing shows that it has a newsroom.
    const auto page = separate(kArticle + "\n\nOm Den Blå Plan\n" + kBody +
                               "\n\nYderligere oplysninger:\nPressevagten, tlf. +45 12 34 56 78");
    CHECK(page.text == kArticle + "\n\nOm Den Blå Plan\n" + kBody);
    CHECK(page.publisher.empty());
}

TEST_CASE("a ministry's page: whom to ask, and a footer") {
    const auto page = separate(
        kArticle +
        "\n\nFor yderligere oplysninger, kontakt venligst:\nPressechef Hanne Vig, telefon 41 20 30 "
        "40\n\n"
        "Relaterede nyheder\nNy aftale om skoler\nMinisteren på besøg i Vejle\n\nDel på Facebook\n"
        "Del på LinkedIn\nPrint\nTilgængelighedserklæring\n© Ministeriet for Skoler");
    CHECK(page.text == kArticle);
    CHECK(page.publisher.empty());
}

TEST_CASE("a paper's page: advertisements and pointers in its midst") {
    const auto page =
        separate("Flere penge til skolerne\nDel\nGem\nGiv artiklen\n" + kLead + "\n\nAnnonce\n\n" +
                 kBody + "\n\nLæs også\n\nElever strejker i protest mod maden\n\n" + kLead +
                 "\n\nLæs også: Lærerne er trætte\n\nArtiklen fortsætter under annoncen\n\n" +
                 kBody + "\n\nMest læste\n1\nFodbold i aften\n2\nRegn i weekenden");
    CHECK(page.text ==
          "Flere penge til skolerne\n" + kLead + "\n\n" + kBody + "\n\n" + kLead + "\n\n" + kBody);
    CHECK(holds(page.furniture, "Elever strejker"));
    CHECK(holds(page.furniture, "Lærerne er trætte"));
    CHECK(holds(page.furniture, "Regn i weekenden"));
}

TEST_CASE("a broadcaster's page: menus above, cookies and labels below") {
    const auto page =
        separate("Spring til indhold\nMenu\nLog ind\nSøg\nFlere penge til skolerne\nPrint\n" +
                 kLead + "\nDel på Facebook\n" + kBody +
                 "\nTags\nSkole\nKommuner\n12 kommentarer\nSkriv en kommentar\nVi bruger cookies\n"
                 "Vi og vores partnere gemmer oplysninger på din enhed og bruger dem.\n"
                 "Accepter alle\nKun nødvendige");
    CHECK(page.text == "Flere penge til skolerne\n" + kLead + "\n" + kBody);
}

TEST_CASE("a portal's line below the headline") {
    const auto page = separate(
        "Flere penge til skolerne\n\n21.5.2021 06:00:00 CEST | Lærernes Hus | "
        "Pressemeddelelse\n\nDel\n\n" +
        kLead + "\n\n" + kBody);
    CHECK(page.text == kArticle);
    CHECK(page.publisher == "Lærernes Hus");
}

TEST_CASE("teasers with lines of their own are told by their dates") {
    const auto page =
        separate(kArticle +
                 "\n\nSeneste nyheder\n3. maj 2024\nNy skole i Hobro\nSkolen åbner til "
                 "august, når eleverne er tilbage fra ferie.");
    // The date stands above the headline and not above the text: no more is known, so it stays.
    CHECK(holds(page.text, "Skolen åbner"));
    const auto dated = separate(kArticle +
                                "\n\nSeneste nyheder\nNy skole i Hobro | 3. maj\nSkolen åbner til "
                                "august, når eleverne er tilbage fra ferie.");
    CHECK(dated.text == kArticle);
}

TEST_CASE("two publishers are none") {
    const auto page = separate(kArticle +
                               "\n\nFølg pressemeddelelser fra Hansen & Co\n\n"
                               "Flere pressemeddelelser fra Jensen & Co\n\nNoget");
    CHECK(page.text == kArticle);
    CHECK(page.publisher.empty());
}

TEST_CASE("other articles' lines name no publisher") {
    const auto page = separate(kArticle +
                               "\n\nFlere pressemeddelelser\n\nNoget\n\n"
                               "21.5.2021 06:00:00 CEST | Andre | Pressemeddelelse");
    CHECK(page.text == kArticle);
    CHECK(page.publisher.empty());
}

TEST_CASE("what the markup says is furniture is kept behind the rest, and may name the publisher") {
    const auto page = separate(kArticle, "Forside\nNyheder\n\nFlere nyheder fra Lærernes Hus");
    CHECK(page.text == kArticle);
    CHECK(page.furniture == "Forside\nNyheder\nFlere nyheder fra Lærernes Hus");
    CHECK(page.publisher == "Lærernes Hus");
}

TEST_CASE("an article about contacts, with prose below the heading") {
    untouched("Spionens metoder\n\n" + kLead + "\n\nKontakter\n\n" + kBody +
              "\n\nDet kræver mange år at få den slags kontakter i et fremmed land.");
    untouched("Spionens metoder\n\n" + kLead + "\n\nKontakter\n\nRing til 12 34 56 78.\n\n" +
              kBody + "\n\n" + kLead);
}

TEST_CASE("sub-headings of an article are its own") {
    untouched(kArticle + "\n\nOm Helsingør\n" + kBody + "\n\nFlere nyheder\n" + kLead + "\n" +
              kBody);
    untouched(kArticle +
              "\n\nEmner\nHvordan finder vi plads til alle børn i de små klasser\nMaden");
    untouched(kArticle + "\n\nLinks\n" + kBody);
    untouched(kArticle + "\n\nInformation om Corona\n" + kBody);
}

TEST_CASE("a sentence that begins like a heading is a sentence") {
    untouched(kArticle +
              "\n\nDel din viden med os, for det er den eneste måde at blive klogere på.");
    untouched(kArticle +
              "\n\nKontakter er alt i politik, siger han, og det ved enhver her på stedet.");
    untouched("Om kommunen vil bruge penge, ved ingen.\n\n" + kBody);
}

TEST_CASE("a line that repeats the stated title is no button") {
    const auto headings = FurnitureHeadings::built_in();
    const std::string text = "Udskriv\n\nGem\n\n" + kLead + "\n\n" + kBody;
    const auto page = separate_furniture(text, {.title = "Udskriv"}, headings);
    CHECK(page.text == "Udskriv\n\n" + kLead + "\n\n" + kBody);
    CHECK(page.furniture == "Gem");
}

TEST_CASE("a poem of short lines is left alone") {
    untouched("Del\nmit brød\n\nDel\nmin nat\n\nLyt\nKontakter\nFlere nyheder\nAnnonce\nEmner");
    untouched("Kontakter");
    untouched("");
    untouched("\n\n");
}

TEST_CASE("a law is left alone") {
    untouched(
        "Lov om kontakter\n\nKapitel 1\nAnvendelsesområde\n\n§ 1. Loven gælder for alle, som har "
        "kontakter "
        "i udlandet.\n\nStk. 2. Ministeren kan fastsætte regler om information om "
        "personer.\n\nKapitel 2\n"
        "Emner\n\n§ 2. Loven omfatter ikke emner, der er undtaget efter § 3.\n\nLinks\n\n§ 3. "
        "Links er "
        "undtaget, når de er nævnt i bilag 1 til denne lov.");
}

TEST_CASE("nothing is lost: every word is in the text or in the furniture") {
    const std::string text = "A\nDel\nFlere penge til skolerne\n\n" + kLead + "\nAnnonce\n" +
                             kBody +
                             "\nKontakt\nInger, tlf. 12345678\nFlere pressemeddelelser fra A\nX";
    const auto page = separate(text);
    const auto letters = [](std::string out) {
        std::erase_if(out, [](char c) { return c == '\n' || c == ' '; });
        std::sort(out.begin(), out.end());
        return out;
    };
    CHECK(letters(page.text + page.furniture) == letters(text));
}

TEST_CASE("strange pages end") {
    for (const char* line :
         {"Kontakter\n", "Om Skovbo\n", "Del\n", "Om Skovbo\nx@skovbo.dk\n", "Emner\nEt ord\n",
          "Mest læste\nNoget nyt | 3. maj\nDet er en lang sætning, som ender.\n"}) {
        std::string text = kArticle + "\n";
        while (text.size() < 900'000) text += line;
        CHECK(separate(text).text.starts_with(kArticle));
    }
    std::string large = kArticle;
    while (large.size() < 1'100'000) large += "\nDel";
    CHECK(separate(large).text == large);
}
