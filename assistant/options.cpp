// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/options.hpp"

#include <charconv>
#include <string>

#include "assistant/option_table.hpp"
#include "command_line/option_parser.hpp"

namespace udklip::assistant {
namespace {

/// Returns a number of seconds, which may have decimals; nothing if the text is none.
std::optional<double> seconds_of(const std::string& text) {
    double seconds = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, seconds);
    constexpr double kMost = 3600;
    if (error != std::errc() || last != end || !(seconds > 0 && seconds <= kMost)) return {};
    return seconds;
}

std::string check_seconds(const std::string& text) {
    return seconds_of(text) ? "" : "\"" + text + "\" is no number of seconds above 0";
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
    Options options;
    std::vector<std::string> databases;
    std::string time_limit;

    command_line::OptionParser parser(program());
    parser.values("db", databases);
    parser.flag("allow-partial", options.allow_partial);
    parser.value("time-limit", time_limit).check(check_seconds);
    if (const auto done = parser.parse({argv + 1, argv + argc})) return {std::nullopt, *done};

    options.databases.assign(databases.begin(), databases.end());
    options.tools.time_limit = seconds_of(time_limit).value_or(options.tools.time_limit);
    return {options, 0};
}

}  // namespace udklip::assistant
