// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/scan.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;
namespace fs = std::filesystem;

namespace {

/// The files found, relative to their root, in order.
std::string names(const Scan& found) {
    std::string out;
    for (const auto& file : found.files) out += (out.empty() ? "" : " ") + file.relative_path();
    return out;
}

std::string names_below(const fs::path& root) {
    return names(scan({root.string()}));
}

}  // namespace

TEST_CASE("files of known kinds are found, in folders of any depth, sorted") {
    const TempFolder folder;
    for (const char* name :
         {"b.txt", "a.txt", "under/mere/c.TXT", "d.jsonl", "billede.png", "uden"}) {
        folder.write(name, "x");
    }
    CHECK(names_below(folder.path()) == "a.txt b.txt d.jsonl under/mere/c.TXT");
}

TEST_CASE("a file comes with its size, its time, its root and its format") {
    const TempFolder folder;
    const fs::path file = folder.write("a/b.jsonl", "12345");
    const Scan found = scan({folder.path().string()});
    REQUIRE(found.files.size() == 1);
    CHECK(found.files[0].path == file.string());
    CHECK(found.files[0].root == folder.path().string());
    CHECK(found.files[0].size == 5);
    CHECK(found.files[0].format == Format::json_lines);
    struct stat info {};
    REQUIRE(::stat(file.c_str(), &info) == 0);
    CHECK(found.files[0].modified == info.st_mtim.tv_sec * 1'000'000'000L + info.st_mtim.tv_nsec);
}

TEST_CASE("hidden files and folders, backups and README files are left out") {
    const TempFolder folder;
    for (const char* name : {".a.txt", ".git/b.txt", "c.txt~", "README.txt", "readme.txt",
                             "Readme.text", "under/README.txt", "readme-too.txt", "~d.txt"}) {
        folder.write(name, "x");
    }
    CHECK(names_below(folder.path()) == "readme-too.txt ~d.txt");
    // Hidden ones are not even counted.
    CHECK(scan({folder.path().string()}).skipped.size() == 5);
}

TEST_CASE("a root may lie in a hidden folder") {
    const TempFolder folder;
    folder.write(".arkiv/a.txt", "x");
    CHECK(names_below(folder.path() / ".arkiv") == "a.txt");
}

TEST_CASE("links to elsewhere, and rings of links, are not followed") {
    const TempFolder folder;
    folder.write("root/a.txt", "x");
    folder.write("elsewhere/b.txt", "x");
    fs::create_symlink(folder.path() / "elsewhere/b.txt", folder.path() / "root/link.txt");
    fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "root/folder");
    fs::create_directory_symlink(folder.path() / "root", folder.path() / "root/ring");
    fs::create_symlink(folder.path() / "nowhere", folder.path() / "root/broken.txt");
    const Scan found = scan({(folder.path() / "root").string()});
    CHECK(names(found) == "a.txt");
    CHECK(found.problems.empty());
}

TEST_CASE("pipes are not opened") {
    const TempFolder folder;
    REQUIRE(::mkfifo((folder.path() / "pipe.txt").c_str(), 0600) == 0);
    folder.write("a.txt", "x");
    CHECK(names_below(folder.path()) == "a.txt");
}

TEST_CASE("under nested roots a file is found once, as the outer one's") {
    const TempFolder folder;
    folder.write("a/b/c.txt", "x");
    folder.write("a/d.txt", "x");
    const std::string outer = (folder.path() / "a").string();
    const std::string inner = (folder.path() / "a/b").string();
    for (const auto& roots :
         {std::vector{outer, inner}, std::vector{inner, outer}, std::vector{outer, outer},
          std::vector{inner + "/c.txt", inner, outer}}) {
        const Scan found = scan(roots);
        CHECK(names(found) == "b/c.txt d.txt");
        for (const auto& file : found.files) CHECK(file.root == outer);
    }
}

TEST_CASE("a root that is a file is looked at, whatever its name") {
    const TempFolder folder;
    const std::string plain = folder.write("artikel", "x").string();
    const std::string lines = folder.write("artikler.jsonl", "x").string();
    const Scan found = scan({plain, lines});
    CHECK(names(found) == "artikel artikler.jsonl");
    REQUIRE(found.files.size() == 2);
    CHECK(found.files[0].format == Format::none);
    CHECK(found.files[1].format == Format::json_lines);
}

TEST_CASE("odd names are found as they are") {
    const TempFolder folder;
    folder.write("bl\xe5.txt", "x");
    folder.write("en\nlinje.txt", "x");
    folder.write("æ ø/å.txt", "x");
    CHECK(names_below(folder.path()) == "bl\xe5.txt en\nlinje.txt æ ø/å.txt");
}

TEST_CASE("an empty folder has no files and no problems") {
    const TempFolder folder;
    CHECK(scan({folder.path().string()}).files.empty());
    CHECK(scan({folder.path().string()}).problems.empty());
    CHECK(scan({}).files.empty());
}

TEST_CASE("a folder that cannot be read is a problem with its path, the rest is found") {
    if (::geteuid() == 0) return;  // root reads everything
    const TempFolder folder;
    folder.write("a.txt", "x");
    folder.write("closed/b.txt", "x");
    fs::permissions(folder.path() / "closed", fs::perms::none);
    const Scan found = scan({folder.path().string()});
    fs::permissions(folder.path() / "closed", fs::perms::owner_all);
    CHECK(names(found) == "a.txt");
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].path == (folder.path() / "closed").string());
    CHECK_FALSE(found.problems[0].reason.empty());
}

TEST_CASE("roots are made absolute, without links and dots") {
    const TempFolder folder;
    folder.write("a/b.txt", "x");
    fs::create_directory_symlink(folder.path() / "a", folder.path() / "link");
    CHECK(resolve_root(folder.path() / "link") == folder.path() / "a");
    CHECK(resolve_root(folder.path() / "a/../a/.") == folder.path() / "a");
    CHECK(resolve_root((folder.path() / "a").string() + "/") == folder.path() / "a");
    CHECK(resolve_root(folder.path() / "a/b.txt") == folder.path() / "a/b.txt");
    CHECK(resolve_root(".").is_absolute());
}

TEST_CASE("a root that is not there is a usage error, never an empty folder") {
    const TempFolder folder;
    CHECK(code_of([&] { resolve_root(folder.path() / "missing"); }) == ErrorCode::usage);
    fs::create_symlink(folder.path() / "nowhere", folder.path() / "broken");
    CHECK(code_of([&] { resolve_root(folder.path() / "broken"); }) == ErrorCode::usage);
    CHECK(code_of([&] { resolve_root(""); }) == ErrorCode::usage);
}

TEST_CASE("a root that is no file or folder is a usage error") {
    const TempFolder folder;
    REQUIRE(::mkfifo((folder.path() / "pipe.txt").c_str(), 0600) == 0);
    CHECK(code_of([&] { resolve_root(folder.path() / "pipe.txt"); }) == ErrorCode::usage);
    CHECK(code_of([&] { resolve_root("/dev/null"); }) == ErrorCode::usage);
}
