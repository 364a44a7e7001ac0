// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/names.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip;
using indexer::NameFinder;

namespace {

NameFinder& finder() {
    static NameFinder shared(test::lexicon());
    return shared;
}

/// The names as they are counted, in the order of the text, with bars between them.
std::string names(std::string_view text) {
    std::string all;
    for (const auto& mention : finder().mentions(text))
        all += (all.empty() ? "" : " | ") + mention.name;
    return all;
}

std::vector<std::string> names_of(std::string_view title, std::string_view text) {
    std::vector<std::string> all;
    for (const auto* name : finder().names_of(title, text)) all.emplace_back(name->text);
    return all;
}

}  // namespace

TEST_CASE("capitals inside a sentence are names") {
    CHECK(names("Det siger borgmester Jacob Bundsgaard til avisen.") == "Jacob Bundsgaard");
    CHECK(names("Han rejste fra Odense til New York.") == "Odense | New York");
    CHECK(names("Vi stemte på Dansk Folkeparti og Venstre.") == "Dansk Folkeparti | Venstre");
    CHECK(names("Det er sagt, at De skal hjem, og at I skal med dem.").empty());
    CHECK(names("Det stod i § 3 B og på side A.").empty());
}

TEST_CASE("the first word of a sentence counts if it is no common word, or is known as a name") {
    CHECK(names("Hvelplund siger nej.") == "Hvelplund");
    CHECK(names("Huset er rødt. Manden sover.").empty());
    CHECK(names("Venstre siger nej.").empty());
    CHECK(names("Venstre siger nej. Men det mener Venstre ikke.") == "Venstre | Venstre");
    CHECK(names("Dansk Folkeparti siger nej.") == "Dansk Folkeparti");
    CHECK(names("Borgmester Jacob Bundsgaard siger nej.") == "Jacob Bundsgaard");
    CHECK(names("Han sagde: »Huset er i Ribe.«") == "Ribe");
    CHECK(names("Sådan er det – Manden ved det.").empty());
}

TEST_CASE("particles, initials and an ampersand stand inside a name") {
    CHECK(names("Det siger Ursula von der Leyen i dag.") == "Ursula von der Leyen");
    CHECK(names("Det siger Adrian A. S. Nielsen i dag.") == "Adrian A. S. Nielsen");
    CHECK(names("De spiste hos Bang & Olufsen i går.") == "Bang & Olufsen");
    CHECK(names("Han bor i København K, siger de.") == "København K");
    CHECK(names("Det er Børne- og Undervisningsministeriet, der svarer.") ==
          "Børne- og Undervisningsministeriet");
}

TEST_CASE("genitives are taken off") {
    CHECK(names("Det er KL's plan.") == "KL");
    CHECK(names("Det er KL’s plan.") == "KL");
    CHECK(names("Det er KLs plan.") == "KL");
    CHECK(names("Det er Danmarks statsminister.") == "Danmark");
    CHECK(names("Det er Lars og Jens.") == "Lars | Jens");
    CHECK(names("Det er Hvelplunds forslag.") == "Hvelplund");
    CHECK(names("De kender Mathias og Paris.") == "Mathias | Paris");
    CHECK(names("Der er Danmarks Radio.") == "Danmarks Radio");
    CHECK(names("Det siger Venstres Lars Løkke.") == "Venstre | Lars Løkke");
}

TEST_CASE("of a compound with a hyphen the name counts") {
    CHECK(names("Der kom FN-styrker til byen.") == "FN");
    CHECK(names("Det er EU-Kommissionen.") == "EU-Kommissionen");
    CHECK(names("Han læser Jyllands-Posten.") == "Jyllands-Posten");
    CHECK(names("De så TV-avisen og talte om IT-sikkerhed.").empty());
}

TEST_CASE("capitals everywhere say nothing") {
    CHECK(names("NY SKOLE TIL RISSKOV\n\nDen ligger ved vandet.").empty());
    CHECK(names("Det er IKKE sandt, men det siger SF.") == "SF");
    CHECK(names("Ejeren af en fast Ejendom har under Iagttagelse af de nævnte Bestemmelser "
                "Adgang til at faa Dom paa den Servitut, som er noteret paa hans Ejendoms Folio "
                "i Panteregistrene, naar Ejeren har lidt Skade ved en Handling.")
              .empty());
}

TEST_CASE("a surname alone is the whole name if the article has only one") {
    CHECK(names("Det siger Jacob Bundsgaard. Så gik Bundsgaard.") ==
          "Jacob Bundsgaard | Jacob Bundsgaard");
    CHECK(names("Det siger Jacob Bundsgaard og Peder Bundsgaard. Så gik Bundsgaard.") ==
          "Jacob Bundsgaard | Peder Bundsgaard | Bundsgaard");
    CHECK(names("Det siger Radikale Venstre. Det vil ikke blive i Venstre.") ==
          "Radikale Venstre | Venstre");
    CHECK(names("Det siger Greenpeace Danmark. Det sker i Danmark.") ==
          "Greenpeace Danmark | Danmark");
}

TEST_CASE("names_of: each once, the most mentioned first, from title and text") {
    using Names = std::vector<std::string>;
    CHECK(names_of("Skole til Risskov", "Det siger KL. Det mener KL og Odense.") ==
          Names{"KL", "Risskov", "Odense"});
    CHECK(names_of("", "").empty());
    std::string many;
    for (char a = 'A'; a <= 'Z'; ++a) {
        for (const char* end : {"xaq", "xoq", "xuq"}) many += std::string("og ") + a + end + ", ";
    }
    CHECK(names_of("", many).size() == NameFinder::kMostNames);
}

TEST_CASE("mentions lie inside any text, in order, apart, on borders of characters") {
    std::mt19937 random(1);
    const std::vector<std::string> pieces = {"KL",
                                             "'s",
                                             "’s",
                                             " ",
                                             "\n",
                                             "\n\n",
                                             ".",
                                             "-",
                                             "&",
                                             " & ",
                                             "von ",
                                             "Århus",
                                             "s",
                                             "ø",
                                             "(",
                                             ")",
                                             "»",
                                             "…",
                                             "A.",
                                             "IV",
                                             "og",
                                             "–",
                                             "Ib",
                                             "e",
                                             "3",
                                             "hr. ",
                                             "- og ",
                                             "De ",
                                             "\xF0\x9F\x99\x82",
                                             "É"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 20; ++i) text += pieces[random() % pieces.size()];
        INFO(text);
        std::size_t behind = 0;
        for (const auto& mention : finder().mentions(text)) {
            REQUIRE(mention.begin >= behind);
            REQUIRE(mention.begin < mention.end);
            REQUIRE(mention.end <= text.size());
            REQUIRE((static_cast<unsigned char>(text[mention.begin]) & 0xC0) != 0x80);
            REQUIRE(!mention.name.empty());
            REQUIRE(mention.name.find("; ") == std::string::npos);
            behind = mention.end;
        }
    }
}
