// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "store/endpoints.hpp"
#include "store/shards.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;

TEST_CASE("Every id belongs to one shard, whatever their number") {
    for (const unsigned count : {1U, 2U, 3U, 7U}) {
        std::vector<unsigned> held(count, 0);
        for (int i = 0; i < 700; ++i) {
            unsigned holders = 0;
            for (unsigned number = 1; number <= count; ++number) {
                if (!Shard{number, count}.holds("artikel" + std::to_string(i))) continue;
                ++holders;
                ++held[number - 1];
            }
            REQUIRE(holders == 1);
        }
        for (const unsigned articles : held) CHECK(articles > 700 / count / 2);
    }
}

TEST_CASE("Where an article belongs never changes") {
    // Databases are divided so already: XXH3 of these ids, modulo 4.
    CHECK(Shard{1, 4}.holds("a.txt"));
    CHECK(Shard{4, 4}.holds("nyt/2021/æble.txt"));
    CHECK(Shard{3, 4}.holds(""));
}

TEST_CASE("A shard is written as K/N") {
    CHECK(parse_shard("2/4") == Shard{2, 4});
    CHECK(to_string(Shard{2, 4}) == "2/4");
    for (const char* text :
         {"", "/", "2", "0/4", "5/4", "2/", "/4", "2/4x", "-1/4", "1/99999999999"})
        CHECK_FALSE(parse_shard(text));
}

TEST_CASE("A shard's folder of 0.1 says which one it is") {
    const TempFolder folder;
    CHECK(shard_in(folder.path()) == Shard{1, 1});
    CHECK(shards_in(folder.path()).empty());
    folder.write("shard-1/shard", "1 of 2\n");
    folder.write("shard-2/shard", "2 of 2\n");
    CHECK(shards_in(folder.path()).empty());  // not named yet
    folder.write("XAPIANDB", "auto shard-1\nauto shard-2\n");
    CHECK(shard_in(folder.path() / "shard-2") == Shard{2, 2});
    CHECK(shards_in(folder.path()).size() == 2);
    folder.write("shard-2/shard", "3 of 2");
    CHECK(code_of([&] { shards_in(folder.path()); }) == ErrorCode::no_database);
    std::filesystem::remove_all(folder.path() / "shard-2");
    CHECK(code_of([&] { shards_in(folder.path()); }) == ErrorCode::no_database);
}

TEST_CASE("Stubs that name themselves, or without end, are no databases") {
    const TempFolder folder;
    for (const char* text :
         {"auto .\n", "auto .\nauto .\nauto .\nauto .\nauto .\nauto .\nauto .\n"}) {
        folder.write("XAPIANDB", text);
        CHECK(endpoints_of(folder.path()).size() == 1);
    }
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "auto x\n";
    folder.write("XAPIANDB", many);
    CHECK(endpoints_of(folder.path()).size() == 1);
    folder.write("XAPIANDB", "auto /dev/zero\nauto y\n");
    const auto found = endpoints_of(folder.path());
    REQUIRE(found.size() == 2);
    CHECK(found[0].path == "/dev/zero");
}

TEST_CASE("A stub stands for the databases that it names, and those that these name") {
    const TempFolder folder;
    folder.write("plain/iamglass", "");
    folder.write("ours/XAPIANDB", "auto generation-3\n");
    folder.write("ours/generation-3/iamglass", "");
    folder.write("divided/XAPIANDB", "auto generation-1\n");
    folder.write("divided/generation-1/XAPIANDB", "auto shard-1\nauto shard-2\n");
    folder.write("divided/generation-1/shard-1/XAPIANDB", "auto generation-1\n");
    folder.write("divided/generation-1/shard-1/generation-1/iamglass", "");
    const auto stub = folder.write("stub",
                                   "# a comment\nauto plain\nauto ours\nauto divided\r\n"
                                   "remote server.dk:8000\nremote :ssh shard2 xapian-progsrv db\n");
    const auto found = endpoints_of(stub);
    REQUIRE(found.size() == 6);
    CHECK(found[0].tables == folder.path() / "plain");
    CHECK(found[1].path == folder.path() / "ours");
    CHECK(found[1].tables == folder.path() / "ours/generation-3");
    CHECK(found[2].path == folder.path() / "divided/generation-1/shard-1");
    CHECK(found[3].name == (folder.path() / "divided/generation-1/shard-2").string());
    CHECK(found[3].tables.empty());
    CHECK(found[4].name == "server.dk:8000");
    CHECK(found[4].host == "server.dk");
    CHECK(found[4].port == 8000);
    CHECK(found[5].program == "ssh");
    CHECK(found[5].arguments == "shard2 xapian-progsrv db");
}

TEST_CASE("A stub that is none, or names itself, is left to Xapian") {
    const TempFolder folder;
    CHECK(endpoints_of(folder.write("rubbish", "hej med dig\n")).size() == 1);
    CHECK(endpoints_of(folder.write("empty", "")).size() == 1);
    CHECK(endpoints_of(folder.path() / "nowhere").size() == 1);
    const auto round = endpoints_of(folder.write("round", "auto round\n"));
    REQUIRE(round.size() == 1);
    CHECK(round[0].is_local());
    CHECK(endpoints_of(folder.write("port", "remote server.dk:http\n"))[0].is_local());
}
