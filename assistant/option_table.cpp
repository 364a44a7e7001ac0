// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/option_table.hpp"

#include <array>

#include "command_line/exit_codes.hpp"

namespace udklip::assistant {
namespace {

using command_line::Completion;
using command_line::OptionInfo;
using command_line::TableEntry;

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "time-limit",
     .value_name = "SECONDS",
     .group = "Answering",
     .help = "give up a question after so long (10)",
     .manual =
         "Give up a question that takes longer than so many seconds, and say so. Databases on "
         "other machines are not stopped by it."},
    command_line::kDatabasesOption,
    command_line::kAllowPartialOption,
    command_line::kHelpOption,
    command_line::kVersionOption,
    command_line::kNoConfigOption,
    command_line::kGenerateOption,
});

constexpr auto kSynopsis = std::to_array<std::string_view>({"[OPTION]..."});

constexpr auto kExamples = std::to_array<TableEntry>({
    {"udklip-mcp --db corpus.db",
     "What the settings of an assistant name as the command that it starts, for a database that "
     "is not the default one."},
    {"udklip-mcp <messages >answers", "Answer the messages of a file, one a line."},
});

constexpr auto kExitCodes = command_line::exit_codes_of<&command_line::ExitCode::in_assistant>();

constexpr auto kEnvironment = std::to_array<TableEntry>({
    command_line::kDatabaseVariable,
    command_line::kDataVariable,
    {"XDG_CONFIG_HOME", "Where the config file is; see FILES."},
});

constexpr auto kFiles = std::to_array<TableEntry>({
    command_line::kConfigEntry,
    {"~/.local/share/udklip", "The database, in a folder of $XDG_DATA_HOME if that is set."},
});

constexpr auto kSeeAlso =
    std::to_array<std::string_view>({"udklip-index(1)", "udklip-search(1)", "udklip-query(7)"});

constexpr command_line::ProgramInfo kProgram = {
    .name = "udklip-mcp",
    .purpose = "let an assistant search Danish articles",
    .synopsis = kSynopsis,
    .description =
        "Answers an assistant (a program with a language model) from a database that udklip-index "
        "made, by the Model Context Protocol over standard input and output; versions 2025-06-18, "
        "2025-11-25 and 2026-07-28. The assistant starts it, and it ends with the input. It has "
        "four tools: search, article (its text, or the passages around the finds), facets and "
        "trend. None of them writes, and nothing but the database is read; the reader's own tags "
        "and notes are not handed out. Every piece of text comes with id, title, source and date, "
        "so that what the assistant says of it can be checked.\n\nWhatever changes in the database "
        "is seen at the next question. A database that is not there is told with each answer, "
        "until it is. What goes wrong is said on standard error.",
    .argument = "",
    .argument_help = "",
    .argument_completion = Completion::none,
    .options = kOptions,
    .examples = kExamples,
    .exit_codes = kExitCodes,
    .environment = kEnvironment,
    .files = kFiles,
    .see_also = kSeeAlso,
};

}  // namespace

const command_line::ProgramInfo& program() {
    return kProgram;
}

}  // namespace udklip::assistant
