// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/options.hpp"

#include <string>

#include "assistant/option_table.hpp"
#include "command_line/option_parser.hpp"

namespace udklip::assistant {
Parsed parse_options(int argc, const char* const* argv) {
    constexpr double kMostSeconds = 3600;
    Options options;
    std::vector<std::string> databases;

    command_line::OptionParser parser(program());
    parser.values("db", databases);
    parser.flag("allow-partial", options.allow_partial);
    parser.seconds("time-limit", options.tools.time_limit, kMostSeconds, false);
    if (const auto done = parser.parse({argv + 1, argv + argc})) return {std::nullopt, *done};

    options.databases.assign(databases.begin(), databases.end());
    return {options, 0};
}

}  // namespace udklip::assistant
