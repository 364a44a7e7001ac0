// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "command_line/error.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/option_table_checks.hpp"
#include "web/option_table.hpp"
#include "web/options.hpp"

using namespace udklip;
using namespace udklip::web;

TEST_CASE("the table of options and what is made from it hold together") {
    test::check_command_line(program());
    test::check_translations(program());
}

TEST_CASE("the machine itself needs no password, every other address does") {
    for (const char* address : {"127.0.0.1", "127.1.2.3", "::1", "localhost"}) {
        CHECK(is_loopback(address));
        const char* line[] = {"udklip-web", "--no-config", "--bind", address};
        CHECK(parse_options(4, line).options.has_value());
    }
    for (const char* address : {"0.0.0.0", "192.168.1.7", "::", "2001:db8::1", "128.0.0.1"}) {
        CHECK_FALSE(is_loopback(address));
        const char* line[] = {"udklip-web", "--no-config", "--bind", address};
        CHECK_THROWS_AS(parse_options(4, line), Error);
    }
}

TEST_CASE("a host goes by the names of the machine, its address, and those that are given") {
    const char* line[] = {"udklip-web", "--no-config", "--bind", "::1", "--host", "Arkiv.Example"};
    const auto hosts = parse_options(6, line).options.value().hosts;
    for (const char* name : {"localhost", "127.0.0.1", "[::1]", "arkiv.example"}) {
        CHECK(std::find(hosts.begin(), hosts.end(), name) != hosts.end());
    }
}
