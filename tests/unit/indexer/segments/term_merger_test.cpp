// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/term_merger.hpp"

#include <string>
#include <vector>

#include "indexer/segments/segment_file.hpp"
#include "store/glass/encoding.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;
using udklip::test::TempFolder;
namespace glass = udklip::store::glass;

namespace {

/// Each term followed by a text that names the section.
FileSection section_of(SegmentFile& file, const std::vector<std::string>& terms,
                       const std::string& name) {
    std::string bytes;
    std::string before;
    for (const auto& term : terms) {
        append_front_coded(bytes, term, before);
        glass::append_text(bytes, name);
        before = term;
    }
    return file.append(bytes);
}

std::string merged(const SegmentFile& file, const std::vector<FileSection>& sections) {
    std::string out;
    TermMerger merger(file, sections, 0);
    while (merger.next()) {
        out += merger.term() + "=";
        for (FileSectionReader* reader : merger.readers()) out += reader->text();
        out += " ";
    }
    return out;
}

}  // namespace

TEST_CASE("terms come in order, each with all sections that have it, in their order") {
    const TempFolder folder;
    SegmentFile file(folder.path() / "file");
    const auto a = section_of(file, {"bil", "by", "æble"}, "a");
    const auto b = section_of(file, {"by", "bye", "å"}, "b");
    const auto c = section_of(file, {"bil", "by"}, "c");
    CHECK(merged(file, {a, b, c}) == "bil=ac by=abc bye=b å=b æble=a ");
    CHECK(merged(file, {c, b, a}) == "bil=ca by=cba bye=b å=b æble=a ");
    CHECK(merged(file, {a, FileSection{}}) == "bil=a by=a æble=a ");
    CHECK(merged(file, {}).empty());
}

TEST_CASE("a section is read in pieces, whatever lies across their borders") {
    const TempFolder folder;
    SegmentFile file(folder.path() / "file");
    std::string bytes;
    for (std::uint64_t i = 0; i < 3000; ++i) {
        glass::append_number(bytes, i * i * i);
        glass::append_text(bytes, std::string(i % 40, static_cast<char>('a' + i % 26)));
    }
    file.append("foran");
    const FileSection section = file.append(bytes);
    file.append("bagefter");
    FileSectionReader reader(file, section, 7);
    for (std::uint64_t i = 0; i < 3000; ++i) {
        REQUIRE_FALSE(reader.at_end());
        REQUIRE(reader.number() == i * i * i);
        REQUIRE(reader.text() == std::string(i % 40, static_cast<char>('a' + i % 26)));
    }
    CHECK(reader.at_end());
    CHECK_THROWS(reader.number());
}

TEST_CASE("the file of a file goes with it") {
    const TempFolder folder;
    {
        SegmentFile file(folder.path() / "file");
        file.append("noget");
        CHECK(std::filesystem::exists(folder.path() / "file"));
    }
    CHECK_FALSE(std::filesystem::exists(folder.path() / "file"));
}
