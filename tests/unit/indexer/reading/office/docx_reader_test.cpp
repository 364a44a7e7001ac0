// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/office/documents.hpp"

using namespace udklip::indexer;

namespace {

using test::docx;

std::string text_of(std::string_view body, Members more = {}) {
    return test::only(read_docx, docx(body, std::move(more))).text;
}

std::string core(std::string_view properties) {
    return fmt::format(
        R"(<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">{}</cp:coreProperties>)",
        properties);
}

std::string notes(std::string_view real) {
    return fmt::format(
        R"(<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>STREG</w:t></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p/></w:footnote>{}</w:footnotes>)",
        real);
}

constexpr const char* kBox =
    "<w:txbxContent><w:p><w:r><w:t>Faktaboks: 27 pladser</w:t></w:r></w:p></w:txbxContent>";

}  // namespace

TEST_CASE("DOCX: a soft hyphen is an element between pieces of a word") {
    CHECK(text_of("<w:p><w:r><w:t>En børne</w:t><w:softHyphen/><w:t>have.</w:t></w:r></w:p>") ==
          "En børnehave.");
    CHECK(
        text_of("<w:p><w:r><w:t>En børne</w:t></w:r><w:r><w:softHyphen/></w:r><w:r><w:t>have.</w:t>"
                "</w:r></w:p>") == "En børnehave.");
}

TEST_CASE("DOCX: a word may be cut over runs, and a blank be a run") {
    CHECK(text_of("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Kom</w:t></w:r><w:r><w:t>munen.</w:t></"
                  "w:r></w:p>") == "Kommunen.");
    CHECK(
        text_of(
            R"(<w:p><w:r><w:t>Kommunen</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>åbner</w:t></w:r></w:p>)") ==
        "Kommunen åbner");
}

TEST_CASE("DOCX: breaks and tabs inside a run divide words") {
    CHECK(text_of("<w:p><w:r><w:t>100 kroner.</w:t><w:br/><w:t>Ny "
                  "linje</w:t><w:tab/><w:t>tabulator.</w:t>"
                  "</w:r></w:p>") == "100 kroner.\nNy linje\ttabulator.");
    CHECK(text_of("<w:p><w:pPr><w:tabs><w:tab "
                  "w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>") == "a");
}

TEST_CASE("DOCX: a text box stands in the file twice, and is taken once, on its own") {
    const std::string body = fmt::format(
        "<w:p><w:r><mc:AlternateContent><mc:Choice "
        "Requires=\"wps\"><w:drawing><wps:txbx>{0}</wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Kommunen åbner.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Slut.</w:t></w:r></w:p>",
        kBox);
    CHECK(text_of(body) == "Kommunen åbner.\n\nFaktaboks: 27 pladser\n\nSlut.");
    // The form of older programs alone.
    CHECK(text_of(fmt::format("<w:p><w:r><w:t>A</w:t><w:pict><v:textbox>{}</v:textbox></w:pict>"
                              "</w:r></w:p>",
                              kBox)) == "A\n\nFaktaboks: 27 pladser");
}

TEST_CASE("DOCX: what was deleted, moved away or hidden is no text") {
    CHECK(text_of("<w:p><w:r><w:t xml:space=\"preserve\">Hun sagde "
                  "</w:t></w:r><w:ins><w:r><w:t>ja</w:t></w:r></w:ins>"
                  "<w:del><w:r><w:delText>nej</w:delText></w:r></w:del><w:r><w:t "
                  "xml:space=\"preserve\"> til "
                  "Kommunen.</w:t></w:r></w:p>") == "Hun sagde ja til Kommunen.");
    CHECK(text_of(
              "<w:p><w:moveFrom><w:r><w:t>væk</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>her</w:t>"
              "</w:r></w:moveTo></w:p>") == "her");
    CHECK(text_of("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:t>set</w:t></"
                  "w:r></w:p>") == "set");
}

TEST_CASE("DOCX: comments, headers, footers and field codes are no text") {
    CHECK(
        text_of("<w:p><w:r><w:t>A</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r>"
                "<w:r><w:instrText> PAGE </w:instrText></w:r></w:p>",
                {{"word/comments.xml",
                  "<w:comments xmlns:w=\"w\"><w:comment><w:p><w:r><w:t>Husk</w:t>"
                  "</w:r></w:p></w:comment></w:comments>"},
                 {"word/header1.xml",
                  "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Lokalbladet</w:t></w:r></w:p></w:hdr>"}}) ==
        "A");
}

TEST_CASE("DOCX: a footnote stands apart from its sentence; separators are none") {
    const std::string body =
        "<w:p><w:r><w:t xml:space=\"preserve\">På havnen.</w:t></w:r><w:r><w:footnoteReference "
        "w:id=\"{}\"/></w:r>"
        "<w:r><w:t xml:space=\"preserve\"> Beløbet er lille.</w:t></w:r></w:p>";
    for (const std::string id : {"2", "20"}) {
        const std::string note = fmt::format(
            "<w:footnote w:id=\"{}\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:tab/><w:t>Kilde: "
            "Økonomiudvalgets referat.</w:t></w:r></w:p></w:footnote>",
            id);
        CHECK(text_of(fmt::format(fmt::runtime(body), id), {{"word/footnotes.xml", notes(note)}}) ==
              "På havnen. Beløbet er lille.\n\nKilde: Økonomiudvalgets referat.");
    }
}

TEST_CASE("DOCX: list items and rows are lines, cells are divided by tabs") {
    CHECK(text_of("<w:p><w:r><w:t>Før</w:t></w:r></w:p>"
                  "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>et</w:t></w:r></w:p>"
                  "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>to</w:t></w:r></w:p>"
                  "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Møn</w:t></w:r></w:p></w:tc>"
                  "<w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                  "<w:p><w:r><w:t>Efter</w:t></w:r></w:p>") == "Før\n\net\nto\nMøn\t12\n\nEfter");
}

TEST_CASE("DOCX: tables of contents are left out") {
    CHECK(text_of("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of "
                  "Contents\"/></w:docPartObj>"
                  "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Kapitel 1 "
                  "7</w:t></w:r></w:p></w:sdtContent></w:sdt>"
                  "<w:sdt><w:sdtContent><w:p><w:r><w:t>Indhold</w:t></w:r></w:p></w:sdtContent></"
                  "w:sdt>") == "Indhold");
}

TEST_CASE("DOCX: title, author and date stand in styled paragraphs, or in the properties") {
    const std::string styles =
        R"(<w:styles xmlns:w="w"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="Dato"><w:name w:val="Date"/></w:style></w:styles>)";
    // pandoc: the properties have the moment of conversion, the document its own date.
    const Article pandoc = test::only(
        read_docx,
        docx(
            R"(<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Havnen udvides</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Dato"/></w:pPr><w:r><w:t>2021-05-18</w:t></w:r></w:p><w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>)",
            {{"word/styles.xml", styles},
             {"docProps/core.xml",
              core("<dc:title>Noget andet</dc:title><dc:creator>Bo Hansen</dc:creator>"
                   "<dcterms:created>2026-11-27T18:58:37Z</dcterms:created>"
                   "<dcterms:modified>2026-11-27T18:58:37Z</dcterms:modified>")}}));
    CHECK(pandoc.title == "Havnen udvides");
    CHECK(pandoc.date == "2021-05-18");
    CHECK(pandoc.author == "Bo Hansen");
    CHECK(pandoc.text == "Tekst.");

    const auto date = [](std::string_view created, std::string_view modified) {
        return test::only(read_docx,
                          docx("<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>",
                               {{"docProps/core.xml",
                                 core(fmt::format("<dcterms:created>{}</dcterms:created>"
                                                  "<dcterms:modified>{}</dcterms:modified>",
                                                  created, modified))}}))
            .date;
    };
    // A converter's moment is no date; LibreOffice's Z is not true: the day stays.
    CHECK(date("2026-11-27T18:58:37Z", "2026-11-27T18:58:37Z").empty());
    CHECK(date("2021-05-18T23:30:00Z", "2021-05-20T08:00:00Z") == "2021-05-18");
    CHECK(date("2021-05-18T09:30:00Z", "") == "2021-05-18");
}

TEST_CASE("DOCX: what is broken, empty or something else is refused") {
    const auto reason = [](std::string_view bytes) {
        const auto sink = test::read_with(read_docx, bytes);
        return sink.articles.empty() && sink.rejected.size() == 1 ? sink.rejected[0] : "";
    };
    CHECK_THAT(reason("Dette er tekst."), udklip::test::contains("is not what its name says"));
    CHECK_THAT(reason(std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") + std::string(600, '\0')),
               udklip::test::contains("password"));
    CHECK_THAT(reason(docx("<w:p/>")), udklip::test::contains("has no text"));
    CHECK_THAT(reason(test::zip({{"word/document.xml", "<a/>"}})),
               udklip::test::contains("names no document"));
    const std::string whole = docx("<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>");
    CHECK_FALSE(reason(whole.substr(0, whole.size() / 2)).empty());
    std::string deep;
    for (int i = 0; i < 1000; ++i) deep += "<w:x>";
    CHECK_FALSE(reason(docx(deep)).empty());
    for (int i = 0; i < 1000; ++i) deep += "</w:x>";
    CHECK_THAT(reason(docx(deep)), udklip::test::contains("nested too deeply"));
}
