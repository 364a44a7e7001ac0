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
          "Ole og Hanne Hansen"}) {
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

TEST_CASE("bureaus and photographers are no authors, and a stroke divides names") {
    CHECK(author_list("Af Ole Hansen og Bo Lund, Ritzau") == "Ole Hansen; Bo Lund");
    CHECK(author_list("Ole Hansen, Ritzau") == "Ole Hansen");
    CHECK(author_list("Tekst: Ole Hansen Foto: Bo Lund") == "Ole Hansen");
    CHECK(author_list("Ole Hansen, foto: Bo Lund") == "Ole Hansen");
    CHECK(author_list("Ole Hansen/Bo Lund") == "Ole Hansen; Bo Lund");
    CHECK(author_list("Løkke Rasmussen, Lars") == "Løkke Rasmussen, Lars");
    CHECK(author_list("Ritzau") == "Ritzau");
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
