// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/office/documents.hpp"

using namespace udklip::indexer;

namespace {

using test::odt;

std::string text_of(std::string_view text) {
    return test::only(read_odt, odt(text)).text;
}

}  // namespace

TEST_CASE("ODT: a frame stands apart from the paragraph that it hangs in") {
    CHECK(text_of("<text:p><draw:frame><draw:text-box><text:p>Faktaboks: 27 "
                  "pladser</text:p></draw:text-box>"
                  "</draw:frame>Kommunen åbner.</text:p>") ==
          "Kommunen åbner.\n\nFaktaboks: 27 pladser");
}

TEST_CASE("ODT: a note stands apart from its sentence, without its mark") {
    CHECK(text_of("<text:p>På "
                  "havnen.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                  "<text:p>Kilde: Økonomiudvalgets referat.</text:p></text:note-body></text:note> "
                  "Beløbet er lille."
                  "</text:p>") ==
          "På havnen. Beløbet er lille.\n\nKilde: Økonomiudvalgets referat.");
}

TEST_CASE("ODT: comments and tracked deletions are left out") {
    CHECK(
        text_of(
            "<text:tracked-changes><text:changed-region><text:deletion><dc:creator>Åse</dc:creator>"
            "<dc:date>2021-05-18T10:00:00</dc:date><text:p>nej</text:p></text:deletion></"
            "text:changed-region>"
            "</text:tracked-changes><text:p>Kom<office:annotation><dc:creator>Bo</dc:creator>"
            "<text:p>Husk at ringe til kilden</text:p></office:annotation>munen.</text:p>") ==
        "Kommunen.");
}

TEST_CASE("ODT: blanks are elements with a count that may be missing") {
    CHECK(text_of("<text:p>to <text:s/>blanke,<text:s text:c=\"3\"/>tre</text:p>") ==
          "to  blanke,   tre");
    CHECK(text_of("<text:p>a<text:tab/>b<text:line-break/>c</text:p>") == "a\tb\nc");
    CHECK(text_of("<text:p>en\n      lang   linje</text:p>") == "en lang linje");
}

TEST_CASE("ODT: white space between elements is the producer's") {
    CHECK(text_of("\n  <text:list>\n    <text:list-item>\n      <text:p>et</text:p>\n    "
                  "</text:list-item>\n"
                  "    <text:list-item>\n      <text:p>to</text:p>\n    </text:list-item>\n  "
                  "</text:list>\n") == "et\nto");
    CHECK(text_of("<table:table>\n <table:table-row>\n  <table:table-cell>\n   "
                  "<text:p>Møn</text:p></table:table-cell>\n"
                  "  <table:table-cell><text:p>12</text:p></table:table-cell>\n "
                  "</table:table-row></table:table>") == "Møn\t12");
}

TEST_CASE("ODT: headings, spans and soft hyphens") {
    CHECK(text_of("<text:h>Havnen</text:h><text:p>Kom<text:span>mu</text:span>nen</text:p>") ==
          "Havnen\n\nKommunen");
}

TEST_CASE("ODT: the document's own date goes before that of conversion") {
    const auto date = [](std::string_view meta) {
        return test::only(read_odt, odt("<text:p>Tekst.</text:p>", meta)).date;
    };
    const std::string now =
        "<meta:creation-date>2026-11-27T18:58:37Z</meta:creation-date>"
        "<dc:date>2026-11-27T18:58:37Z</dc:date>";
    CHECK(date(now + R"(<meta:user-defined meta:name="date">2021-05-18</meta:user-defined>)") ==
          "2021-05-18");
    CHECK(date(now).empty());
    CHECK(date("<meta:creation-date>2021-05-18T09:30:00</meta:creation-date>") == "2021-05-18");
}

TEST_CASE("ODT: title and author are what the document states, if they are words") {
    const Article article =
        test::only(read_odt, odt("<text:p>Tekst.</text:p>",
                                 "<dc:title>Havnen udvides</dc:title>"
                                 "<meta:initial-creator>Åse Ø</meta:initial-creator>"
                                 "<dc:creator>En anden</dc:creator>"));
    CHECK(article.title == "Havnen udvides");
    CHECK(article.author == "Åse Ø");
    CHECK(article.text == "Tekst.");  // without the header and the footer of styles.xml
    CHECK(test::only(read_odt, odt("<text:p>Tekst.</text:p>", "<dc:title>brev_v3.doc</dc:title>"))
              .title.empty());
}
