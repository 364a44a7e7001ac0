// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/term_merger.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "indexer/spool.hpp"
#include "store/glass/encoding.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;
using udklip::test::TempFolder;
namespace glass = udklip::store::glass;

namespace {

/// Each term followed by a text that names the section.
Section section_of(Spool& spool, const std::vector<std::string>& terms, const std::string& name) {
    std::string bytes;
    std::string before;
    for (const auto& term : terms) {
        append_front_coded(bytes, term, before);
        glass::append_text(bytes, name);
        before = term;
    }
    return spool.append(bytes);
}

std::string merged(const Spool& spool, const std::vector<Section>& sections) {
    std::string out;
    TermMerger merger(spool, sections, 0);
    while (merger.next()) {
        out += merger.term() + "=";
        for (SectionReader* reader : merger.readers()) out += reader->text();
        out += " ";
    }
    return out;
}

}  // namespace

TEST_CASE("terms come in order, each with all sections that have it, in their order") {
    const TempFolder folder;
    Spool spool(folder.path() / "spool");
    const auto a = section_of(spool, {"bil", "by", "æble"}, "a");
    const auto b = section_of(spool, {"by", "bye", "å"}, "b");
    const auto c = section_of(spool, {"bil", "by"}, "c");
    CHECK(merged(spool, {a, b, c}) == "bil=ac by=abc bye=b å=b æble=a ");
    CHECK(merged(spool, {c, b, a}) == "bil=ca by=cba bye=b å=b æble=a ");
    CHECK(merged(spool, {a, Section{}}) == "bil=a by=a æble=a ");
    CHECK(merged(spool, {}).empty());
}

TEST_CASE("a section is read in pieces, whatever lies across their borders") {
    const TempFolder folder;
    Spool spool(folder.path() / "spool");
    std::string bytes;
    for (std::uint64_t i = 0; i < 3000; ++i) {
        glass::append_number(bytes, i * i * i);
        glass::append_text(bytes, std::string(i % 40, static_cast<char>('a' + i % 26)));
    }
    spool.append("foran");
    const Section section = spool.append(bytes);
    spool.append("bagefter");
    SectionReader reader(spool, section, 7);
    for (std::uint64_t i = 0; i < 3000; ++i) {
        REQUIRE_FALSE(reader.at_end());
        REQUIRE(reader.number() == i * i * i);
        REQUIRE(reader.text() == std::string(i % 40, static_cast<char>('a' + i % 26)));
    }
    CHECK(reader.at_end());
    CHECK_THROWS(reader.number());
}

TEST_CASE("the file of a spool goes with it") {
    const TempFolder folder;
    {
        Spool spool(folder.path() / "spool");
        spool.append("noget");
        CHECK(std::filesystem::exists(folder.path() / "spool"));
    }
    CHECK_FALSE(std::filesystem::exists(folder.path() / "spool"));
}
