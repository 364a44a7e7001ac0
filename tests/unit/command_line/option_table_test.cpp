// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_table.hpp"

#include <array>
#include <stdexcept>
#include <string>

#include "command_line/option_help.hpp"
#include "command_line/option_manual.hpp"
#include "command_line/option_parser.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/option_table_checks.hpp"

using namespace udklip::command_line;

namespace {

enum class Size { small, large };

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "size",
     .value_name = "SIZE",
     .choices = "small large",
     .group = "Looks",
     .help = "small or large",
     .manual = "How large.\n\n.dot, it's --size."},
    {.long_name = "bold", .short_name = 'b', .group = "Looks", .help = "[bold]", .manual = "Bold."},
    {.long_name = "tag",
     .value_name = "TAG",
     .several = true,
     .group = "Tags",
     .help = "a tag",
     .manual = "A tag."},
    kHelpOption,
    kVersionOption,
    kNoConfigOption,
    kGenerateOption,
});
constexpr auto kSynopsis = std::to_array<std::string_view>({"[OPTION]..."});

ProgramInfo program() {
    return {.name = "a-program",
            .purpose = "do things",
            .synopsis = kSynopsis,
            .description = "Does things.",
            .argument = "THING",
            .argument_help = "What is done.",
            .argument_completion = Completion::none,
            .options = kOptions,
            .examples = {},
            .exit_codes = {},
            .environment = {},
            .files = {},
            .see_also = {}};
}

struct Values {
    Size size = Size::small;
    bool bold = false;
    std::vector<std::string> tags;
};

/// Everything is registered as the table has it.
void register_all(OptionParser& parser, Values& values) {
    parser.choice<Size>("size", values.size, {{"small", Size::small}, {"large", Size::large}});
    parser.flag("bold", values.bold);
    parser.values("tag", values.tags);
}

}  // namespace

TEST_CASE("what is made from a table names every option") {
    udklip::test::check_command_line(program());
}

TEST_CASE("a line is parsed into its values") {
    const ProgramInfo info = program();
    OptionParser parser(info);
    Values values;
    register_all(parser, values);
    CHECK_FALSE(parser.parse({"--size", "large", "-b", "--tag", "x", "--tag=y"}));
    CHECK(values.size == Size::large);
    CHECK(values.bold);
    CHECK(values.tags == std::vector<std::string>{"x", "y"});
}

TEST_CASE("a mistake on the line is exit code 2") {
    const ProgramInfo info = program();
    for (const auto& line : {std::vector<std::string>{"--size", "huge"},
                             {"--sizes"},
                             {"--tag"},
                             {"more"},
                             {"--generate", "x"}}) {
        OptionParser parser(info);
        Values values;
        register_all(parser, values);
        CHECK_THROWS_AS(parser.parse(line), udklip::Error);
    }
}

TEST_CASE("parser and table may not differ") {
    const ProgramInfo info = program();
    OptionParser parser(info);
    Values values;
    std::string tag;
    CHECK_THROWS_AS(parser.flag("italic", values.bold), std::logic_error);
    CHECK_THROWS_AS(parser.flag("size", values.bold), std::logic_error);
    CHECK_THROWS_AS(parser.value("bold", tag), std::logic_error);
    CHECK_THROWS_AS(parser.value("tag", tag), std::logic_error);
    CHECK_THROWS_AS(parser.choice<Size>("size", values.size, {{"small", Size::small}}),
                    std::logic_error);
    parser.flag("bold", values.bold);
    CHECK_THROWS_AS(parser.parse({}), std::logic_error);  // size and tag are not registered
}

TEST_CASE("paragraphs are wrapped at words") {
    const std::string long_word(100, 'x');
    CHECK(wrap_paragraphs("one  two\n\nthree", 2) == "  one two\n\n  three\n");
    CHECK(wrap_paragraphs("a " + long_word + " b", 1) == " a\n " + long_word + "\n b\n");
    std::string words;
    for (int i = 0; i < 30; ++i) words += "æøå ";
    CHECK(wrap_paragraphs(words, 0).find('\n') ==
          20 * 7 - 1);  // 20 words of three two-byte letters
}

TEST_CASE("nothing in a text is taken for roff") {
    CHECK(roff_escaped("a-b \\ 'c' \"d\" ~") == "a\\-b \\e \\(aqc\\(aq \\(dqd\\(dq \\(ti");
    const std::string page = manual_page(
        program(), udklip::translation::Catalogue(udklip::translation::Language::english));
    CHECK(page.find("\n\\&.dot, it\\(aqs \\fB\\-\\-size\\fR.\n") != std::string::npos);
    CHECK(page.find("\\fB\\-\\-size\\fR \\fBsmall|large\\fR") != std::string::npos);
    CHECK(page.find("\\fB\\-b\\fR, \\fB\\-\\-bold\\fR") != std::string::npos);
}
