// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/publisher.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

namespace {

std::string source_of(std::string_view path) {
    static const FurnitureHeadings tables = [] {
        auto all = FurnitureHeadings::built_in();
        all.add("publisher\tÆrø Avis\n", "x");
        return all;
    }();
    return source_of_folder(path, tables);
}

}  // namespace

TEST_CASE("the first folder is the source, if it is known as one or is a domain") {
    CHECK(source_of("politiken/2021/a.txt") == "politiken");
    CHECK(source_of("Dansk_Erhverv/a.txt") == "Dansk Erhverv");
    CHECK(source_of("tv2/a.txt") == "tv2");
    CHECK(source_of("Skagen_Avis/a.txt") == "Skagen Avis");
    CHECK(source_of("avisen/a.txt") == "avisen");
    CHECK(source_of("avis/a.txt").empty());
    CHECK(source_of("24syv/a.txt") == "24syv");
    CHECK(source_of("Ærø Avis/a.jsonl") == "Ærø Avis");
    CHECK(source_of("www.nyavis.dk/2021/a.html") == "nyavis.dk");
    CHECK(source_of("arkiv.zip!/berlingske/a.txt") == "berlingske");
    CHECK(source_of("berlingske/arkiv.zip!/x/a.txt") == "berlingske");
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
                             "faq/a.md",
                             "generalforsamlinger/a.md",
                             "_release-notes/a.md",
                             "Vejle Fjord/a.md",
                             "v1.2/a.md",
                             "x/a.txt",
                             "_/a.txt",
                             "arkiv.zip!/a.txt",
                             "arkiv.zip!/2021/a.txt",
                             "\xff\xff/a.txt",
                             ""}) {
        INFO(path);
        CHECK(source_of(path).empty());
    }
}
