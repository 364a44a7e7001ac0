// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

CollectingSink read(std::string_view bytes, char separator = '\0', const FieldMap& fields = {}) {
    return read_from(
        bytes, [&](ByteSource& in, ArticleSink& sink) { read_csv(in, separator, fields, sink); });
}

}  // namespace

TEST_CASE("rows below a row of names are articles") {
    const auto sink = read(
        "id;Titel;Tekst;Dato;ukendt\r\n1;Flere penge;\"Kommunerne; \"\"vi "
        "vil\"\"\nhave\";2021-05;x\r\n"
        "\r\n2;To;Tekst to;;\r\n");
    REQUIRE(sink.articles.size() == 2);
    CHECK(sink.articles[0].id == "1");
    CHECK(sink.articles[0].title == "Flere penge");
    CHECK(sink.articles[0].text == "Kommunerne; \"vi vil\"\nhave");
    CHECK(sink.articles[0].date == "2021-05");
    CHECK(sink.articles[0].line == 2);
    CHECK(sink.articles[0].record == 1);
    CHECK(sink.articles[1].line == 5);
    CHECK(sink.articles[1].record == 2);
    CHECK(sink.rejected.empty());
    CHECK(sink.warnings.empty());
}

TEST_CASE("the separator is found in the names") {
    for (const char* text :
         {"title,text\na,b", "title;text\na;b", "title\ttext\na\tb", "title|text\na|b",
          "\"title\",\"text\"\n\"a\",\"b\"\n", "sep=;\ntitle;text\na;b", "\uFEFFtitle,text\ra,b\r",
          "\n\ntitle,text\na,b"}) {
        const auto sink = read(text);
        INFO(text);
        REQUIRE(sink.articles.size() == 1);
        CHECK(sink.articles[0].title == "a");
        CHECK(sink.articles[0].text == "b");
    }
    CHECK(read("title\ttext\na, b\tc; d", '\t').articles[0].title == "a, b");
}

TEST_CASE("the last row needs no line end, and quotes inside a field are characters") {
    const auto sink = read("text,title\nhan sagde \"nej\",a\n\"helt\" nej,b");
    REQUIRE(sink.articles.size() == 2);
    CHECK(sink.articles[0].text == "han sagde \"nej\"");
    CHECK(sink.articles[1].text == "helt nej");
}

TEST_CASE("bad rows are told once, and the rest goes on") {
    const auto sink =
        read("id,title,text\n1,a,b\n2,a,b,c,d\n3,,\n4,a\n5,a,b,,\n6,a,\"aldrig lukket\n7,a,b\n");
    REQUIRE(sink.articles.size() == 3);
    CHECK(sink.articles[2].id == "5");
    REQUIRE(sink.rejected.size() == 3);
    CHECK(sink.rejected[0] ==
          ", record 2 (line 3): has 5 fields, but there are 3 columns; left out");
    CHECK(sink.rejected[1] == ", record 3 (line 4): has no text");
    CHECK(sink.rejected[2].find("line 7): has a quote that is never closed") != std::string::npos);
    CHECK(sink.warnings.size() == 1);
}

TEST_CASE("a file without a column for the text is rejected, and told how to name it") {
    const auto sink = read("navn,alder\na,5\n");
    CHECK(sink.articles.empty());
    REQUIRE(sink.rejected.size() == 1);
    CHECK(sink.rejected[0].find("navn, alder") != std::string::npos);
    FieldMap fields;
    fields.add("text=navn");
    CHECK(read("navn,alder\na,5\n", '\0', fields).articles.size() == 1);
    CHECK(read("").rejected.size() == 1);
    CHECK(read("\n\n").rejected.size() == 1);
    CHECK(read("text\n").rejected.empty());
}

TEST_CASE("other charsets and NUL are mended") {
    const auto latin = read(
        "titel;tekst\nBl\xe5;B\xe6r p\xe5 \xf8"
        "en\n");
    REQUIRE(latin.articles.size() == 1);
    CHECK(latin.articles[0].text == "Bær på øen");
    CHECK(latin.warnings.size() == 1);
    const auto nul = read("text\nlang nok til at et enkelt tegn ikke gør den binær" +
                          std::string(1, '\0') + " xyz\n");
    CHECK(nul.articles.size() == 1);
    CHECK(nul.warnings.size() == 1);
}

TEST_CASE("a row of more than 20 MB is passed over") {
    std::string rows = "text\na\n";
    rows += std::string(kMaxArticleBytes + 10, 'x') + "\nb\n";
    const auto sink = read(rows);
    CHECK(sink.articles.size() == 2);
    CHECK(sink.rejected.size() == 1);
}

TEST_CASE("rows are the same whatever the pieces they come in") {
    const std::string text = "titel;tekst\r\nblå;\"a\r\nb \"\"c\"\"\"\r\nrød;d\r\n";
    for (const std::size_t step : {1, 2, 3, 5}) {
        TricklingSource source(text, step);
        CollectingSink sink;
        read_csv(source, '\0', {}, sink);
        REQUIRE(sink.articles.size() == 2);
        CHECK(sink.articles[0].text == "a\r\nb \"c\"");
        CHECK(sink.articles[1].title == "rød");
    }
}

TEST_CASE("noise does no harm") {
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_csv(in, '\0', {}, sink); },
               {"text", "title", ",", ";", "\"", "\n", "\r\n", "\r", "æ", "sep=;\n", "a"}, 2000);
}

TEST_CASE("columns go by many names, and a text under no known name is refused with its name") {
    const auto read_rows = [](std::string_view rows) {
        return read_from(rows,
                         [](ByteSource& in, ArticleSink& sink) { read_csv(in, '\0', {}, sink); });
    };
    auto sink = read_rows("År;Titel;Fuld tekst\n2021;Ny bro;Broen.\n");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].date == "2021");
    CHECK(sink.articles[0].text == "Broen.");
    sink = read_rows(
        "Titel;Min tekst\nNy bro;Havnen skal udvides næste år. Det bliver dyrt for kommunen.\n");
    CHECK(sink.articles.empty());
    REQUIRE(sink.rejected.size() == 1);
    CHECK(sink.rejected[0].ends_with("take it with --map text=mintekst"));
}
