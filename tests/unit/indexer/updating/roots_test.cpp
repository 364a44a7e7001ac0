// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/roots.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

namespace {

std::vector<std::string> paths(const Roots& roots) {
    std::vector<std::string> all;
    for (const auto& root : roots.all()) all.push_back(root.path);
    return all;
}

}  // namespace

TEST_CASE("a path is below itself and its folders, not below a name that begins it") {
    CHECK(is_below("/a/b", "/a"));
    CHECK(is_below("/a", "/a"));
    CHECK(is_below("/a", "/"));
    CHECK_FALSE(is_below("/ab", "/a"));
    CHECK_FALSE(is_below("/", "/a"));
}

TEST_CASE("a folder inside a root is no root of its own, unless it is read otherwise") {
    Roots roots({});
    roots.add("/nyt", {});
    roots.add("/nyt/kl", {});
    CHECK(paths(roots) == std::vector<std::string>{"/nyt"});
    roots.add("/nyt/kl", {.source = "KL", .date = {}, .mappings = {}});
    CHECK(paths(roots) == std::vector<std::string>{"/nyt", "/nyt/kl"});
    CHECK(roots.outer() == std::vector<std::string>{"/nyt"});
    CHECK(roots.outermost("/nyt/kl/a.txt") == "/nyt");
    CHECK(roots.innermost("/nyt/kl/a.txt").source == "KL");
    CHECK(roots.innermost("/nyt/b.txt").source.empty());
}

TEST_CASE("an inner root takes over what it is not given") {
    Roots roots({});
    roots.add("/nyt", {.source = "Avisen", .date = "2021", .mappings = {}});
    roots.add("/nyt/kl", {.source = "KL", .date = {}, .mappings = {}});
    CHECK(roots.innermost("/nyt/kl/a.txt").date == "2021");
}

TEST_CASE("what is not given stays, what is given as empty goes") {
    Roots roots({});
    roots.add("/nyt", {.source = "Avisen", .date = "2021", .mappings = {}});
    roots.add("/nyt", {});
    roots.set({.source = {}, .date = "", .mappings = {}});
    CHECK(roots.innermost("/nyt/a").source == "Avisen");
    CHECK(roots.innermost("/nyt/a").date.empty());
}

TEST_CASE("a forgotten root holds nothing") {
    Roots roots({});
    roots.add("/nyt", {});
    CHECK(roots.forget("/ny") == 0);
    CHECK(roots.forget("/nyt") == 1);
    CHECK_FALSE(roots.holds("/nyt/a.txt"));
}

TEST_CASE("a file is read again when its root or the settings of its root are others") {
    Roots roots({});
    roots.add("/nyt/kl", {});
    const auto before = reading_hash(roots, "/nyt/kl/a.txt", "how");
    CHECK(reading_hash(roots, "/nyt/kl/b.txt", "how") == before);
    CHECK(reading_hash(roots, "/nyt/kl/a.txt", "otherwise") != before);
    Roots with_source = roots;
    with_source.set({.source = "KL", .date = {}, .mappings = {}});
    CHECK(reading_hash(with_source, "/nyt/kl/a.txt", "how") != before);
    Roots with_outer = roots;
    with_outer.add("/nyt", {});
    CHECK(reading_hash(with_outer, "/nyt/kl/a.txt", "how") != before);
}
