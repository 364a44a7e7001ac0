// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/said.hpp"

#include <string>
#include <string_view>

#include "tests/unit/catch.hpp"

using namespace udklip::translation;

TEST_CASE("a message is said in both languages") {
    const Said text = said("cannot read {}: {}", "a.txt", std::string("no right"));
    CHECK(text.english() == "cannot read a.txt: no right");
    CHECK(text.in(Language::english) == text.english());
    CHECK(text.in(Language::danish) == "kan ikke læse a.txt: no right");
}

TEST_CASE("an argument may be a message itself") {
    const Said inner = said("the line is empty");
    const Said outer = said("{}; left out", inner);
    CHECK(outer.english() == "the line is empty; left out");
    CHECK(outer.in(Language::danish) == "linjen er tom; udeladt");
}

TEST_CASE("the form follows the number") {
    const auto file = [](std::uint64_t count) {
        return said_plural("{} file", "{} files", count, count);
    };
    CHECK(file(1).english() == "1 file");
    CHECK(file(2).english() == "2 files");
    CHECK(file(1).in(Language::danish) == "1 fil");
    CHECK(file(0).in(Language::danish) == "0 filer");
}

TEST_CASE("what belongs to no language is the same in all, and braces in it mean nothing") {
    const Said name(std::string("{x}"));
    CHECK(name.in(Language::danish) == "{x}");
    CHECK(said("{}; left out", name).english() == "{x}; left out");
    CHECK(Said().empty());
    CHECK(said("untold {}", 1).in(Language::danish) == "untold 1");
    CHECK(said("the line is empty") == "the line is empty");
}
