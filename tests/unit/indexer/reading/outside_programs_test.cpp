// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/outside_programs.hpp"

#include <string>

#include "command_line/error.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::indexer;
using udklip::command_line::ConfigFile;

namespace {

OutsidePrograms of(const std::string& lines) {
    return outside_programs(ConfigFile::parse("[readers]\n" + lines, "config"));
}

}  // namespace

TEST_CASE("a program is found by the ending of a name, compressed or not") {
    const auto programs = of("doc = antiword -w 0 {}\nTIF = tesseract {} - -l \"dan eng\"\n");
    REQUIRE(programs.find("brev.doc") != nullptr);
    CHECK(programs.find("brev.doc")->words ==
          std::vector<std::string>{"antiword", "-w", "0", "{}"});
    CHECK(programs.find("BREV.DOC.gz") == programs.find("brev.doc"));
    CHECK(programs.find("a.tif")->words ==
          std::vector<std::string>{"tesseract", "{}", "-", "-l", "dan eng"});
    CHECK(programs.find("a.docx") == nullptr);
    CHECK(programs.find("doc") == nullptr);
    CHECK(OutsidePrograms().find("a.doc") == nullptr);
}

TEST_CASE("the bounds are the user's") {
    CHECK(of("").seconds == 300);
    CHECK(of("seconds = 20\nmemory = 4G").memory == 4'000'000'000);
    CHECK(of("seconds = 20").seconds == 20);
}

TEST_CASE("a file is read again when its program changes, and an archive when any does") {
    const auto one = of("doc = antiword {}\nwri = b {}");
    const auto other = of("doc = catdoc {}\nwri = b {}");
    CHECK(one.fingerprint("a.doc") != other.fingerprint("a.doc"));
    CHECK(one.fingerprint("a.wri") == other.fingerprint("a.wri"));
    CHECK(one.fingerprint("a.zip") != other.fingerprint("a.zip"));
    CHECK(one.fingerprint("a.txt").empty());
}

TEST_CASE("a format of one's own is known by a program only") {
    const auto programs = of("doc = antiword {}\npdf = ocr {}");
    CHECK(format_of("a.doc", nullptr) == Format::by_content);
    CHECK(format_of("a.doc", &programs) == Format::outside);
    CHECK(format_of("a.pdf", &programs) == Format::pdf);
}

TEST_CASE("mistakes are told") {
    for (const char* line :
         {"seconds = 0", "seconds = many", "seconds = 1000000", "memory = 5M", "memory = 4T",
          "memory =", "txt = cat {}", "tar = cat {}", "doc = antiword", "doc =", "doc"}) {
        CAPTURE(line);
        CHECK_THROWS_AS(of(line), udklip::Error);
    }
}
