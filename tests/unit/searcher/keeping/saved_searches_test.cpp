// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches in the reader's own file.
#include "searcher/keeping/saved_searches.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "command_line/error.hpp"
#include "searcher/keeping/kept_request.hpp"
#include "searcher/keeping/own_file.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace udklip::searcher;
using udklip::test::TempFolder;

namespace {

Request question(const std::string& text) {
    Request request;
    request.text = text;
    return request;
}

Request everything() {
    Request request;
    request.text = "havn -\"åben \\ skole\" \t ¤";
    request.words = Words::some;
    request.years = {"2019..2021", "unknown"};
    request.months = {"2021-06"};
    request.sources = {"KL", "Dansk \"Erhverv\""};
    request.sections = {"Indland"};
    request.authors = {"Åse Ravn"};
    request.from = "sidste-måned";
    request.to = "2022";
    request.sort = Sort::oldest;
    request.furniture = true;
    request.collapse = false;
    return request;
}

}  // namespace

TEST_CASE("a request comes back as it was kept") {
    for (const Request& request : {everything(), Request{}}) {
        const Request back = read_request(write_request(request));
        CHECK(write_request(back) == write_request(request));
        CHECK(back.text == request.text);
        CHECK(back.words == request.words);
        CHECK(back.years == request.years);
        CHECK(back.sources == request.sources);
        CHECK(back.authors == request.authors);
        CHECK(back.from == request.from);
        CHECK(back.sort == request.sort);
        CHECK(back.furniture == request.furniture);
        CHECK(back.collapse == request.collapse);
    }
    CHECK(write_request(question("havn")) == R"({"text":"havn"})");
    CHECK_THROWS_AS(read_request("{"), Error);
    CHECK_THROWS_AS(read_request("[1]"), Error);
    CHECK_THROWS_AS(read_request(R"({"text":"x","years":7})"), Error);
}

TEST_CASE("its filters and order are options again") {
    Request request;
    request.words = Words::every;
    request.sources = {"KL", "DR"};
    request.to = "2022";
    request.sort = Sort::newest;
    CHECK(options_of(request) == std::vector<std::string>{"--all", "--source", "KL", "--source",
                                                          "DR", "--to", "2022", "--sort",
                                                          "newest"});
    CHECK(options_of({}).empty());
}

TEST_CASE("searches are kept, listed in Danish order and forgotten") {
    const TempFolder folder;
    const auto file = folder.path() / "state" / "udklip" / "1.sqlite";
    CHECK_FALSE(SavedSearches::existing(file));
    CHECK_FALSE(std::filesystem::exists(file.parent_path()));
    {
        SavedSearches saved(file);
        CHECK(saved.save("ål", question("ål")));
        CHECK(saved.save("zebra", everything()));
        CHECK(saved.save("ål", question("ål")));
        CHECK_FALSE(saved.save("ål", question("sild")));
    }
    auto saved = SavedSearches::existing(file);
    REQUIRE(saved);
    const auto all = saved->all();
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "zebra");
    CHECK(write_request(all[0].request) == write_request(everything()));
    CHECK(all[1].name == "ål");
    CHECK(all[1].request.text == "ål");
    CHECK(all[1].saved > 1'700'000'000);
    CHECK(saved->forget("ål"));
    CHECK_FALSE(saved->forget("ål"));
    CHECK_FALSE(saved->find("ål"));
    CHECK(saved->find("zebra"));
}

TEST_CASE("what was shown is remembered for each search alone, and goes with it") {
    const TempFolder folder;
    SavedSearches saved(folder.path() / "1.sqlite");
    CHECK(saved.save("a", question("a")));
    CHECK(saved.save("b", question("b"), {"ved/havnen.txt", "x"}));
    saved.remember("a", {"1", "2", "1"});
    saved.remember("a", {"2", "'; DROP TABLE shown; --"});
    saved.remember("nobody", {"9"});
    CHECK(saved.shown("a").size() == 3);
    CHECK(saved.shown("a").contains("'; DROP TABLE shown; --"));
    CHECK(saved.shown("b") == std::unordered_set<std::string>{"x", "ved/havnen.txt"});
    CHECK(saved.find("a")->shown == 3);
    CHECK(saved.find("a")->last_shown > 0);
    saved.forget("a");
    CHECK(saved.save("a", question("a")));
    CHECK(saved.shown("a").empty());
    CHECK(saved.shown("b").size() == 2);
}

TEST_CASE("two programs may have the file open") {
    const TempFolder folder;
    SavedSearches one(folder.path() / "1.sqlite");
    SavedSearches other(folder.path() / "1.sqlite");
    CHECK(one.save("a", question("a")));
    other.remember("a", {"1"});
    one.remember("a", {"2"});
    CHECK(other.shown("a").size() == 2);
}

TEST_CASE("a name is cleaned; an empty, a long and an unprintable one are refused") {
    CHECK(saved_name("  havn ved kysten ") == "havn ved kysten");
    CHECK(saved_name("a\u030a") == "å");
    CHECK_THROWS_AS(saved_name(" "), Error);
    CHECK_THROWS_AS(saved_name("a\tb"), Error);
    CHECK_THROWS_AS(saved_name(std::string(201, 'a')), Error);
}

TEST_CASE("the file lies in the folder for state, for its owner alone") {
    const TempFolder folder;
    ::setenv("XDG_STATE_HOME", folder.path().c_str(), 1);
    const auto file = own_file("17");
    CHECK(file == folder.path() / "udklip" / "17.sqlite");
    SavedSearches saved(file);
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    REQUIRE(::stat(file.parent_path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
    ::setenv("XDG_STATE_HOME", "not/absolute", 1);
    ::setenv("HOME", "/home/me", 1);
    CHECK(own_file("17") == "/home/me/.local/state/udklip/17.sqlite");
}

TEST_CASE("a file that is none, and a folder in its place, are errors that name it") {
    const TempFolder folder;
    const auto file = folder.write("1.sqlite", std::string(5000, 'x'));
    try {
        SavedSearches saved(file);
        FAIL("it was opened");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::storage);
        CHECK(std::string(error.what()).find(file.string()) != std::string::npos);
        CHECK_FALSE(error.hint().empty());
    }
    CHECK(folder.read("1.sqlite") == std::string(5000, 'x'));
    std::filesystem::create_directory(folder.path() / "2.sqlite");
    CHECK_THROWS_AS(SavedSearches(folder.path() / "2.sqlite"), Error);
}
