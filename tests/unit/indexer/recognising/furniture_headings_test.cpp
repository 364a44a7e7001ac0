// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/furniture_headings.hpp"

#include <cstdlib>
#include <fstream>

#include "command_line/error.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;

TEST_CASE("a heading is known whatever its capitals, bullets and colons") {
    const auto headings = FurnitureHeadings::built_in();
    for (const char* line :
         {"Kontakter", "KONTAKTER:", " kontakter ", "• Kontakter", "## Kontakter", "Kontakter »"}) {
        INFO(line);
        REQUIRE(headings.find(line));
        CHECK(headings.find(line)->kind == Furniture::contacts);
    }
    for (const char* line :
         {"", ":", "Kontakterne", "Kontakter i udlandet", "Del det", "Om", "-"}) {
        INFO(line);
        CHECK_FALSE(headings.find(line));
    }
}

TEST_CASE("a name in a heading") {
    const auto headings = FurnitureHeadings::built_in();
    const std::string line = "FLERE PRESSEMEDDELELSER FRA Dansk Erhverv:";
    const auto match = headings.find(line);
    REQUIRE(match);
    CHECK(match->kind == Furniture::end);
    CHECK(match->name == "Dansk Erhverv");
    CHECK(match->is_publisher);
    CHECK(headings.find("Om KL")->name == "KL");
    CHECK_FALSE(headings.find("Om KL")->is_publisher);
    CHECK(headings.find("Information om Århus Ø")->name == "Århus Ø");
    for (const char* none : {"Om undersøgelsen", "Om KL? Ja", "Om 12", "Om Det er sagt. Og gjort",
                             "Flere pressemeddelelser fra i går", "Om 21.5.2021"}) {
        INFO(none);
        CHECK_FALSE(headings.find(none));
    }
}

TEST_CASE("dates and numbers in a line") {
    const auto headings = FurnitureHeadings::built_in();
    CHECK(headings.find("21.5.2021 06:00:00 CEST | Pressemeddelelse"));
    CHECK(headings.find("21.5.2021 06:00:00 CEST | KL | Pressemeddelelse")->name == "KL");
    CHECK_FALSE(headings.find("i går | Pressemeddelelse"));
    CHECK(headings.find("12 kommentarer"));
    CHECK_FALSE(headings.find("Mange kommentarer"));
}

TEST_CASE("rows of the user's own go first, and may take a row back") {
    auto headings = FurnitureHeadings::built_in();
    const std::string before = headings.fingerprint();
    headings.add("# mine\n\nend\tSkrevet af robotten {name}\ntext\tLinks\ncontacts\tOm {name}\n",
                 "mine.tsv");
    CHECK(headings.find("Skrevet af robotten Karl")->kind == Furniture::end);
    CHECK_FALSE(headings.find("Links"));
    CHECK(headings.find("Om KL")->kind == Furniture::contacts);
    CHECK(headings.fingerprint() != before);
    CHECK(FurnitureHeadings::built_in().fingerprint() == before);
}

TEST_CASE("a table with a fault is refused, and the place is said") {
    for (const char* rows : {"Kontakter", "block\tKontakter", "line\t{sted}", "line\t{text}",
                             "line\t", "line\t{publisher} :"}) {
        INFO(rows);
        auto headings = FurnitureHeadings::built_in();
        try {
            headings.add(std::string("# x\n") + rows, "mine.tsv");
            FAIL("it was taken");
        } catch (const udklip::Error& error) {
            CHECK(std::string(error.what()).starts_with("mine.tsv, line 2: "));
        }
    }
}

TEST_CASE("the user's table is found, and a named one must be there") {
    const udklip::test::TempFolder folder;
    ::setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
    CHECK(load_headings("").fingerprint() == FurnitureHeadings::built_in().fingerprint());
    std::filesystem::create_directories(folder.path() / "udklip");
    std::ofstream(folder.path() / "udklip" / "furniture.tsv") << "line\tMin linje\n";
    CHECK(load_headings("").find("Min linje"));
    std::ofstream(folder.path() / "b.tsv") << "line\tDin linje\n";
    CHECK(load_headings(folder.path() / "b.tsv").find("Din linje"));
    CHECK_THROWS_AS(load_headings(folder.path() / "c.tsv"), udklip::Error);
    CHECK_THROWS_AS(load_headings(folder.path()), udklip::Error);
}
