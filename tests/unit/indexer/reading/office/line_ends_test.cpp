// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/line_ends.hpp"

#include <initializer_list>
#include <string>

#include "language/line_hyphens.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip;
using namespace udklip::indexer;

namespace {

std::string joined(std::initializer_list<std::string_view> lines) {
    std::string text;
    for (const auto line : lines) append_line(text, line);
    return language::LineHyphens(udklip::test::lexicon()).join(text);
}

}  // namespace

TEST_CASE("A line end stays where a word may be cut, and only there") {
    std::string text;
    for (const auto line : {"i børne-", "haven -", "og 2021-", "2022"}) append_line(text, line);
    CHECK(text == "i børne-\nhaven - og 2021-\n2022");
}

TEST_CASE("A hyphen at a line's end that is the page's goes") {
    CHECK(joined({"børne-", "haven"}) == "børnehaven");
    CHECK(joined({"i kommu-", "nerne og"}) == "i kommunerne og");
    CHECK(joined({"børne\u2010", "haven"}) == "børnehaven");
}

TEST_CASE("A hyphen at a line's end that is the word's stays") {
    CHECK(joined({"EU-", "formandskabet"}) == "EU-formandskabet");
    CHECK(joined({"social-", "og sundhedsområdet"}) == "social- og sundhedsområdet");
    CHECK(joined({"2021-", "2022"}) == "2021-2022");
    CHECK(joined({"Løkke-", "Rasmussen"}) == "Løkke-Rasmussen");
    CHECK(joined({"DR-", "journalisten"}) == "DR-journalisten");
    CHECK(joined({"A-", "kasser"}) == "A-kasser");
    CHECK(joined({"1-", "2 mio."}) == "1-2 mio.");
    CHECK(joined({"Se www.ny-", "avis.example"}) == "Se www.ny-avis.example");
}

TEST_CASE("Soft hyphens, as Qt and Skia write them, go whatever stands beside them") {
    CHECK(joined({"rede\u200b\u2010", "gørelse"}) == "redegørelse");
    CHECK(joined({"Sundheds\u00ad\u2010", "forvaltningen"}) == "Sundhedsforvaltningen");
    CHECK(joined({"Kommunal\u00ad", "bestyrelsen"}) == "Kommunalbestyrelsen");
    CHECK(joined({"EU\u00ad\u2010", "landene"}) == "EUlandene");
}

TEST_CASE("A dash at a line's end is no hyphen, and lines are divided by a blank") {
    CHECK(joined({"nerne –", "sagde han"}) == "nerne – sagde han");
    CHECK(joined({"nerne -", "sagde han"}) == "nerne - sagde han");
    CHECK(joined({" en ", "", " to "}) == "en to");
    CHECK(joined({"en\u200b", "to"}) == "en\u200b to");
}
