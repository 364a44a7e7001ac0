// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/authors.hpp"

#include "store/layout/author_names.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

TEST_CASE("several authors are divided where whole names stand on both sides") {
    CHECK(author_list("Ole Hansen og Hanne Holm") == "Ole Hansen; Hanne Holm");
    CHECK(author_list("Ole Hansen, Hanne Holm") == "Ole Hansen; Hanne Holm");
    CHECK(author_list("Ole Hansen, Hanne Holm og Bo von Lund") ==
          "Ole Hansen; Hanne Holm; Bo von Lund");
    CHECK(author_list("Ole Hansen; Hanne Holm") == "Ole Hansen; Hanne Holm");
    CHECK(author_list("Hansen, Ole; Holm, Hanne") == "Hansen, Ole; Holm, Hanne");
    CHECK(author_list("Af Ole Hansen & Hanne Holm") == "Ole Hansen; Hanne Holm");
    CHECK(author_list("Ole Hansen and Hanne Holm;Ole hansen") == "Ole Hansen; Hanne Holm");
}

TEST_CASE("what is one author stays one") {
    for (const char* name :
         {"Ole Hansen", "Hansen, Ole", "Landbrug og Fødevarer", "Social- og Sundhedsministeriet",
          "Hansen og Holm", "Center for Sundhed og Bæredygtig Udvikling", "Ritzau", "redaktionen",
          "Ole og Hanne Hansen", "Ole Hansen, Ritzau"}) {
        CHECK(author_list(name) == name);
    }
    CHECK(author_list("").empty());
    CHECK(author_list(" ; ;").empty());
}

TEST_CASE("lead-ins, addresses and jobs are no names") {
    CHECK(author_list("Af Ole Hansen, journalist") == "Ole Hansen");
    CHECK(author_list("Ole Hansen <oh@kl.dk>") == "Ole Hansen");
    CHECK(author_list("oh@kl.dk (Ole Hansen)") == "Ole Hansen");
    CHECK(author_list("oh@kl.dk") == "oh@kl.dk");
    CHECK(author_list("Ole Hansen, Hanne Holm, politisk redaktør") == "Ole Hansen; Hanne Holm");
}

TEST_CASE("surnames") {
    CHECK(surname_of("Ole Hansen") == "Hansen");
    CHECK(surname_of("Bo von Lund") == "Lund");
    CHECK(surname_of("Hansen, Ole") == "Hansen");
    CHECK(surname_of("Ritzau").empty());
}

TEST_CASE("the names in a field") {
    using udklip::store::author_names;
    CHECK(author_names("").empty());
    CHECK(author_names("Ole Hansen").size() == 1);
    CHECK(author_names("Hansen, Ole; Holm, Hanne").size() == 2);
    CHECK(author_names("A; B; ")[1] == "B");
    using udklip::store::shown_authors;
    CHECK(shown_authors("Ole Hansen; Hanne Holm") == "Ole Hansen, Hanne Holm");
    CHECK(shown_authors("Hansen, Ole; Holm, Hanne") == "Hansen, Ole; Holm, Hanne");
}
