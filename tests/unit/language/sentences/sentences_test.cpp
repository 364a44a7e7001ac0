// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"

using udklip::language::clean;
using udklip::language::sentences;
using udklip::language::SentenceSpan;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Joins the expected sentences, cuts them, and hopes for the same.
void check_cut(const std::vector<std::string>& expected, const std::string& between = " ") {
    std::string text;
    for (const std::string& sentence : expected) text += (text.empty() ? "" : between) + sentence;
    std::vector<std::string> found;
    for (const SentenceSpan& span : sentences(text))
        found.push_back(text.substr(span.begin, span.end - span.begin));
    CHECK(found == expected);
}

bool is_white(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// What holds for any text.
void require_sound(const std::string& text) {
    std::size_t at = 0;
    for (const SentenceSpan& span : sentences(text)) {
        REQUIRE(span.begin >= at);
        REQUIRE(span.end > span.begin);
        REQUIRE(span.end <= text.size());
        for (; at < span.begin; ++at) REQUIRE(is_white(text[at]));
        REQUIRE_FALSE(is_white(text[span.begin]));
        REQUIRE_FALSE(is_white(text[span.end - 1]));
        at = span.end;
    }
    for (; at < text.size(); ++at) REQUIRE(is_white(text[at]));
}

double seconds(const std::string& text, std::size_t* count = nullptr) {
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t n = sentences(text).size();
    if (count) *count = n;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("plain sentences") {
    check_cut({"Det er godt.", "Det er skidt!", "Er det?", "Ja."});
    check_cut({"Åen løber.", "Øen ligger der.", "Æblet falder."});
    check_cut({"Uden punktum"});
    check_cut({"Han tøvede...", "Så gik han."});
    check_cut({"Hvad?!", "Nej."});
    check_cut({});
    CHECK(sentences(" \n\t ").empty());
    CHECK(sentences("  Ja.  ") == std::vector<SentenceSpan>{{2, 5}});
}

TEST_CASE("abbreviations end no sentence") {
    check_cut({"Kritikken går bl.a. på, at det er dyrt.", "Det er det."});
    check_cut({"Mødet er f.eks. KL's møde.", "Ja."});
    check_cut({"Han er ca. 40 år."});
    check_cut({"Det siger hr. Hansen og dr. Jensen.", "Ja."});
    check_cut({"Jf. KL's aftale er prof. Buch enig."});
    check_cut({"Det var i Kbh. Universitet."});
    check_cut({"MØDET ER FREDAG KL. 11.30 I AARHUS."});
    check_cut({"Sådan lyder det fra KL.", "Men hvad gør regeringen nu?"});
    check_cut({"Det mener både V, K og S.", "De vil have mere."});
}

TEST_CASE("abbreviations that may stand last do") {
    check_cut({"Det koster 5 mia. kr.", "Det er dyrt."});
    check_cut({"Det koster 5 mio. kr. om året."});
    check_cut({"Det koster kr. 500.", "Ja."});
    check_cut({"Børn, unge m.fl.", "Kommunerne siger nej."});
    check_cut({"Huse, biler osv.", "Så er der mere."});
    check_cut({"Det så han på tv.", "Så gik han."});
    check_cut({"Det tog 5 min. 30 sek.", "Han vandt."});
    check_cut({"En besparelse på tre mia. kr. kan ikke undgå at gå ud over borgerne."});
}

TEST_CASE("a word that ends like an abbreviation is none") {
    check_cut({"Han går med.", "Hun bliver."});
    check_cut({"Det er en bad.", "Alt for lidt."});
    check_cut({"Vi har brug for sand.", "Hele vejen."});
}

TEST_CASE("ordinals") {
    check_cut({"Når KL den 18. maj starter, er det sent.", "Ja."});
    check_cut({"FREDAG DEN 21. MAJ VAR DET KOLDT."});
    check_cut({"Den 21. Maj var det koldt."});
    check_cut({"Det er hans 2. møde og 3. gang."});
    check_cut({"Det skete i 2021.", "Det var koldt."});
    check_cut({"Han er nr. 5.", "Hun er nr. 6."});
    check_cut({"Den 3. 4. 2021 var kold."});
    check_cut({"Den 3. okt. 2021 var kold."});
    check_cut({"Det skete i 2021.", "12 kommuner protesterede."});
}

TEST_CASE("after nr., kl. and stk. the sentence goes on") {
    check_cut({"Mødet er kl. 11.30.", "Det varer længe."});
    check_cut({"Mødet er kl. 8.", "Det varer længe."});
    check_cut({"Det er nr. 5 i rækken."});
    check_cut({"Det står i § 12, stk. 2, og stk. 3."});
    check_cut({"Nr. Snede ligger i Jylland."});
}

TEST_CASE("numbers and addresses") {
    check_cut({"Det koster 2.800,50 kroner.", "Ja."});
    check_cut({"Læs på www.kl.dk.", "Ja."});
    check_cut({"Skriv til a.b@kl.dk i dag."});
    check_cut({"Version 1.2.3 er ude.", "Ja."});
}

TEST_CASE("who said it belongs to what was said") {
    check_cut({"”Vi vil have flere penge.” siger KL's formand.", "Ja."});
    check_cut({"”Hvorfor?” spurgte han.", "Ingen svarede."});
    check_cut({"\"Nej!\" råbte hun."});
    check_cut({"»Kom nu!« sagde han."});
    check_cut({"- Hvorfor? spurgte hun.", "- Derfor!", "- Nej."});
    check_cut({"”Dén balance skal vi have rykket,” siger KL's formand."});
    check_cut({"”Vi er glade.”", "Det siger KL."});
    check_cut({"Han sagde: ”Ja.”", "Så gik han."});
}

TEST_CASE("initials") {
    check_cut({"H.C. Andersen skrev det.", "Ja."});
    check_cut({"Lars P. Nielsen og J. Hansen kom."});
    check_cut({"Så kom plan B.", "Det gik ikke."});
    check_cut({"Formand Jacob Bundsgaard (S).", "Ja."});
}

TEST_CASE("numbers that head an item") {
    check_cut({"1. Kommunerne skal spare.", "2. Regeringen skal betale."});
    check_cut({"§ 2. Ministeren kan fastsætte regler.", "Stk. 2. Loven gælder."});
    check_cut({"a. Mere."});
    check_cut({"IV. Afslutning."});
}

TEST_CASE("paragraphs and lines") {
    check_cut({"KL", "KL foreslår treårsplan", "Del"}, "\n\n");
    check_cut({"Overskrift uden punktum", "Så kommer teksten."}, "\n");
    check_cut({"Det er godt.", "Det er skidt."}, "\n");
    check_cut({"Krav:", "- mere", "- flere"}, "\n");
    check_cut({"Krav:", "• En styrkelse af det", "• En styrkelse af dét", "1) Og det"}, "\n  ");
    check_cut({"- Det er rigtigt.", "- Det er forkert."}, "\n");
    check_cut({"Nej.", "• Ja", "• Måske"});
    check_cut(
        {"KL og regeringen indgår delaftale om anbefalingerne fra ekspertudvalget",
         "Som led i forhandlingerne om kommunernes økonomi for 2025 er KL og regeringen enige om "
         "en delaftale på det specialiserede socialområde.",
         "Delaftalen udmønter anbefalingerne."},
        "\n");
}

TEST_CASE("wrapped lines go on") {
    check_cut({"Kommunerne vil have flere penge til det specialiserede socialområde, som\n"
               "omfatter udsatte børn, unge og voksne samt børn og voksne med handicap, bl.a.\n"
               "Aarhus Kommune, der efter lange og hårde forhandlinger endelig den 18.\n"
               "maj fik ny plan.",
               "Den er god."},
              "\n");
    // Capitals at the start of a line are no evidence against, if all lines are of one width.
    check_cut({"Det siger formanden for Kommunernes Landsforening, borgmesteren i\n"
               "Aarhus, Jacob Bundsgaard, der sammen med borgmesteren fra Odense og\n"
               "Københavns overborgmester skal forhandle med finansministeren i dag.",
               "Forhandlingerne begynder klokken ni."},
              "\n");
    check_cut({"Kommunerne vil have flere penge til det specialiserede socialområde",
               "KL kræver fem milliarder kroner over de næste tre år."},
              "\n");
    check_cut({"Nøgleord", "socialområdet", "handicap"}, "\n");
}

TEST_CASE("sentences of the kind in the corpus") {
    check_cut({"Der er brug for en tænkepause, skriver KL i en pressemeddelelse.",
               "- Vi må konstatere, at vi står for langt fra hinanden.",
               "- Der er brug for tænkepause, udtaler KL's formand, Jacob Bundsgaard (S)."},
              "\n\n");
    check_cut({"KL er arbejdsgiver for kommunernes ca. 500.000 ledere og medarbejdere.",
               "Læs mere: www.kl.dk"},
              "\n");
    check_cut(
        {"Afhængig af ambitionsniveauet forudsætter planen et beløb omkring 5 milliarder kroner.",
         "Og for at sikre en realistisk implementering, vil initiativerne skulle realiseres."});
    check_cut({"De 23 lokale treparter er nu nedsat 1.2.2025 06:40:36 CET | Pressemeddelelse",
               "Kommunerne har den 1. februar officielt nedsat dem."},
              "\n");
    check_cut({"Det er sidste chance – sådan lyder det fra KL.", "Men hvad gør regeringen nu?",
               "Det ved ingen."});
}

TEST_CASE("other scripts") {
    check_cut({"これは文です。", "次の文です。"}, "");
    check_cut({"Это так.", "Это не так?", "Да."});
}

TEST_CASE("the articles are covered, and cut where Unicode cuts") {
    int files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(udklip::test::source_path("corpus"))) {
        if (entry.path().extension() != ".txt") continue;
        ++files;
        INFO(entry.path());
        const std::string text = clean(read_file(entry.path()));
        require_sound(text);

        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::BreakIterator> icu_sentences(
            icu::BreakIterator::createSentenceInstance(icu::Locale("da"), status));
        UText* utext =
            utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
        icu_sentences->setText(utext, status);
        REQUIRE(U_SUCCESS(status));
        std::set<std::size_t> borders;  // first bytes behind the white space
        for (auto at = icu_sentences->first(); at != icu::BreakIterator::DONE;
             at = icu_sentences->next()) {
            auto border = static_cast<std::size_t>(at);
            while (border < text.size() && is_white(text[border])) ++border;
            borders.insert(border);
        }
        utext_close(utext);
        const auto spans = sentences(text);
        for (const SentenceSpan& span : spans) {
            INFO(text.substr(span.begin, span.end - span.begin));
            CHECK(borders.contains(span.begin));
        }
        CHECK(spans.size() * 10 >= borders.size() * 8);
    }
    CHECK(files >= 5);
}

TEST_CASE("any bytes are cut soundly") {
    std::mt19937 random(11);
    const std::vector<std::string> pieces = {
        ".",        "!",
        "?",        " ",
        "\n",       "\n\n",
        "\t",       "a",
        "B",        "kl",
        "bl.a.",    "mia. kr.",
        "18",       "maj",
        "”",        "\"",
        ")",        "(",
        "- ",       "• ",
        "…",        "。",
        "\xff",     "\xc3",
        "\xe2\x80", "å",
        "Ø",        "§ ",
        ",",        "1. ",
        "ordet",    "Kommunerne vil have flere penge til det specialiserede socialområde",
        "H.C.",     "I.",
    };
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const auto count = random() % 24;
        for (unsigned i = 0; i < count; ++i) {
            if (random() % 16 == 0) {
                text.push_back(static_cast<char>(random() % 256));
            } else {
                text += pieces[random() % pieces.size()];
            }
        }
        INFO(text);
        require_sound(text);
        const std::string cleaned = clean(text);
        require_sound(cleaned);
        for (const SentenceSpan& span : sentences(cleaned)) {
            REQUIRE((static_cast<unsigned char>(cleaned[span.begin]) & 0xC0) != 0x80);
            if (span.end < cleaned.size()) {
                REQUIRE((static_cast<unsigned char>(cleaned[span.end]) & 0xC0) != 0x80);
            }
        }
    }
}

TEST_CASE("time is linear in the worst of texts") {
    const std::size_t size = 2 << 20;
    const auto repeated = [&](const std::string& piece) {
        std::string text;
        while (text.size() < size) text += piece;
        return text;
    };
    for (const char* piece :
         {"a",     ".",
          "\n",    " ",
          "a\n",   ". ",
          ".\n",   "! ",
          "”",     ".”",
          "1. ",   "bl.a. ",
          "a.",    "(",
          "- ",    "• ",
          "kl. (", "Kommunerne vil have flere penge til det specialiserede område\n",
          "§ 1. ", "\xff",
          "…",     "ord ord ord ord ord ord ord ord ord ord ord ord ord\nOrd ",
          "å",     "。",
          "-\n"}) {
        INFO(piece);
        const std::string text = repeated(piece);
        CHECK(seconds(text) < 2.0);  // milliseconds, if it is not quadratic
    }
}

// Hidden: `sentences_test [speed]` tells megabytes a second.
TEST_CASE("speed over the articles", "[.speed]") {
    std::string text;
    for (const auto& entry :
         std::filesystem::directory_iterator(udklip::test::source_path("corpus"))) {
        text += clean(read_file(entry.path())) + "\n\n";
    }
    while (text.size() < (32u << 20)) text += std::string(text);
    std::size_t count = 0;
    const double spent = seconds(text, &count);
    WARN(static_cast<double>(text.size()) / spent / 1e6 << " MB/s, " << count << " sentences in "
                                                        << text.size() << " bytes");
}
