// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/config_file.hpp"

#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using command_line::ConfigFile;

namespace {

/// "name=value" or "name" for each line of a section, with blanks between them.
std::string lines(const ConfigFile& file, std::string_view section) {
    std::string out;
    for (const auto& entry : file.section(section)) {
        out += (out.empty() ? "" : " ") + entry.name + (entry.value ? "=" + *entry.value : "");
    }
    return out;
}

std::string fault(std::string_view text) {
    try {
        ConfigFile::parse(text, "/c");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::usage);
        CHECK_FALSE(error.hint().empty());
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("sections hold lines, in their order") {
    const auto file = ConfigFile::parse(
        "# mine\n\n[udklip-search]\nlimit=20\n  source =  KL  \nsource = Ib "
        "Bo\r\nno-collapse\n"
        "[udklip-index]\njobs = 2 # two\n[udklip-search]\nany\n",
        "/c");
    CHECK(lines(file, "udklip-search") == "limit=20 source=KL source=Ib Bo no-collapse any");
    CHECK(lines(file, "udklip-index") == "jobs=2");
    CHECK(lines(file, "udklip-web").empty());
    CHECK(file.section("udklip-search").at(1).line == 5);
    CHECK(lines(ConfigFile(), "udklip-search").empty());
}

TEST_CASE("quotes keep blanks and #, and a # inside a word is none") {
    const auto value = [](const std::string& line) {
        return ConfigFile::parse("[udklip-search]\n" + line, "/c")
            .section("udklip-search")
            .at(0)
            .value.value();
    };
    CHECK(value("source = \"#dansk\"") == "#dansk");
    CHECK(value("source = \" x \"  # y") == " x ");
    CHECK(value("source = C# a") == "C# a");
    CHECK(value("source = a=b") == "a=b");
    CHECK(value("source =").empty());
    CHECK(value("source = \"") == "\"");
}

TEST_CASE("a mistake is told with file and line") {
    CHECK(fault("limit = 3\n").starts_with("/c:1: "));
    CHECK(fault("\n[udklip-serach]\n").starts_with("/c:2: "));
    CHECK(fault("[udklip-search\n").starts_with("/c:1: "));
    CHECK(fault("[udklip-search]\n= 3\n").starts_with("/c:2: "));
    CHECK(fault("\xEF\xBB\xBF[udklip-search]\nany").empty());
    CHECK(fault("").empty());
}

TEST_CASE("a file that is not there is empty; what cannot be read is told") {
    const test::TempFolder folder;
    CHECK(lines(ConfigFile::read(folder.path() / "none"), "udklip-search").empty());
    CHECK(lines(ConfigFile::read({}), "udklip-search").empty());
    std::ofstream(folder.path() / "config") << "[udklip-search]\nany\n";
    CHECK(lines(ConfigFile::read(folder.path() / "config"), "udklip-search") == "any");
    CHECK_THROWS_AS(ConfigFile::read(folder.path()), Error);
}
