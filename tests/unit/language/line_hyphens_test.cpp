// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/line_hyphens.hpp"

#include <string>
#include <utility>

#include "language/lexicon.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::language;

namespace {

std::string joined(std::string_view text) {
    static const Lexicon lexicon = Lexicon::open(default_lexicon_path());
    static const LineHyphens hyphens(lexicon);
    return LineHyphens::has_any(text) ? hyphens.join(text) : std::string(text);
}

}  // namespace

TEST_CASE("a word that the lexicon knows is joined") {
    CHECK(joined("en borg-\nmester") == "en borgmester");
    CHECK(joined("(kommu-\nnerne)") == "(kommunerne)");
    CHECK(joined("gik til børne-\nhaven, der") == "gik til børnehaven, der");
    CHECK(joined("Borg-\r\n  mesteren sagde") == "Borgmesteren sagde");
    CHECK(joined("rede\u2010\ngørelse") == "redegørelse");
    CHECK(joined("bor-\ngere og kommu-\nner") == "borgere og kommuner");
    CHECK(joined("»børne-\nhaven«") == "»børnehaven«");
}

TEST_CASE("other hyphens are the word's own") {
    for (const auto& [cut, right] : {
             std::pair{"at EU-\nformandskabet", "at EU-formandskabet"},
             {"social-\nog sundhedsområdet", "social- og sundhedsområdet"},
             {"børne-\neller ungdomsbøger", "børne- eller ungdomsbøger"},
             {"i 2021-\n2022 samt", "i 2021-2022 samt"},
             {"Lars Løkke-\nRasmussen", "Lars Løkke-Rasmussen"},
             {"og DR-\njournalisten gik", "og DR-journalisten gik"},
             {"der koster 1-\n2 mio. kroner", "der koster 1-2 mio. kroner"},
             {"Se www.ny-\navis.example/artikel", "Se www.ny-avis.example/artikel"},
             {"om A-\nkasser", "om A-kasser"},
             {"den dansk-\nnorske aftale", "den dansk-norske aftale"},
             {"en e-\nmail", "en e-mail"},
             {"sommer-\nmen ikke vinterhuse", "sommer- men ikke vinterhuse"},
             {"et qwzx-\nplogh", "et qwzx-plogh"},
         }) {
        CHECK(joined(cut) == right);
    }
}

TEST_CASE("soft hyphens always join") {
    CHECK(joined("sundheds\u00AD\u2010\nforvaltningen") == "sundhedsforvaltningen");
    CHECK(joined("Kommunal\u00AD\nbestyrelsen") == "Kommunalbestyrelsen");
    CHECK(joined("rede\u200B\u2010\ngørelse") == "redegørelse");
    CHECK(joined("et ord\u200B\nog et til") == "et ord\u200B\nog et til");
}

TEST_CASE("signs that are no word have no hyphen at their end") {
    for (const std::string text : {"det.\n---\nProjektet er nyt", "# -*- kode -*-\nfrom her",
                                   "så gik han --\nog kom igen", "a) +-\nti", "***-\nslut"}) {
        CHECK(joined(text) == text);
    }
    CHECK(joined("Det (EU)-\nvenlige parti") == "Det (EU)-venlige parti");
    CHECK(joined("en 5%-\nregel") == "en 5%-regel");
}

TEST_CASE("dashes and the ends of paragraphs cut no word") {
    for (const char* text :
         {"Han kom -\nog gik", "børne-\n\nhaven", "slut-", "-\nborg", "a\nb", "", "- et\n- to"}) {
        CHECK(joined(text) == text);
    }
    const std::string many(200'000, '-');
    CHECK(joined(many + "\n" + many).size() >= many.size());
    std::string cut;
    for (int i = 0; i < 50'000; ++i) cut += "borg-\n";
    CHECK_FALSE(joined(cut).empty());
}
