// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/option_table.hpp"
#include "assistant/options.hpp"
#include "command_line/error.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/option_table_checks.hpp"

using namespace udklip;
using namespace udklip::assistant;

TEST_CASE("the table of options and what is made from it hold together") {
    test::check_command_line(program());
    test::check_translations(program());
}

TEST_CASE("databases and the time of a question are given, other words are a mistake") {
    const char* line[] = {"udklip-mcp", "--no-config",  "--db", "a",
                          "--db=b",     "--time-limit", "2.5"};
    const auto options = parse_options(7, line).options.value();
    CHECK(options.databases.size() == 2);
    CHECK(options.tools.time_limit == 2.5);
    for (const char* wrong : {"0", "-1", "x", "3601"}) {
        const char* mistaken[] = {"udklip-mcp", "--no-config", "--time-limit", wrong};
        CHECK_THROWS_AS(parse_options(4, mistaken), Error);
    }
    const char* word[] = {"udklip-mcp", "--no-config", "havn"};
    CHECK_THROWS_AS(parse_options(3, word), Error);
}
