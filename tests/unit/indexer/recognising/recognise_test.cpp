// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/recognise.hpp"

#include <string>
#include <vector>

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

Recognised of_text(const std::string& text, const Defaults& defaults = {}) {
    Article article;
    article.text = text;
    return recognised(article, defaults);
}

}  // namespace

TEST_CASE("the first line makes the title") {
    CHECK(title_of("Kommunerne sparer\n\nDet går ud over børnene.").text == "Kommunerne sparer");
    CHECK(title_of("\n\n  Kommunerne sparer  \nMere.").text == "Kommunerne sparer");
}

TEST_CASE("of a line with several sentences, the first makes the title, without its full stop") {
    CHECK(title_of("Kommunerne sparer. Det går ud over børnene.").text == "Kommunerne sparer");
    CHECK(title_of("Sparer kommunerne? Ja.").text == "Sparer kommunerne?");
    CHECK(title_of("Vi venter på kl. 11.30 i dag. Så sker det.").text ==
          "Vi venter på kl. 11.30 i dag");
    CHECK(title_of("Og så ventede vi...").text == "Og så ventede vi...");
}

TEST_CASE("lines of one word are passed over, unless there is nothing else") {
    CHECK(title_of("Politiken\nDEBAT\nKommunerne sparer nu\nTekst her.").text ==
          "Kommunerne sparer nu");
    CHECK(title_of("Budget").text == "Budget");
    CHECK(title_of("Et\nTo").text == "Et");
}

TEST_CASE("a long title is cut at a word, never inside a character") {
    std::string words;
    for (int i = 0; i < 60; ++i) words += "øre ";
    const std::string title = title_of(words + "slut.").text;
    CHECK(title.size() <= 165);
    CHECK(title.ends_with("øre…"));
    std::string endless;
    for (int i = 0; i < 300; ++i) endless += "ø";
    CHECK(udklip::language::is_valid_utf8(title_of("x" + endless).text));
    CHECK(udklip::language::is_valid_utf8(title_of(endless).text));
    CHECK(title_of(endless).text.size() < 170);
}

TEST_CASE("nothing makes no title") {
    CHECK(title_of("").text.empty());
    CHECK(title_of(" \n\t\n").text.empty());
}

TEST_CASE("a headline is told from running text") {
    CHECK(title_of("Kommunerne sparer\nDet går ud over børnene.").from == "first line");
    CHECK(title_of("Kommunerne sparer. Det går ud over børnene.").from ==
          udklip::store::kFirstSentence);
    CHECK(title_of("Kommunerne sparer.\nDet går ud over børnene.").from ==
          udklip::store::kFirstSentence);
    CHECK(title_of("Kommunerne sparer").from == udklip::store::kFirstSentence);
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
    CHECK(source(recognised(article, {}, "2021/a.txt").record) == " ");
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
