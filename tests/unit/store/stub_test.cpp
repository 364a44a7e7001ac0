// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stub.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;
namespace fs = std::filesystem;

namespace {

std::set<std::string> names(const std::vector<fs::path>& paths) {
    std::set<std::string> out;
    for (const auto& path : paths) out.insert(path.filename().string());
    return out;
}

void make_generation(const fs::path& folder, const std::string& name) {
    fs::create_directories(folder / name);
    point_to(folder, name);
}

}  // namespace

TEST_CASE("an empty folder has no generation, and the first one is number 1") {
    const TempFolder folder;
    CHECK(current_generation(folder.path()).empty());
    CHECK(next_generation(folder.path()) == "generation-1");
}

TEST_CASE("the stub names what it was pointed to, as Xapian reads it") {
    const TempFolder folder;
    make_generation(folder.path(), "generation-1");
    CHECK(current_generation(folder.path()) == "generation-1");
    CHECK(folder.read("XAPIANDB") == "auto generation-1\n");
    make_generation(folder.path(), "generation-12");
    CHECK(current_generation(folder.path()) == "generation-12");
    CHECK_FALSE(fs::exists(folder.path() / "XAPIANDB.new"));
}

TEST_CASE("the next generation comes after every one that is there, counted as numbers") {
    const TempFolder folder;
    fs::create_directory(folder.path() / "generation-9");
    fs::create_directory(folder.path() / "generation-10");
    fs::create_directory(folder.path() / "generation-old");
    fs::create_directory(folder.path() / "generation-77x");
    CHECK(next_generation(folder.path()) == "generation-11");
}

TEST_CASE("the next generation comes after the current one, even if its folder is lost") {
    const TempFolder folder;
    make_generation(folder.path(), "generation-3");
    CHECK(next_generation(folder.path()) == "generation-4");
}

TEST_CASE("leftovers are other generations and an unfinished stub, and nothing else") {
    const TempFolder folder;
    for (const char* name : {"generation-1", "generation-2", "generation-3", "generation-x", "mine",
                             "generation-2.parts", "generation-4.parts", "x.parts"}) {
        fs::create_directory(folder.path() / name);
    }
    folder.write("lock", "");
    folder.write("XAPIANDB.new", "auto gener");
    folder.write("notes.txt", "");
    make_generation(folder.path(), "generation-2");
    folder.write("XAPIANDB.new", "auto gener");
    CHECK(names(leftovers(folder.path())) ==
          std::set<std::string>{"XAPIANDB.new", "generation-1", "generation-2.parts",
                                "generation-3", "generation-4.parts"});
}

TEST_CASE("a stub of someone else's is refused and not touched") {
    for (const char* text : {"", "\n", "auto", "auto /elsewhere/db\n", "auto ../generation-1\n",
                             "auto generation-1\nauto generation-2\n", "remote localhost:7000\n",
                             "glass generation-1\n", "auto generation-1 x", "auto generation-\n",
                             "auto generation-99999999999999999999\n"}) {
        INFO(text);
        const TempFolder folder;
        folder.write("XAPIANDB", text);
        CHECK(code_of([&] { current_generation(folder.path()); }) == ErrorCode::no_database);
        CHECK(code_of([&] { leftovers(folder.path()); }) == ErrorCode::no_database);
        CHECK(folder.read("XAPIANDB") == text);
    }
}

TEST_CASE("a damaged stub beside generations of ours is mended, that of someone else is not") {
    const auto mended = [](const char* text) {
        const TempFolder folder;
        for (const char* name : {"generation-12", "generation-9"}) {
            fs::create_directory(folder.path() / name);
            folder.write(std::string(name) + "/iamglass", "");
        }
        folder.write("XAPIANDB", text);
        if (mend_stub(folder.path())) return folder.read("XAPIANDB") == "auto generation-9\n";
        return false;
    };
    for (const char* text :
         {"", "auto", "auto generation-1\n", "auto fgneration-9\n", "auuo generation-9\n",
          "auto generation-9\nrubbish", "auto generation-9M", "auto /elsewhere/db\n",
          "auto generation-9\v", "auto generation-9\r\n", "auto\tgeneration-9\n"}) {
        INFO(text);
        CHECK(mended(text));
    }
    for (const char* text : {"auto generation-9\n", "auto generation-12\n", "remote there:7000\n",
                             "auto generation-9\nremote there:7000\n", "auto /usr\n"}) {
        INFO(text);
        CHECK_FALSE(mended(text));
    }
}

TEST_CASE("a stub that cannot be written is a storage error, and the old one stays") {
    const TempFolder folder;
    make_generation(folder.path(), "generation-1");
    fs::create_directory(folder.path() / "generation-2");
    fs::create_directory(folder.path() / "XAPIANDB.new");
    CHECK(code_of([&] { point_to(folder.path(), "generation-2"); }) == ErrorCode::storage);
    CHECK(current_generation(folder.path()) == "generation-1");
    CHECK(code_of([&] { point_to(folder.path(), "generation-3"); }) == ErrorCode::storage);
    CHECK(code_of([&] { point_to(folder.path() / "gone", "generation-1"); }) == ErrorCode::storage);
}
