// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/publisher.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

TEST_CASE("the first folder is the source, if it may be one") {
    CHECK(source_of_folder("politiken/2021/a.txt") == "politiken");
    CHECK(source_of_folder("Dansk_Erhverv/a.txt") == "Dansk Erhverv");
    CHECK(source_of_folder("tv2/a.txt") == "tv2");
    CHECK(source_of_folder("24syv/a.txt") == "24syv");
    CHECK(source_of_folder("Ærø Avis/a.jsonl") == "Ærø Avis");
    CHECK(source_of_folder("arkiv.zip!/berlingske/a.txt") == "berlingske");
    CHECK(source_of_folder("berlingske/arkiv.zip!/x/a.txt") == "berlingske");
}

TEST_CASE("folders that say when, or what, are no source") {
    for (const char* path : {"a.txt",
                             "2021/a.txt",
                             "2021-06/a.txt",
                             "2021-06-18/politiken/a.txt",
                             "07/a.txt",
                             "juni/a.txt",
                             "juni-2021/a.txt",
                             "uge-23/a.txt",
                             "artikler/a.txt",
                             "Nye_Artikler/a.txt",
                             "TXT/a.txt",
                             "arkiv/a.txt",
                             "data2/a.txt",
                             "part-0001/a.txt",
                             "31dd8351265b7676/a.txt",
                             "x/a.txt",
                             "_/a.txt",
                             "arkiv.zip!/a.txt",
                             "arkiv.zip!/2021/a.txt",
                             "\xff\xff/a.txt",
                             ""}) {
        INFO(path);
        CHECK(source_of_folder(path).empty());
    }
}
