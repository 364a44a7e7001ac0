// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/exit_codes.hpp"

#include <algorithm>
#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::command_line;

TEST_CASE("every exit code is told once, as the number that it is") {
    int last = -1;
    for (const auto& row : kExitCodes) {
        INFO(row.number);
        CHECK(std::to_string(row.code) == row.number);
        CHECK(row.code > last);
        CHECK_FALSE((row.in_search.empty() && row.in_index.empty()));
        last = row.code;
    }
}

TEST_CASE("a program is told of its own codes only") {
    constexpr auto kSearch = exit_codes_of<&ExitCode::in_search>();
    constexpr auto kIndex = exit_codes_of<&ExitCode::in_index>();
    const auto has = [](const auto& rows, std::string_view number) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const TableEntry& row) { return row.name == number; });
    };
    CHECK(has(kSearch, "1"));
    CHECK_FALSE(has(kSearch, "130"));
    CHECK(has(kIndex, "130"));
    CHECK_FALSE(has(kIndex, "1"));
}
