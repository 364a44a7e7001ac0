// SPDX-License-Identifier: GPL-3.0-or-later
// The config file beside the command line: option_parser.hpp.
#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "command_line/error.hpp"
#include "command_line/option_parser.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace udklip::command_line;

namespace {

using Strings = std::vector<std::string>;

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "limit", .short_name = 'n', .value_name = "N", .group = "A", .help = "x"},
    {.long_name = "source", .value_name = "S", .several = true, .group = "A", .help = "x"},
    {.long_name = "all", .group = "A", .help = "x"},
    {.long_name = "any", .group = "A", .help = "x"},
    {.long_name = "db",
     .value_name = "DIR",
     .completion = Completion::folder,
     .group = "A",
     .help = "x",
     .environment = "UDKLIP_TEST_DB"},
    {.long_name = "check", .only_on_line = true, .group = "A", .help = "x"},
    kHelpOption,
    kVersionOption,
    kNoConfigOption,
    kGenerateOption,
});
constexpr auto kSynopsis = std::to_array<std::string_view>({"[OPTION]..."});

struct Values {
    std::uint32_t limit = 10;
    Strings sources;
    bool all = false;
    bool any = false;
    bool check = false;
    std::string db;
    std::optional<int> done;
};

/// What a program named udklip-search makes of a config file and a line.
class Program {
  public:
    Program() { ::setenv("XDG_CONFIG_HOME", folder_.path().c_str(), 1); }

    Values run(const std::string& config, const Strings& line) const {
        std::filesystem::create_directories(folder_.path() / "udklip");
        std::ofstream(folder_.path() / "udklip" / "config") << config;
        const ProgramInfo info = {.name = "udklip-search",
                                  .purpose = "x",
                                  .synopsis = kSynopsis,
                                  .description = "X.",
                                  .argument = "WORDS",
                                  .argument_help = "X.",
                                  .argument_completion = Completion::none,
                                  .options = kOptions,
                                  .examples = {},
                                  .exit_codes = {},
                                  .environment = {},
                                  .files = {},
                                  .see_also = {}};
        Values values;
        Strings words;
        OptionParser parser(info);
        parser.words(words);
        parser.value("limit", values.limit);
        parser.values("source", values.sources);
        parser.flag("any", values.any).excludes(parser.flag("all", values.all));
        parser.value("db", values.db);
        parser.flag("check", values.check);
        values.done = parser.parse(line);
        return values;
    }

    std::string fault(const std::string& config, const Strings& line = {}) const {
        try {
            run(config, line);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::usage);
            const std::string text = error.what();
            const std::string path = (folder_.path() / "udklip" / "config").string();
            return text.starts_with(path) ? text.substr(path.size()) : text;
        }
        return {};
    }

  private:
    test::TempFolder folder_;
};

const std::string kHead = "[udklip-search]\n";

}  // namespace

TEST_CASE("options of the file count as if they stood on the line") {
    const auto values =
        Program().run(kHead + "limit = 20\nsource = KL\nsource = Ib Bo\nany\n", {"x"});
    CHECK(values.limit == 20);
    CHECK(values.sources == Strings{"KL", "Ib Bo"});
    CHECK(values.any);
}

TEST_CASE("the line replaces an option of the file, with all its values") {
    const Program program;
    const std::string config = kHead + "limit = 20\nsource = KL\nsource = Ib\n";
    CHECK(program.run(config, {"--source", "Bo"}).sources == Strings{"Bo"});
    CHECK(program.run(config, {"--source=Bo"}).limit == 20);
    CHECK(program.run(config, {"--limit=3"}).limit == 3);
    CHECK(program.run(config, {"-n", "3"}).limit == 3);
    CHECK(program.run(config, {"-n3"}).limit == 3);
    CHECK(program.run(config, {"--", "--limit=3"}).limit == 20);
    CHECK(program.run(config, {"--source=--limit"}).limit == 20);
}

TEST_CASE("what the line excludes is dropped; the file may not contradict itself") {
    const Program program;
    const auto values = program.run(kHead + "all\n", {"--any"});
    CHECK(values.any);
    CHECK_FALSE(values.all);
    CHECK(program.fault(kHead + "all\nany\n").starts_with(":3: "));
}

TEST_CASE("a flag may be switched off, a path may begin at home") {
    const Program program;
    CHECK_FALSE(program.run(kHead + "all = no\n", {}).all);
    CHECK(program.run(kHead + "all = yes\n", {}).all);
    ::setenv("HOME", "/home/me", 1);
    CHECK(program.run(kHead + "db = ~/x\n", {}).db == "/home/me/x");
    CHECK(program.run(kHead + "source = ~/x\n", {}).sources == Strings{"~/x"});
}

TEST_CASE("a variable of the environment stands between the file and the line") {
    const Program program;
    ::setenv("UDKLIP_TEST_DB", "/y", 1);
    CHECK(program.run(kHead + "db = /x\n", {}).db.empty());
    ::unsetenv("UDKLIP_TEST_DB");
    CHECK(program.run(kHead + "db = /x\n", {}).db == "/x");
}

TEST_CASE("the file is not read if the line says so, or asks for help") {
    const Program program;
    CHECK(program.run(kHead + "limit = 20\n", {"--no-config"}).limit == 10);
    CHECK(program.fault("nonsense", {"--no-config"}).empty());
    CHECK(program.run("nonsense", {"--version"}).done == 0);
}

TEST_CASE("a mistake in the file is told with its line") {
    const Program program;
    for (const char* line : {"limits = 3", "limit = many", "limit", "all = 3", "check", "help",
                             "no-config", "generate = man", "limit = 3\nlimit = 4"}) {
        CAPTURE(line);
        const std::string fault = program.fault("# mine\n" + kHead + line + "\n");
        CHECK((fault.starts_with(":3: ") || fault.starts_with(":4: ")));
    }
    CHECK(program.fault("[udklip-index]\nlimits = 3\n").empty());
}
