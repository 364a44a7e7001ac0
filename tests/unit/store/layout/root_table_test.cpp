// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/root_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "store/layout/bytes.hpp"
#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;

TEST_CASE("roots come back in their order, whatever bytes they hold") {
    const TempFolder folder;
    Xapian::WritableDatabase db((folder.path() / "db").string(), Xapian::DB_CREATE);
    CHECK(load_roots(db).empty());
    const std::vector<Root> roots = {{"/a", "", "", {}},
                                     {"/a\nb", "Avisen", "2021-06", {"text=manchet", "id=nr"}},
                                     {"/bl\xe5", std::string("\0x", 2), "", {""}}};
    save_roots(db, roots);
    CHECK(load_roots(db) == roots);
    save_roots(db, {});
    CHECK(load_roots(db).empty());
}

TEST_CASE("a root remembers its time zone and what was not read; an older table has neither") {
    const TempFolder folder;
    Xapian::WritableDatabase db((folder.path() / "db").string(), Xapian::DB_CREATE);
    Root root{"/a", "", "", {}, "America/Godthab", {{".pdf", 2}, {"none", 1}}};
    save_roots(db, {root});
    CHECK(load_roots(db) == std::vector<Root>{root});
    std::string older;
    for (const char* text : {"/b", "KL", "2021"}) append_text(older, text);
    append(older, std::uint32_t{0});
    db.set_metadata(std::string(metadata::roots), older);
    CHECK(load_roots(db) == std::vector<Root>{{"/b", "KL", "2021", {}}});
}

TEST_CASE("a damaged table of roots is an error") {
    const TempFolder folder;
    Xapian::WritableDatabase db((folder.path() / "db").string(), Xapian::DB_CREATE);
    db.set_metadata(std::string(metadata::roots), "/arkiv");
    CHECK(code_of([&] { load_roots(db); }) == ErrorCode::no_database);
}
