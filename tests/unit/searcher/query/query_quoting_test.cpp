// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_quoting.hpp"

#include <random>
#include <string>
#include <vector>

#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "searcher/query/query_parser.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip;
using namespace udklip::searcher;

namespace {

/// The value that the parser reads, if the question is one field and nothing else.
std::string read_back(const std::string& question, store::Field field) {
    const ParsedQuery parsed = parse_query(language::clean(question));
    INFO(question);
    CHECK(parsed.notes.empty());
    REQUIRE(parsed.root.kind == NodeKind::field);
    CHECK(parsed.root.field == field);
    REQUIRE(parsed.root.children.size() == 1);
    const Node& value = parsed.root.children.front();
    CHECK((value.kind == NodeKind::word || value.kind == NodeKind::phrase));
    CHECK(parse_query(to_string(parsed.root)).root == parsed.root);
    return value.text;
}

const std::vector<std::string> kValues = {
    "KL",
    "Ib Bo",
    "a-b",
    "-x",
    "--x",
    "*",
    "ord*",
    "=x",
    "=",
    "(x)",
    ")",
    "((",
    "a(b",
    "OG",
    "NOT",
    "NEAR/5",
    "a:b",
    "titel:x",
    "http://x",
    "$(touch x)",
    "`x`",
    "it's",
    "»",
    "«",
    "»åben«",
    "\"",
    "\"\"",
    "\"\"\"",
    "“x”",
    "„x“",
    "a\"b",
    "a\"b»c",
    "\" » \"",
    "»\"",
    "\"»",
    "“” \"\" «",
    "\"“\"”»",
    "!!!",
    "...",
    "§",
    "§ 12",
    "x,",
    "x;",
    "x?",
    "~5",
    "\x1b[31m",
    "\x1b",
    "\x07x\x07",
    "a\x7f",
    "\u202Ex",
    "27\"",
    "27\" tv»",
    "unknown name",
    "😀",
    "2021-06",
    "x~",
    "a \" b",
};

}  // namespace

TEST_CASE("a plain value stays as it is") {
    CHECK(field_quoted("source", "KL") == "source:KL");
    CHECK(field_quoted("month", "2021-06") == "month:2021-06");
    CHECK(field_quoted("source", "Ærø Avis") == "source:\"Ærø Avis\"");
    CHECK(field_quoted("author", "Ib \"Far\" Bo") == "author:»Ib \"Far\" Bo«");
    CHECK(field_quoted("source", "\"a\" »b«") == "source:\"\"\"a\"\" »b«\"");
}

TEST_CASE("the parser reads back every value") {
    for (const auto& any : kValues) {
        const std::string value = language::clean(any);
        CAPTURE(value);
        CHECK(read_back(field_quoted("source", value), store::Field::source) == value);
        CHECK(read_back(field_quoted("forfatter", value), store::Field::author) == value);
    }
}

TEST_CASE("any value is read back, alone and beside words") {
    std::mt19937 random(5);
    const std::vector<std::string> signs = {"a", "å", "\"", "“", "”", "»", "«", " ", "-",  "*",
                                            "=", "(", ")",  ":", ",", "~", "5", "'", "\\", "\x1b"};
    for (int i = 0; i < 2000; ++i) {
        std::string value;
        for (auto length = 1 + random() % 8; length > 0; --length) {
            value += signs[random() % signs.size()];
        }
        value = language::trim(value);
        if (value.empty()) continue;
        CAPTURE(value);
        CHECK(read_back(field_quoted("author", value), store::Field::author) == value);
        const auto beside = parse_query("skole " + field_quoted("author", value) + " budget");
        REQUIRE(beside.root.kind == NodeKind::sequence);
        REQUIRE(beside.root.children.size() == 3);
        CHECK(beside.root.children[1].children.at(0).text == value);
    }
}

TEST_CASE("a doubled mark is a mark in the value of a field only") {
    const auto title = parse_query("titel:\"a\"\"b\"").root;
    CHECK(title.kind == NodeKind::sequence);
    const auto source = parse_query("kilde:(\"a\"\"b\" OR c)").root;
    CHECK(source.children.at(0).children.at(0).text == "a\"b");
    CHECK(parse_query("kilde:\"a\" \"b\"").root.children.size() == 2);
}
