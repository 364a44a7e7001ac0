// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_mistakes.hpp"

#include <array>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"

using namespace udklip::command_line;

namespace {

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "limit", .short_name = 'l', .value_name = "N", .group = "Hits"},
    {.long_name = "sort", .value_name = "ORDER", .choices = "newest oldest", .group = "Hits"},
    {.long_name = "quiet", .short_name = 'q', .group = "Hits"},
    {.long_name = "quirk"},
});

ProgramInfo program() {
    ProgramInfo info{};
    info.name = "a-program";
    info.options = kOptions;
    return info;
}

std::string message(const std::vector<std::string>& line) {
    const auto found = find_mistake(program(), line);
    return found ? found->message.english() : "";
}

std::string hint(const std::vector<std::string>& line) {
    const auto found = find_mistake(program(), line);
    return found ? found->hint.english() : "";
}

}  // namespace

TEST_CASE("a line without a mistake has none") {
    CHECK(message({}).empty());
    CHECK(message({"--limit", "5", "-q", "word", "--sort=newest"}).empty());
    CHECK(message({"-ql5", "-l", "-5", "--limit", "--5"}).empty());
    CHECK(message({"--", "--nothing", "-x"}).empty());
    CHECK(message({"-"}).empty());
}

TEST_CASE("a value that is missing is named") {
    CHECK(message({"--limit"}) == "--limit was given no number");
    CHECK(message({"--limit", "--quiet"}) == "--limit was given no number");
    CHECK(message({"--limit", "--"}) == "--limit was given no number");
    CHECK(message({"-ql"}) == "--limit was given no number");
    CHECK(hint({"--limit"}) == "a-program -h lists the options");
    CHECK(message({"--sort"}) == "--sort was given no value");
    CHECK(hint({"--sort"}) == "say one of newest, oldest");
}

TEST_CASE("an option that is not there leads to the one that was meant") {
    CHECK(message({"--limti=5"}) == "there is no option --limti");
    CHECK(hint({"--limti=5"}) == "did you mean --limit?");
    CHECK(hint({"--qui"}) == "did you mean --quiet?");  // --quirk is hidden
    CHECK(hint({"--abc"}) == "a-program -h lists the options");
    CHECK(message({"-qx"}) == "there is no option -x");
}

TEST_CASE("numbers, ranges and choices") {
    CHECK(number_fault("12", 100).empty());
    CHECK(number_fault("101", 100) == "101 is too large a number");
    CHECK(number_fault("99999999999999999999999", 100) ==
          "99999999999999999999999 is too large a number");
    for (const char* text : {"", "-1", "x", "1x", " 1", "1.5"}) {
        CHECK(number_fault(text, 100) == "\"" + std::string(text) + "\" is no number");
    }
    CHECK(range_fault("64", 1, 64).empty());
    CHECK(range_fault("65", 1, 64) == "\"65\" is no number from 1 to 64");
    CHECK(choice_fault("newest", "newest oldest").empty());
    CHECK(choice_fault("new", "newest oldest") == "there is no \"new\"; there are newest, oldest");
}

TEST_CASE("what the library says of two options") {
    CHECK(in_words("--all excludes --any") == "--all and --any cannot stand together");
    CHECK(in_words("--vs requires --trend") == "--vs does nothing without --trend");
    CHECK(in_words("--limit: \"x\" is no number") == "--limit: \"x\" is no number");
}
