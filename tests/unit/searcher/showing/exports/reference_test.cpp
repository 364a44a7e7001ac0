// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/exports/reference.hpp"

#include "searcher/showing/exports/csv.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::searcher;

namespace {

std::string shown(std::string_view name) {
    const auto parts = divided(name);
    return parts.given.empty() ? parts.family : parts.family + ", " + parts.given;
}

}  // namespace

TEST_CASE("a person's name is divided before its particles, others stay whole") {
    CHECK(shown("Hanne Holm") == "Holm, Hanne");
    CHECK(shown("Hanne  Marie Ørsted") == "Ørsted, Hanne Marie");
    CHECK(shown("Lars von der Recke") == "von der Recke, Lars");
    CHECK(shown("Ritzau") == "Ritzau");
    CHECK(shown("TV 2") == "TV 2");
    CHECK(shown("redaktionen på Politiken") == "redaktionen på Politiken");
    CHECK(shown("Holm, Hanne") == "Holm, Hanne");
    CHECK(shown("de Holm") == "de Holm");
    CHECK(shown("") == "");
}

TEST_CASE("a date keeps its precision") {
    CHECK(date_parts("") == std::vector<int>{});
    CHECK(date_parts("2021") == std::vector<int>{2021});
    CHECK(date_parts("2021-06") == std::vector<int>{2021, 6});
    CHECK(date_parts("2021-06-18") == std::vector<int>{2021, 6, 18});
    CHECK(date_parts("2021-06-18T07:15:00+02:00") == std::vector<int>{2021, 6, 18});
}

TEST_CASE("the type says no more than the article does") {
    Hit hit{};
    CHECK(type_of(hit) == ReferenceType::document);
    hit.source = "KL";
    CHECK(type_of(hit) == ReferenceType::newspaper);
    hit.url = "https://kl.example/";
    CHECK(type_of(hit) == ReferenceType::webpage);
    hit.page = 4;
    CHECK(type_of(hit) == ReferenceType::document);
    hit.section = "Kultur";
    CHECK(type_of(hit) == ReferenceType::newspaper);
}

TEST_CASE("a field of a table is quoted where it must be, and never a formula") {
    CHECK(csv_field("Ny havn").str() == "Ny havn");
    CHECK(csv_field("a,b").str() == "\"a,b\"");
    CHECK(csv_field("\"a\"").str() == "\"\"\"a\"\"\"");
    CHECK(csv_field("a\nb").str() == "a b");
    CHECK(csv_field("=SUM(A1)").str() == "'=SUM(A1)");
    CHECK(csv_field("\t@x").str() == "' @x");
    CHECK(csv_field("-5,5 grader").str() == "\"'-5,5 grader\"");
    CHECK(csv_field("").str() == "");
}
