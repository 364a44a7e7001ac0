// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/office/documents.hpp"

using namespace udklip::indexer;

namespace {

constexpr const char* kContainer =
    R"(<container xmlns="c"><rootfiles><rootfile full-path="EPUB/content.opf"/></rootfiles></container>)";

/// A book of these chapters; the second stands first in the spine's list of parts on purpose.
std::string epub(std::string_view metadata, const std::vector<std::string>& chapters) {
    std::string manifest = R"(<item id="nav" href="nav.xhtml" properties="nav"/>)";
    std::string spine;
    Members parts = {
        {"mimetype", "application/epub+zip"},
        {"EPUB/nav.xhtml", "<html><body><nav><ol><li>Indhold</li></ol></nav></body></html>"},
        {"EPUB/not_in_spine.xhtml", "<html><body><p>Reklame</p></body></html>"}};
    for (std::size_t i = chapters.size(); i-- > 0;) {
        manifest += fmt::format(R"(<item id="c{0}" href="text/ch%20{0}.xhtml"/>)", i);
        parts.emplace_back(
            fmt::format("EPUB/text/ch {}.xhtml", i),
            fmt::format(
                R"(<?xml version="1.0" encoding="UTF-8"?><html xmlns="h" xmlns:epub="e"><head><title/></head><body>{}</body></html>)",
                chapters[i]));
    }
    for (std::size_t i = 0; i < chapters.size(); ++i)
        spine += fmt::format(R"(<itemref idref="c{}"/>)", i);
    parts.emplace_back(
        "EPUB/content.opf",
        fmt::format(
            R"(<package xmlns="p" xmlns:dc="d" xmlns:opf="o"><metadata>{}</metadata><manifest>{}</manifest><spine>{}</spine></package>)",
            metadata, manifest, spine));
    parts.emplace_back("META-INF/container.xml", kContainer);
    return test::zip(parts);
}

Article book(std::string_view metadata, const std::vector<std::string>& chapters) {
    Article article = test::only(read_epub, epub(metadata, chapters));
    article.text = test::unmarked(article.text);
    return article;
}

}  // namespace

TEST_CASE("EPUB: the chapters of the spine in its order, and nothing else") {
    CHECK(book("", {"<h1>Et</h1><p>Kom<b>mu</b>nen åbner.</p>", "<h1>To</h1><p>Slut.</p>"}).text ==
          "Et\n\nKommunen åbner.\n\nTo\n\nSlut.");
}

TEST_CASE("EPUB: chapters are marked, with their headings") {
    const Article article = test::only(
        read_epub, epub("", {"<p>Forord.</p>",
                             "<p>Del 1</p><h2>Havnen</h2><p>a</p><h3>Molen</h3><p>b</p><h2>By"
                             "<br/>og land</h2><p>c<a role=\"doc-noteref\">1</a></p><aside "
                             "role=\"doc-footnote\">Kilde.</aside>"}));
    CHECK(test::with_bars(article.text) ==
          "|Forord.\n\n|Del 1\n\nHavnen\n\na\n\nMolen\n\nb\n\n|By\nog land\n\nc\n\n|Kilde.");
    std::vector<std::string> headings;
    for (const auto& page : article.pages) headings.push_back(page.heading);
    CHECK(headings == std::vector<std::string>{"", "Havnen", "By og land", ""});
}

TEST_CASE("EPUB: the date is the book's, not that of its conversion") {
    CHECK(book("<dc:date>2021-05-18</dc:date><meta "
               "property=\"dcterms:modified\">2026-11-27T18:58:37Z</meta>",
               {"<p>x</p>"})
              .date == "2021-05-18");
    CHECK(book("<meta property=\"dcterms:modified\">2026-11-27T18:58:37Z</meta>", {"<p>x</p>"})
              .date.empty());
    CHECK(book("<dc:date opf:event=\"modification\">2026-11-27</dc:date><dc:date "
               "opf:event=\"publication\">2021</dc:date>",
               {"<p>x</p>"})
              .date == "2021");
}

TEST_CASE("EPUB: title, authors and publisher") {
    const Article article = book(
        "<dc:title>Havnen</dc:title><dc:creator>Bo Hansen</dc:creator><dc:creator>Åse "
        "Ø</dc:creator>"
        "<dc:publisher>Forlaget</dc:publisher>",
        {"<p>x</p>"});
    CHECK(article.title == "Havnen");
    CHECK(article.author == "Bo Hansen, Åse Ø");
    CHECK(article.source == "Forlaget");
}

TEST_CASE("EPUB: notes stand apart, their marks go") {
    const std::string expected = "På havnen. Beløbet er lille.\n\nKilde: referatet.";
    CHECK(book("", {"<p>På havnen.<sup><a epub:type=\"noteref\" href=\"#n\">1</a></sup> Beløbet er "
                    "lille.</p>"
                    "<aside epub:type=\"footnote\" id=\"n\"><p>Kilde: referatet.</p></aside>"})
              .text == expected);
    CHECK(
        book("",
             {"<p>På havnen.<a role=\"doc-noteref\" href=\"#n\"><sup>1</sup></a> Beløbet er "
              "lille.</p>"
              "<section><ol><li role=\"doc-endnote\"><p>Kilde: referatet.</p></li></ol></section>"})
            .text == expected);
    CHECK(book("", {"<p>12 m<sup>2</sup></p>"}).text == "12 m2");
}

TEST_CASE("EPUB: a title page says again what the fields say") {
    CHECK(book("<dc:title>Havnen</dc:title>",
               {"<section epub:type=\"titlepage\"><h1>Havnen</h1><p>Bo Hansen</p></section>",
                "<p>Tekst.</p>"})
              .text == "Tekst.");
}

TEST_CASE("EPUB: elements that close themselves, HTML's entities, chapters that are no XML") {
    CHECK(book("", {"<p>b&oslash;rn</p><a id=\"x\"/><div/><p>Slut.</p>"}).text == "børn\n\nSlut.");
    CHECK(book("", {"<p>en<p>to"}).text == "en\n\nto");
}

TEST_CASE("EPUB: what is broken is refused") {
    CHECK(test::read_with(read_epub, "Dette er tekst.").rejected.size() == 1);
    CHECK(test::read_with(read_epub, test::zip({{"mimetype", "x"}})).rejected.size() == 1);
    CHECK(test::read_with(read_epub, test::zip({{"META-INF/container.xml", kContainer}}))
              .rejected.size() == 1);
    CHECK(test::read_with(read_epub, epub("", {})).rejected.size() == 1);
}
