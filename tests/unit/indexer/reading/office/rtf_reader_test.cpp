// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/office/documents.hpp"

using namespace udklip::indexer;

namespace {

std::string text_of(std::string_view body) {
    return test::only(
               read_rtf,
               fmt::format("{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{}}}",
                           body))
        .text;
}

}  // namespace

TEST_CASE("RTF: a letter stands there twice and is taken once") {
    CHECK(text_of(R"(\uc1 b\u248\'f8rnehave\par)") == "børnehave");
    CHECK(text_of(R"(\uc1 b\u248?rnehave)") == "børnehave");
    CHECK(text_of(R"(b\'f8rnehave)") == "børnehave");
    CHECK(text_of(R"(\uc0 b\u248 rnehave)") == "børnehave");
    CHECK(text_of(R"({\uc2 b\u248\'c3\'b8r}n\u230\'e6)") == "børnæ");
    CHECK(text_of(R"(\u-10179?\u-8704?)") == "\U0001F600");
    CHECK(text_of(R"(\u55357?\u56832?)") == "\U0001F600");
}

TEST_CASE("RTF: what is deleted, commented or generated is left out") {
    CHECK(text_of(R"(Hun sagde ja{\deleted nej} til Kom{\*\annotation Husk at ringe}munen.\par)") ==
          "Hun sagde ja til Kommunen.");
    CHECK(
        text_of(
            R"({\listtext\pard 1.\tab}f\'f8rste punkt\par{\header Lokalbladet}{\footer Side 1})") ==
        "første punkt");
    CHECK(
        text_of(
            R"({\pict\wmetafile8 0100090000}{\*\generator LibreOffice;}{\info{\title Titel her}}tekst)") ==
        "tekst");
    CHECK(text_of(R"({\field{\*\fldinst HYPERLINK "http://a"}{\fldrslt linket}} er her)") ==
          "linket er her");
    CHECK(text_of(R"({\v skjult}set)") == "set");
}

TEST_CASE("RTF: a footnote stands apart from its sentence") {
    CHECK(
        text_of(
            R"(P\'e5 havnen.{\super\chftn}{\*\footnote\chftn\pard Kilde: referatet.} Bel\'f8bet er lille.\par)") ==
        "På havnen. Beløbet er lille.\n\nKilde: referatet.");
}

TEST_CASE("RTF: paragraphs, lines, tabs, rows and signs") {
    CHECK(text_of("En\\par\nTo\\line Tre\\tab Fire") == "En\n\nTo\nTre\tFire");
    CHECK(
        text_of(
            R"(\trowd\pard\intbl M\'f8n\cell 12\cell\row\trowd\pard\intbl \'c6r\'f8\cell 7\cell\row\pard Efter)") ==
        "Møn\t12\nÆrø\t7\n\nEfter");
    CHECK(text_of(R"(b\-\'f8rne\_have\~x \{a\}\\ \endash\ldblquote)") ==
          "børne-have\u00a0x {a}\\ \u2013\u201c");
}

TEST_CASE("RTF: properties") {
    const Article article = test::only(
        read_rtf,
        R"({\rtf1\ansi{\info{\title Havnen udvides}{\author Bo Hansen}{\creatim\yr2021\mo5\dy8\hr9\min30}{\revtim\yr2021\mo5\dy9\hr9\min30}}Tekst.})");
    CHECK(article.title == "Havnen udvides");
    CHECK(article.author == "Bo Hansen");
    CHECK(article.date == "2021-05-08");
    CHECK(article.text == "Tekst.");
}

TEST_CASE("RTF: other code pages") {
    CHECK(test::only(read_rtf, R"({\rtf1\mac b\'bfrn})").text == "børn");
    CHECK(test::only(read_rtf, R"({\rtf1\ansi\ansicpg1251 \'e4\'e0})").text == "да");
}

TEST_CASE("RTF: noise and what is nested too deeply ends in a reason") {
    CHECK(test::read_with(read_rtf, "ikke rtf").rejected.size() == 1);
    CHECK(test::read_with(read_rtf, "{\\rtf1" + std::string(5000, '{')).rejected.size() == 1);
    feed_noise(read_rtf, {"{\\rtf1", "{", "}", "\\u248", "\\'f8", "\\par", "{\\*\\footnote",
                          "{\\info{\\title", "\\bin9999999 ", "\\bin-1 ", "\\uc99", "\\ansicpg9",
                          "\\cell", "{\\shptxt", "\\"});
    feed_noise(
        [](ByteSource& in, ArticleSink& sink) {
            MemorySource bytes("x");
            const std::string noise = "{\\rtf1" + read_up_to(in, 10'000);
            MemorySource whole(noise);
            read_rtf(whole, sink);
        },
        {"{", "}", "\\u55357", "\\'f8", "\\par", "{\\*\\footnote", "{\\info{\\title", "{\\shptxt"});
}

TEST_CASE("RTF: braces that close more than was opened end a box, or a note, once") {
    CHECK(text_of(R"(Et hus}\shptxt Boks}}} Mere)").starts_with("Et hus"));
    CHECK(text_of(R"(Et hus}\footnote Note}}} Mere)").starts_with("Et hus"));
    CHECK(text_of(R"(Et hus{\shptxt\shptxt Boks}}} Mere)").starts_with("Et hus"));
}
