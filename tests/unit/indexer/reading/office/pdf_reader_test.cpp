// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/pdf_page.hpp"
#include "language/line_hyphens.hpp"
#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/office/documents.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip::indexer;
namespace language = udklip::language;

namespace {

using test::column;
using test::pdf;
using test::Placed;

/// As the indexer does it with what udklip-read delivers.
std::string joined(const std::string& text) {
    return language::LineHyphens(udklip::test::lexicon()).join(text);
}

Article article_of(const std::vector<std::vector<Placed>>& pages, std::string_view info = "") {
    Article article = test::only(read_pdf, pdf(pages, info));
    article.text = joined(test::unmarked(article.text));
    return article;
}

std::vector<Placed> operator+(std::vector<Placed> a, const std::vector<Placed>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// The text of a page with these words, one beside the other on lines of 12 points.
std::string laid_out(const std::vector<std::vector<PdfWord>>& lines) {
    PdfPage page{842, {}};
    for (const auto& line : lines) page.words.insert(page.words.end(), line.begin(), line.end());
    const PdfText text = text_of({page});
    std::string out;
    for (const auto& paragraph : text.paragraphs) out += (out.empty() ? "" : "|") + paragraph.text;
    return joined(test::unmarked(out));
}

std::string one_line(const std::string& word) {
    return laid_out({{{word, 100, 300, 150, 312, false}}});
}

}  // namespace

TEST_CASE("PDF: lines become paragraphs, hyphens at their ends are the page's or the word's") {
    const Article article = article_of(
        {column(72, 600,
                {"Byr\xe5"
                 "det i \xc6r\xf8 vedtog, at EU-",
                 "formandskabet og social-",
                 "og sundhedsomr\xe5"
                 "det i 2021-",
                 "2022 samt Lars L\xf8kke-", "Rasmussen og DR-", "journalisten gik til b\xf8rne-",
                 "haven, der koster 1-", "2 mio. kroner. Se ogs\xe5 artikel om A-",
                 "kasser og kommu-", "nerne \x96"})});
    CHECK(article.text ==
          "Byrådet i Ærø vedtog, at EU-formandskabet og social- og sundhedsområdet i 2021-2022 "
          "samt Lars "
          "Løkke-Rasmussen og DR-journalisten gik til børnehaven, der koster 1-2 mio. kroner. Se "
          "også artikel om "
          "A-kasser og kommunerne –");
}

TEST_CASE("PDF: a gap ends a paragraph") {
    CHECK(article_of({column(72, 600, {"En linje om havnen", "og en til."}) +
                      column(72, 550, {"Nyt afsnit."})})
              .text == "En linje om havnen og en til.\n\nNyt afsnit.");
}

TEST_CASE("PDF: columns are read one after the other, and a sentence goes on in the next") {
    const Article article =
        article_of({column(72, 600,
                           {"F\xf8rste spalte har en lang linje", "og endnu en linje, som",
                            "den slutter med at"}) +
                    column(330, 600,
                           {"forts\xe6tte i anden spalte", "som ogs\xe5 har flere linjer",
                            "og slutter her."})});
    CHECK(article.text ==
          "Første spalte har en lang linje og endnu en linje, som den slutter med at fortsætte i "
          "anden spalte som "
          "også har flere linjer og slutter her.");
}

TEST_CASE("PDF: headers, footers and page numbers that recur are no text") {
    std::vector<std::vector<Placed>> pages;
    for (int page = 1; page <= 4; ++page) {
        pages.push_back(std::vector<Placed>{{72, 800, 10, "Lokalbladet"}} +
                        column(72, 600,
                               {fmt::format("Brugerne m\xf8"
                                            "des for {}. gang.",
                                            page)}) +
                        std::vector<Placed>{{280, 30, 10, fmt::format("Side {}", page)}});
    }
    const Article article = article_of(pages);
    CHECK(article.text ==
          "Brugerne mødes for 1. gang.\n\nBrugerne mødes for 2. gang.\n\nBrugerne mødes for 3. "
          "gang.\n\nBrugerne mødes for 4. gang.");
    CHECK(article.furniture == "Lokalbladet\n");
}

TEST_CASE("PDF: what a browser prints at the edges of the only page is no text") {
    const Article article = article_of(
        {std::vector<Placed>{{30, 820, 8, "11/27/26, 6:57 PM"}, {250, 820, 8, "Havnen udvides"}} +
         column(72, 600, {"Havnen udvides i \xe5r."}) +
         std::vector<Placed>{{30, 20, 8, "file:///tmp/a.html"}, {550, 20, 8, "1/1"}}});
    CHECK(article.text == "Havnen udvides i år.");
}

TEST_CASE("PDF: each page that has text is marked where its first word stands") {
    const Article article = test::only(
        read_pdf, pdf({column(72, 600, {"F\xf8rste side om havnen.", "Her begynder en lang"}),
                       {},
                       column(72, 600, {"s\xe6tning, der ender p\xe5 side tre i en b\xf8rne-"}),
                       column(72, 600, {"have, og det er fjerde side."}),
                       column(72, 600, {"Femte side."})}));
    CHECK(joined(test::with_bars(article.text)) ==
          "|Første side om havnen. Her begynder en lang |sætning, der ender på side tre i en "
          "børnehave, |og det er fjerde side.\n\n|Femte side.");
    std::vector<std::uint32_t> numbers;
    for (const auto& page : article.pages) numbers.push_back(page.number);
    CHECK(numbers == std::vector<std::uint32_t>{1, 3, 4, 5});
}

TEST_CASE("PDF: a title at the top of the only page is text") {
    CHECK(article_of({std::vector<Placed>{{72, 790, 20, "Havnen udvides"}} +
                      column(72, 700, {"Kommunen bygger."})})
              .text == "Havnen udvides\n\nKommunen bygger.");
}

TEST_CASE("PDF: a number of a list and the cells of a row stay on their line") {
    CHECK(article_of({{{72, 600, 12, "1."},
                       {100, 600, 12, "f\xf8rste punkt"},
                       {72, 586, 12, "2."},
                       {100, 586, 12, "andet punkt"}}})
              .text == "1. første punkt\n2. andet punkt");
    CHECK(article_of({{{72, 600, 12, "M\xf8n"}, {200, 600, 12, "12"}}}).text == "Møn 12");
}

TEST_CASE("PDF: the mark of a footnote goes, a square metre and CO2 stay") {
    CHECK(article_of({{{72, 600, 12, "P\xe5 havnen."},
                       {133.5, 605, 7, "1"},
                       {140, 600, 12,
                        "Bel\xf8"
                        "bet er lille."}}})
              .text == "På havnen. Beløbet er lille.");
    CHECK_THAT(
        article_of({{{72, 600, 12, "12 m"}, {96.5, 605, 7, "2"}, {104, 600, 12, "gulv"}}}).text,
        udklip::test::contains("m2"));
}

TEST_CASE("PDF: soft hyphens of Qt and Skia, letters of old fonts") {
    CHECK(language::clean(one_line("Kommunal\u200b"
                                   "bestyrelsen")) == "Kommunalbestyrelsen");
    CHECK(language::clean(one_line("Kommunal\u00ad"
                                   "bestyrelsen")) == "Kommunalbestyrelsen");
    CHECK(laid_out({{{"rede\u200b\u2010", 100, 300, 150, 312, false}},
                    {{"gørelse", 100, 314, 150, 326, false}}}) == "redegørelse");
    CHECK(language::clean(one_line("A\u030ase")) == "Åse");
    CHECK(language::clean(one_line("Cafe\u0301")) == "Café");
    CHECK(one_line("\x1c"
                   "ne") == "fine");
    CHECK(one_line("\x1dok") == "flok");
    CHECK(one_line("o\x1e"
                   "cerer") == "officerer");
    CHECK(one_line("\x1d\xc3\xb8j") == "fløj");
    CHECK(one_line("o\x1b"
                   "entligt") == "offentligt");
}

TEST_CASE(
    "PDF: title and author are the document's own if they are words; its dates are those of "
    "printing") {
    const Article article = article_of({column(72, 600, {"Tekst."})},
                                       "/Title (Havnen udvides) /Author (Bo Hansen) /CreationDate "
                                       "(D:20261127185837Z) /ModDate (D:20261127185837Z)");
    CHECK(article.title == "Havnen udvides");
    CHECK(article.author == "Bo Hansen");
    CHECK(article.date.empty());
    CHECK(article_of({column(72, 600, {"Tekst."})},
                     "/Title (Microsoft Word - a.doc) /Author (bruger)")
              .title.empty());
    CHECK(article_of({column(72, 600, {"Tekst."})}, "/Title ()").title.empty());
}

TEST_CASE("PDF: what is broken, empty or something else is refused") {
    CHECK_THAT(test::read_with(read_pdf, "Dette er tekst.").rejected.at(0),
               udklip::test::contains("is no PDF"));
    CHECK_THAT(test::read_with(read_pdf, pdf({{}})).rejected.at(0),
               udklip::test::contains("has no text"));
    const std::string whole = pdf({column(72, 600, {"Tekst."})});
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        test::read_with(read_pdf, std::string_view(whole).substr(0, size));
    }
}
