// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/file_table.hpp"

#include <limits>
#include <string>

#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;

namespace {

/// On disk, since Xapian cannot list metadata in memory.
struct Store {
    TempFolder folder;
    Xapian::WritableDatabase db{(folder.path() / "db").string(), Xapian::DB_CREATE};
};

FileState state_of(const std::string& path) {
    return {path, std::numeric_limits<std::uint64_t>::max(), -5, -6, 8, 0x0102030405060708U, 77, 3,
            1};
}

}  // namespace

TEST_CASE("the state of a file comes back, to the last bit") {
    Store store;
    auto& db = store.db;
    const FileState state = state_of("/arkiv/a.txt");
    const FileState empty{"/arkiv/b.txt"};
    save_file(db, state);
    save_file(db, empty);
    const FileTable files = load_files(db);
    REQUIRE(files.size() == 2);
    CHECK(files.at("/arkiv/a.txt") == state);
    CHECK(files.at("/arkiv/b.txt") == empty);
}

TEST_CASE("a file remembers which of its members were not read") {
    Store store;
    FileState state = state_of("/arkiv/a.zip");
    state.skipped = {{".pdf", 2}, {"none", 1}};
    save_file(store.db, state);
    CHECK(load_files(store.db).at("/arkiv/a.zip") == state);
}

TEST_CASE("a file that is saved again is kept once, as it is now") {
    Store store;
    auto& db = store.db;
    FileState state = state_of("/a.txt");
    save_file(db, state);
    state.size = 7;
    save_file(db, state);
    const FileTable files = load_files(db);
    REQUIRE(files.size() == 1);
    CHECK(files.at("/a.txt").size == 7);
}

TEST_CASE("a forgotten file is gone, the others are not") {
    Store store;
    auto& db = store.db;
    save_file(db, state_of("/a.txt"));
    save_file(db, state_of("/ab.txt"));
    forget_file(db, "/a.txt");
    forget_file(db, "/never-seen.txt");
    const FileTable files = load_files(db);
    CHECK(files.size() == 1);
    CHECK(files.contains("/ab.txt"));
}

TEST_CASE("odd and endless file names are kept as they are") {
    Store store;
    auto& db = store.db;
    const std::vector<std::string> paths = {"/",
                                            "/blå bær/æøå.txt",
                                            "/latin1/bl\xe5.txt",
                                            "/line\nend\tand \"quotes\"",
                                            "/" + std::string(4000, 'x') + "/1",
                                            "/" + std::string(4000, 'x') + "/2",
                                            "/\x01hash"};
    for (const auto& path : paths) save_file(db, state_of(path));
    const FileTable files = load_files(db);
    CHECK(files.size() == paths.size());
    for (const auto& path : paths) {
        INFO(path);
        REQUIRE(files.contains(path));
        CHECK(files.at(path) == state_of(path));
    }
    for (const auto& path : paths) forget_file(db, path);
    CHECK(load_files(db).empty());
}

TEST_CASE("a damaged table is an error") {
    Store store;
    auto& db = store.db;
    db.set_metadata(std::string(metadata::file_prefix) + "/a.txt", "short");
    CHECK(code_of([&] { load_files(db); }) == ErrorCode::no_database);
}

TEST_CASE("other metadata is no file") {
    Store store;
    auto& db = store.db;
    db.set_metadata(std::string(metadata::schema), "1");
    db.set_metadata(std::string(metadata::roots), "/arkiv");
    CHECK(load_files(db).empty());
}
