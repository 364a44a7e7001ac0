// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/recognise.hpp"

#include <string>
#include <vector>

#include "indexer/recognising/title.hpp"
#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::indexer;
using udklip::store::Record;

namespace {

struct Recognised {
    Record record;
    std::vector<std::string> warnings;
};

Recognised recognised(const Article& article, const Defaults& defaults = {},
                      const std::string& path = "a.txt") {
    Recognised result;
    Recognition how;
    how.defaults = defaults;
    result.record = recognise(article, path, how, [&](const std::string& warning) {
        result.warnings.push_back(warning);
    });
    return result;
}

Title titled(std::string_view text) {
    static const FurnitureHeadings headings = FurnitureHeadings::built_in();
    return title_of(text, headings);
}

Recognised of_text(const std::string& text, const Defaults& defaults = {}) {
    Article article;
    article.text = text;
    return recognised(article, defaults);
}

}  // namespace

TEST_CASE("the first line makes the title") {
    CHECK(titled("Kommunerne sparer\n\nDet går ud over børnene.").text == "Kommunerne sparer");
    CHECK(titled("\n\n  Kommunerne sparer  \nMere.").text == "Kommunerne sparer");
}

TEST_CASE("of a line with several sentences, the first makes the title, without its full stop") {
    CHECK(titled("Kommunerne sparer. Det går ud over børnene.").text == "Kommunerne sparer");
    CHECK(titled("Sparer kommunerne? Ja.").text == "Sparer kommunerne?");
    CHECK(titled("Vi venter på kl. 11.30 i dag. Så sker det.").text ==
          "Vi venter på kl. 11.30 i dag");
    CHECK(titled("Og så ventede vi...").text == "Og så ventede vi...");
}

TEST_CASE("lines of one word are passed over, unless there is nothing else") {
    CHECK(titled("Politiken\nDEBAT\nKommunerne sparer nu\nTekst her.").text ==
          "Kommunerne sparer nu");
    CHECK(titled("Budget").text == "Budget");
    // Alone in its paragraph, above running text, a word is a headline, unless it is a kicker.
    CHECK(titled("Grundloven\n\nDen blev til i en fart.").text == "Grundloven");
    CHECK(titled("Debat\n\nDen blev til i en fart.").text == "Den blev til i en fart");
    CHECK(titled("KL\n\nDen blev til i en fart.").text == "Den blev til i en fart");
    CHECK(titled("Politiken\n\nDen blev til i en fart.").text == "Den blev til i en fart");
    CHECK(titled("Grundloven\nDen blev til i en fart.").text == "Den blev til i en fart");
    CHECK(titled("Et\nTo").text == "Et");
}

TEST_CASE("a long title is cut at a word, never inside a character") {
    std::string words;
    for (int i = 0; i < 60; ++i) words += "øre ";
    const std::string title = titled(words + "slut.").text;
    CHECK(title.size() <= 165);
    CHECK(title.ends_with("øre…"));
    std::string endless;
    for (int i = 0; i < 300; ++i) endless += "ø";
    CHECK(udklip::language::is_valid_utf8(titled("x" + endless).text));
    CHECK(udklip::language::is_valid_utf8(titled(endless).text));
    CHECK(titled(endless).text.size() < 170);
}

TEST_CASE("nothing makes no title") {
    CHECK(titled("").text.empty());
    CHECK(titled(" \n\t\n").text.empty());
}

TEST_CASE("a headline is told from running text") {
    CHECK(titled("Kommunerne sparer\nDet går ud over børnene.").from == "first line");
    CHECK(titled("Kommunerne sparer. Det går ud over børnene.").from ==
          udklip::store::kFirstSentence);
    CHECK(titled("Kommunerne sparer.\nDet går ud over børnene.").from ==
          udklip::store::kFirstSentence);
    CHECK(titled("Kommunerne sparer").from == udklip::store::kFirstSentence);
}

TEST_CASE("the number of a thing ends a sentence") {
    for (const char* first :
         {"Loven gælder for højskolen, jf. § 3", "Reglerne findes i lovens §§ 12 og § 14",
          "Bekendtgørelsen gælder, jf. dog stk. 4", "Grunden står i kapitel 2",
          "Det fremgår af bilag 7", "Mere på side 12"}) {
        CHECK(titled(std::string(first) + ". Stk. 2. Ministeren kan bestemme.\n\nMere.").text ==
              first);
    }
}

TEST_CASE("an ordinal before a capital ends no sentence") {
    CHECK(
        titled("I slutningen af 2. Verdenskrig kom der mange flygtninge. De boede i lejre.").text ==
        "I slutningen af 2. Verdenskrig kom der mange flygtninge");
    CHECK(titled("Det var Christian 4. Danmark var rigt.\nMere.").text ==
          "Det var Christian 4. Danmark var rigt");
    CHECK(titled("Det skete i 1864. Danmark tabte.").text == "Det skete i 1864");
}

TEST_CASE("salutations, marks and dates are no title") {
    CHECK(titled("Hej !\n\nDer er møde i foreningen på torsdag.").text ==
          "Der er møde i foreningen på torsdag");
    CHECK(titled("Kære medlemmer,\n\nDer er møde på torsdag.").text == "Der er møde på torsdag");
    CHECK(titled("Kære regering, gør noget ved klimaet\n\nDet haster.").text ==
          "Kære regering, gør noget ved klimaet");
    CHECK(titled("### Året der gik\n\nDet var godt.").text == "Året der gik");
    CHECK(titled("== Året der gik ==\nDet var godt.").text == "Året der gik");
    CHECK(titled("----\n.\nÅret der gik\nDet var godt.").text == "Året der gik");
    CHECK(titled("5. juni 2021\nMødet blev holdt.").text == "Mødet blev holdt");
}

TEST_CASE(
    "abbreviations in front of names end no title, and signs around one word are no part of it") {
    CHECK(titled("Chr. Hansen på Skt. Knuds Vej flytter til Kgs. Lyngby i år. Det sker nu.").text ==
          "Chr. Hansen på Skt. Knuds Vej flytter til Kgs. Lyngby i år");
    CHECK(titled("**Sommerfest**\n\nVi holder fest på fredag.").text == "Sommerfest");
    CHECK(titled("=== Sommerfest ===\n\nVi holder fest på fredag.").text == "Sommerfest");
    CHECK(titled("-- Fest i år --\n\nVi holder fest på fredag.").text == "Fest i år");
    CHECK(titled("Hej med jer\n\nVi holder fest på fredag.").text == "Vi holder fest på fredag");
    CHECK(titled("__Sommerfest i parken__\n\nVi holder fest.").text == "Sommerfest i parken");
}

TEST_CASE("a period in front of a file's name is part of it, a time is not") {
    CHECK(title_of_name("2020-2021 Årsberetning.md") == "2020-2021 Årsberetning");
    CHECK(title_of_name("2021-05-06T10.15 Ny bro.md") == "Ny bro");
}

TEST_CASE("a line of place and date is a date, and no title") {
    for (const char* line : {"København, 6. maj 2021", "Vejle, den 6. maj 2021",
                             "Ny By d. 6. maj 2021", "Af Ole Hansen, 6. maj 2021", "(6. maj 2021)",
                             "6. maj 2021 | Indland", "6. maj 2021 - 3 min. læsning"}) {
        INFO(line);
        const auto one = of_text("Ny bro\n" + std::string(line) + "\n\nBroen er lang, siger de.");
        CHECK(one.record.date == "2021-05-06");
        CHECK(one.record.title == "Ny bro");
        CHECK(titled(std::string(line) + "\n\nNy bro åbner\n\nBroen er lang.").text ==
              "Ny bro åbner");
    }
    CHECK(of_text("Ny bro\n6. maj 2021 - 7. maj 2021\n\nBroen er lang.").record.date.empty());
    CHECK(of_text("Ny bro\nFest i Vejle, 6. maj 2021\n\nBroen er lang.").record.date.empty());
}

TEST_CASE("the name of a file is a title if it is words") {
    const auto title = [](const std::string& path, const std::string& text) {
        Article article;
        article.text = text;
        return recognised(article, {}, path).record.title;
    };
    CHECK(title("Ny bro i Vejle.txt", "Broen er lang. Den er dyr.") == "Ny bro i Vejle");
    CHECK(title("noter/2021-05-06 Ny bro.txt", "Broen er lang.") == "Ny bro");
    CHECK(title("202105061230 Ny bro.md.gz", "Broen er lang.") == "Ny bro");
    CHECK(title("Storken.txt", "Den kom søndag.") == "Storken");
    CHECK(title("færgen.txt", "Den kom søndag.") == "færgen");
    CHECK(title("Ny-bro-i-Vejle.txt", "Broen er lang.") == "Ny bro i Vejle");
    CHECK(title("Ny bro i Vejle.txt", "Broen åbner\n\nDen er lang.") == "Broen åbner");
    for (const char* path :
         {"a.txt", "ny-bro.txt", "31dd8351265b7676.txt", "Untitled 3.txt", "IMG_1234.txt",
          "2021-05-06.txt", "README2.txt", "Uge 23.txt", "ny_bro_i_vejle.txt", "LICENSE.txt"}) {
        INFO(path);
        CHECK(title(path, "Broen er lang.") == "Broen er lang");
    }
    CHECK(title("a.txt", ".\n----\n") == "a");
    CHECK(title("mappe/notat7.txt", "***") == "notat7");
    Article part;
    part.record = 2;
    part.text = "Broen er lang.";
    CHECK(recognised(part, {}, "Ny bro i Vejle.csv").record.title == "Broen er lang");
}

TEST_CASE("a heading below the first level is a title if the file's name is none") {
    Article article;
    article.marks_headings = true;
    article.heading = "Baggrund";
    article.text = "Den er dyr.";
    CHECK(recognised(article, {}, "a.md").record.title == "Baggrund");
    CHECK(recognised(article, {}, "a.md").record.text == "Den er dyr.");
    const Record named = recognised(article, {}, "Ny bro i Vejle.md").record;
    CHECK(named.title == "Ny bro i Vejle");
    CHECK(named.title_from == "file name");
    CHECK(named.text == "Baggrund\n\nDen er dyr.");
}

TEST_CASE("a line that is a date is read as one, and is text all the same") {
    Article article;
    article.text = "Storken er landet\n2. april 2017\n\nDen kom søndag.";
    Record record = recognised(article).record;
    CHECK(record.date == "2017-04-02");
    CHECK(record.text == article.text);
    CHECK(record.title == "Storken er landet");
    article.text = "Dagbog\n2. april 2017\n\nRegn.\n\n3. april 2017\n\nSol.";
    CHECK(recognised(article).record.date.empty());
    article.text = "5. juni 2021\nMødet blev holdt.";
    record = recognised(article).record;
    CHECK(record.date == "2021-06-05");
    CHECK(record.text == article.text);
    article.date = "2019-01-01";
    record = recognised(article).record;
    CHECK(record.date == "2019-01-01");
    CHECK(record.text == article.text);
    article = {};
    article.title = "Møde";
    article.text = "Torsdag den 10. juni 2021 kl. 10";
    record = recognised(article).record;
    CHECK(record.date == "2021-06-10T10:00:00");
    CHECK(record.text == article.text);
}

TEST_CASE("a time in UTC is a day in the time zone, any other the day as written") {
    const auto dated = [](const std::string& date) {
        Article article;
        article.date = date;
        return recognised(article).record.date.substr(0, 16);
    };
    CHECK(dated("2020-12-31T23:00:00.000Z") == "2021-01-01T00:00");
    CHECK(dated("2021-06-30T22:30:00Z") == "2021-07-01T00:30");
    CHECK(dated("2021-06-30T21:30:00Z") == "2021-06-30T23:30");
    for (const char* zone : {"GMT", "UTC", "UT", "+0000", "-0000", "+0000 (UTC)"}) {
        CHECK(dated(std::string("Thu, 31 Dec 2020 23:30:00 ") + zone) == "2021-01-01T00:30");
    }
    CHECK(dated("Thu, 31 Dec 2020 23:30:00 WET") == "2020-12-31T23:30");
    CHECK(dated("2020-12-31 23:30:00 UTC") == "2021-01-01T00:30");
    CHECK(dated("2020-12-31T23:00:00") == "2020-12-31T23:00");
    CHECK(dated("2020-12-31T23:00:00-05:00") == "2020-12-31T23:00");
    CHECK(dated("2020-12-31T23:00:00+00:00") == "2020-12-31T23:00");
}

TEST_CASE("a title that is stated is the title") {
    Article article;
    article.title = "  Den\u00ADne titel\n er stated ";
    article.text = "Kommunerne sparer. Mere.";
    CHECK(recognised(article).record.title == "Denne titel er stated");
    CHECK(recognised(article).record.title_from == "metadata");
    article.title = " ";
    CHECK(recognised(article).record.title == "Kommunerne sparer");
}

TEST_CASE("the header line is the date, and not part of the text") {
    const Record record = of_text("date 2021-06 Kommunerne sparer. Mere.").record;
    CHECK(record.date == "2021-06");
    CHECK(record.date_from == "header");
    CHECK(record.text == "Kommunerne sparer. Mere.");
    CHECK(record.title == "Kommunerne sparer");
}

TEST_CASE("a date inside the text dates nothing") {
    const auto result = of_text("Kommunerne sparer. Den 18. maj 2021 mødes de igen.\n\n14.06.2021");
    CHECK(result.record.date.empty());
    CHECK(result.record.date_from.empty());
    CHECK(result.warnings.empty());
}

TEST_CASE("a date below a heading that is not the headline dates no page") {
    Article article;
    article.title = "Plant dine egne bær";
    article.text = "Planteguide som hæfte\n\n8.12.2022\n\n12 sider om bærbuske i haven.";
    CHECK(recognised(article).record.date == "2022-12-08");
    article.title_from = "h1";  // the page has its headline elsewhere
    CHECK(recognised(article).record.date.empty());
}

TEST_CASE("a date that is stated goes before the header's, which still is no text") {
    Article article;
    article.date = "2020-02-03";
    article.text = "date 2021-06 Kommunerne sparer.";
    const Record record = recognised(article).record;
    CHECK(record.date == "2020-02-03");
    CHECK(record.date_from == "metadata");
    CHECK(record.text == "Kommunerne sparer.");
}

TEST_CASE("a date keeps the precision that it was given with") {
    for (const char* date : {"2021", "2021-06", "2021-06-18", "2021-06-18T06:00:00+02:00"}) {
        Article article;
        article.date = date;
        CHECK(recognised(article).record.date == date);
    }
    Article article;
    article.date = "18. juni 2021";
    CHECK(recognised(article).record.date == "2021-06-18");
}

TEST_CASE("a date that is none is warned of, and unknown") {
    Article article;
    article.text = "Tekst.";
    for (const char* date : {"2021-02-31", "i går", "bananer", "2021-13"}) {
        article.date = date;
        const auto result = recognised(article);
        INFO(date);
        CHECK(result.record.date.empty());
        REQUIRE(result.warnings.size() == 1);
        CHECK(result.warnings[0].find(date) != std::string::npos);
    }
    article.date = "  ";
    CHECK(recognised(article).warnings.empty());
}

TEST_CASE("the options --date and --source are for articles that carry none") {
    const Defaults defaults{"KL", "2019"};
    const Record without = of_text("Tekst.", defaults).record;
    CHECK(without.date == "2019");
    CHECK(without.date_from == "--date");
    CHECK(without.source == "KL");
    CHECK(without.source_from == "--source");
    CHECK(of_text("date 2021-06 Tekst.", defaults).record.date == "2021-06");
    Article article;
    article.source = "Politiken";
    article.date = "2021";
    const Record with = recognised(article, defaults).record;
    CHECK(with.date == "2021");
    CHECK(with.source == "Politiken");
    CHECK(with.source_from == "metadata");
}

TEST_CASE("without any, date and source are unknown") {
    const Record record = of_text("Tekst.").record;
    CHECK(record.date.empty());
    CHECK(record.source.empty());
    CHECK(record.source_from.empty());
}

TEST_CASE("text is cleaned, fields are one line") {
    Article article;
    article.id = " id\n1 ";
    article.author = "Anne\t\tHolm";
    article.section = "A\u030Arhus";
    article.url = "https://kl.dk/a ";
    article.text = "\n KL\u2019s soft\u00ADhed\r\nbl\xe5 \n";
    const Record record = recognised(article).record;
    CHECK(record.id == "id 1");
    CHECK(record.author == "Anne Holm");
    CHECK(record.section == "Århus");
    CHECK(record.url == "https://kl.dk/a");
    CHECK(record.text == "KL's softhed\nbl\uFFFD");
}

TEST_CASE("an article of nothing is a record of nothing") {
    const auto result = recognised({});
    CHECK(result.record.text.empty());
    CHECK(result.record.title.empty());
    CHECK(result.record.id.empty());
    CHECK(result.warnings.empty());
}

TEST_CASE("the path dates what states no date") {
    Article article;
    article.text = "Den 3. marts 1999 skete det.";
    const auto dated = [&](const std::string& path) {
        const Record record = recognised(article, {.source = "", .date = "2001"}, path).record;
        return record.date + " " + record.date_from;
    };
    CHECK(dated("nyt/2021/06/a.txt") == "2021-06 path");
    CHECK(dated("2021-06-18-a.txt") == "2021-06-18 path");
    CHECK(dated("000_8fb1d4c4f2cce660.txt") == "2001 --date");
    CHECK(dated("003_31dd8351265b7676.txt") == "2001 --date");
    article.text = "date 2020-02 Det skete.";
    CHECK(dated("nyt/2021/06/a.txt") == "2020-02 header");
    article.date = "2019";
    CHECK(dated("nyt/2021/06/a.txt") == "2019 metadata");
}

TEST_CASE("the name of a file of many articles says when it was made") {
    Place one;
    CHECK(dating_part("nyt/2021-06-18.txt", one) == "nyt/2021-06-18.txt");
    Place line;
    line.line = 7;
    CHECK(dating_part("nyt/2021/eksport-2024-01-05.jsonl", line) == "nyt/2021/");
    CHECK(dating_part("eksport-2024-01-05.jsonl", line).empty());
    Place member;
    member.member = "2021/06/a.txt";
    CHECK(dating_part("hentet-2024-01-05.zip!/2021/06/a.txt", member) == "2021/06/a.txt");
    member.record = 3;
    CHECK(dating_part("nyt/hentet-2024-01-05.zip!/2021/06/a.csv", member) == "nyt/");
}

TEST_CASE("the warning of an unreadable date says what is taken instead") {
    Article article;
    article.text = "Tekst.";
    article.date = "2021-02-31";
    const auto path = recognised(article, {}, "2021/02/a.txt");
    CHECK(path.record.date == "2021-02");
    CHECK(path.record.date_from == "path");
    REQUIRE(path.warnings.size() == 1);
    CHECK(path.warnings[0] ==
          "its date \"2021-02-31\" is no date; 2021-02 is taken instead (path)");
    CHECK(recognised(article).warnings[0] ==
          "its date \"2021-02-31\" is no date; it counts as unknown");
}

TEST_CASE("the source: stated, furniture, --source, folder") {
    Article article;
    article.text =
        "Overskriften her\n\nDet er en sætning om noget, der er sket.\n\nFlere "
        "pressemeddelelser fra KL\n\nAndet";
    const Defaults defaults{"Ritzau", ""};
    const auto source = [](const Record& record) {
        return record.source + " " + record.source_from;
    };
    CHECK(source(recognised(article, defaults, "politiken/a.txt").record) == "KL furniture");
    article.source = "DR";
    CHECK(source(recognised(article, defaults, "politiken/a.txt").record) == "DR metadata");
    article = {};
    article.text = "Tekst.";
    CHECK(source(recognised(article, defaults, "politiken/a.txt").record) == "Ritzau --source");
    CHECK(source(recognised(article, {}, "politiken/a.txt").record) == "politiken folder");
    CHECK(source(recognised(article, {}, "kl.dk/a.txt").record) == "kl.dk folder");
    for (const char* path : {"2021/a.txt", "faq/a.md", "generalforsamlinger/a.md", "_noter/a.md"})
        CHECK(source(recognised(article, {}, path).record) == " ");
}

TEST_CASE("furniture is neither text, title nor date") {
    const Record record =
        of_text(
            "KL\n\nDel på Facebook\n\nKL vil spare penge\n\nKommunerne skal spare mange "
            "penge næste år.\n\nKontakter\n\nFlere pressemeddelelser fra KL\n\nAndet21.5.2021 "
            "06:00:00 CEST | Pressemeddelelse")
            .record;
    CHECK(record.title == "KL vil spare penge");
    CHECK(record.text == "KL vil spare penge\n\nKommunerne skal spare mange penge næste år.");
    CHECK(record.furniture.starts_with("KL\nDel på Facebook\n\nKontakter"));
    CHECK(record.date.empty());
}

TEST_CASE("other headings, other fingerprint") {
    Recognition how;
    const std::string before = fingerprint(how);
    how.defaults.source = "KL";
    CHECK(fingerprint(how) == before);
    how.headings.add("line\tMin linje", "x");
    CHECK(fingerprint(how) != before);
}
