// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/stated.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip;
using namespace udklip::indexer;

TEST_CASE("A stated title is words, not the name of a file or of a program") {
    for (const auto* title :
         {"Budget 2022 vedtaget", "Årsrapport", "  Havnen udvides ", "Et notat om A/S Havn"}) {
        CHECK_FALSE(stated_title(title).empty());
    }
    for (const auto* title :
         {"", "Microsoft Word - brev.doc", "brev_v3", "referat.docx", "Dokument1", "untitled",
          "PowerPoint-præsentation", "file:///home/a.html", "2021", "Layout 1", "C:\\brev til Bo",
          "20210518_notat"}) {
        CAPTURE(title);
        CHECK(stated_title(title).empty());
    }
}

TEST_CASE("A stated author is a name, not an account") {
    for (const auto* author : {"Bo Hansen", "Åse", "KL"})
        CHECK_FALSE(stated_author(author).empty());
    for (const auto* author : {"", "bruger", "Microsoft Office User", "b12345", "bo@example.org",
                               "Administrator", "bhansen"}) {
        CAPTURE(author);
        CHECK(stated_author(author).empty());
    }
}

TEST_CASE("A date of creation is the day as written, unless a converter wrote it") {
    CHECK(stated_day("2021-05-18T23:30:00Z", "2021-05-19T00:00:00Z") == "2021-05-18");
    CHECK(stated_day("2026-11-27T18:58:37Z", "2026-11-27T18:58:37Z").empty());
    CHECK(stated_day("", "").empty());
}
