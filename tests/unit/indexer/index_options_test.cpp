// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "indexer/option_table.hpp"
#include "indexer/options.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/option_table_checks.hpp"

using namespace udklip;

namespace {

indexer::Parsed parse(std::vector<const char*> line) {
    line.insert(line.begin(), {"udklip-index", "--no-config"});
    return indexer::parse_options(static_cast<int>(line.size()), line.data());
}

}  // namespace

TEST_CASE("help, manual page and completions name every option of udklip-index") {
    test::check_command_line(indexer::program());
    test::check_translations(indexer::program());
}

TEST_CASE("the parser takes the options of the table and no others") {
    const auto parsed = parse({"--db", "x", "-vv", "--keep-missing", "folder"});
    REQUIRE(parsed.options);
    CHECK(parsed.options->update.database == "x");
    CHECK(parsed.options->update.roots == std::vector<std::filesystem::path>{"folder"});
    CHECK(parsed.options->update.keep_missing);
    CHECK(parsed.options->verbosity == 2);
}

TEST_CASE("one task at a time") {
    CHECK(parse({"--db", "x", "--check"}).options->task == indexer::Options::Task::check);
    CHECK_THROWS_AS(parse({"--db", "x", "--check", "--compact"}), udklip::Error);
}
