// SPDX-License-Identifier: GPL-3.0-or-later
// Tags and notes in the reader's own file.
#include "searcher/keeping/tags.hpp"

#include <string>
#include <vector>

#include "command_line/error.hpp"
#include "searcher/keeping/kept_lines.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace udklip::searcher;
using udklip::test::TempFolder;
using Ids = std::vector<std::string>;

TEST_CASE("a tag is one, whatever its letter case, and goes by its first spelling") {
    TempFolder folder;
    Tags tags(folder.path() / "own.sqlite");
    CHECK(tags.add("Læst", {"a", "b"}) == 2);
    CHECK(tags.add("læst", {"b", "c"}) == 1);
    CHECK(tags.names() == Ids{"Læst"});
    CHECK(tags.articles("LÆST") == Ids{"a", "b", "c"});
    CHECK(tags.remove("læst", {"a", "x"}) == 1);
    CHECK(tags.of("a").tags.empty());
    CHECK(tags.remove("LÆST", {"b", "c"}) == 2);
    CHECK(tags.names().empty());
}

TEST_CASE("tags stand in the order of the Danish alphabet, with their counts") {
    TempFolder folder;
    Tags tags(folder.path() / "own.sqlite");
    for (const auto* name : {"år", "øl", "arm"}) tags.add(name, {"a"});
    tags.add("øl", {"b"});
    CHECK(tags.of("a").tags == Ids{"arm", "øl", "år"});
    CHECK(tags.counts()[1].articles == 2);
}

TEST_CASE("what is merged takes nothing away and may come twice") {
    TempFolder folder;
    Tags tags(folder.path() / "own.sqlite");
    tags.set_note("a", "en");
    for (int i = 0; i < 2; ++i) tags.merge({{"a", {"x"}, "to"}, {"b", {}, ""}});
    CHECK(tags.of("a").note == "en\nto");
    CHECK(tags.of("a").tags == Ids{"x"});
    std::vector<std::string> lines;
    tags.each([&](const Kept& kept) { lines.push_back(to_line(kept)); });
    CHECK(lines == Ids{R"({"id":"a","tags":["x"],"note":"en\nto"})"});
    tags.set_note("a", "");
    CHECK(tags.of("a").note.empty());
}

TEST_CASE("a name is cleaned; one that cannot be shown is refused") {
    CHECK(tag_name("  læst ") == "læst");
    CHECK_THROWS_AS(tag_name(" "), Error);
    CHECK_THROWS_AS(tag_name("a\x1b"), Error);
    CHECK_THROWS_AS(tag_name(std::string(101, 'x')), Error);
}
