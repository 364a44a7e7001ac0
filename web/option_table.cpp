// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/option_table.hpp"

#include <array>

#include "command_line/exit_codes.hpp"

namespace udklip::web {
namespace {

using command_line::Completion;
using command_line::OptionInfo;
using command_line::TableEntry;

constexpr std::string_view kServing = "Serving";
constexpr std::string_view kAccess = "Access from other machines";

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "port",
     .value_name = "N",
     .group = kServing,
     .help = "the port to listen on (8421); 0 takes a free one",
     .manual = "Listen on this port instead of 8421. With 0 the system chooses a free one; the "
               "first line on standard output names it either way."},
    {.long_name = "language",
     .value_name = "LANGUAGE",
     .choices = "da en",
     .group = kServing,
     .help = "the language of the pages, else the browser's",
     .manual = "Show all pages in this language. Without the option each reader gets Danish or "
               "English, by the languages that the browser names."},
    {.long_name = "time-limit",
     .value_name = "SECONDS",
     .group = kServing,
     .help = "give up a page after so long (10)",
     .manual = "Give up a page whose questions take longer than so many seconds together, and say "
               "so. A file of a whole answer (/export) is begun within that time, and then sent "
               "for as long as the browser takes it. Databases on other machines are not stopped "
               "by it."},
    {.long_name = "bind",
     .value_name = "ADDRESS",
     .group = kAccess,
     .help = "listen on this address instead of 127.0.0.1",
     .manual = "Listen on this address of the machine. Any but that of the machine itself "
               "(127.0.0.1, ::1) needs --password-file. What goes over the network is not "
               "encrypted: put a server that speaks HTTPS in front of it, or a tunnel."},
    {.long_name = "password-file",
     .value_name = "FILE",
     .completion = Completion::file,
     .group = kAccess,
     .help = "ask for the password in the first line of FILE",
     .manual = "Ask every visitor for the password that stands in the first line of this file, by "
               "HTTP Basic authentication; the name may be any. There is one password and so one "
               "reader: whoever knows it sees and changes the saved searches of the user who "
               "started the program."},
    {.long_name = "host",
     .value_name = "NAME",
     .several = true,
     .group = kAccess,
     .help = "a name by which browsers reach it; may be repeated",
     .manual = "Answer requests for this name of the machine too. Others than localhost, its "
               "addresses and that of --bind are refused, so that no page of the web can read the "
               "collection by a name of its own that it points at this machine."},
    command_line::kDatabasesOption,
    command_line::kAllowPartialOption,
    command_line::kHelpOption,
    command_line::kVersionOption,
    command_line::kNoConfigOption,
    command_line::kGenerateOption,
});

constexpr auto kSynopsis = std::to_array<std::string_view>({"[OPTION]..."});

constexpr auto kExamples = std::to_array<TableEntry>({
    {"udklip-web", "Then open http://localhost:8421/ in a browser."},
    {"udklip-web --db corpus.db --port 0", "Another database, on any free port."},
    {"udklip-web --bind 192.168.1.7 --password-file ~/udklip-password --host arkiv",
     "For others in the house, who open http://arkiv:8421/ and type the password."},
});

constexpr auto kExitCodes = command_line::exit_codes_of<&command_line::ExitCode::in_web>();

constexpr auto kEnvironment = std::to_array<TableEntry>({
    command_line::kDatabaseVariable,
    command_line::kDataVariable,
    {"XDG_CONFIG_HOME", "Where the config file is; see FILES."},
    {"XDG_STATE_HOME", "Where saved searches, tags and notes are; see FILES."},
});

constexpr auto kFiles = std::to_array<TableEntry>({
    command_line::kConfigEntry,
    {"~/.local/share/udklip", "The database, in a folder of $XDG_DATA_HOME if that is set."},
    {"~/.local/state/udklip/*.sqlite",
     "Saved searches, tags and notes, which are those of udklip-search; in a folder of "
     "$XDG_STATE_HOME if that is set."},
});

constexpr auto kSeeAlso =
    std::to_array<std::string_view>({"udklip-index(1)", "udklip-search(1)", "udklip-query(7)"});

constexpr command_line::ProgramInfo kProgram = {
    .name = "udklip-web",
    .purpose = "search Danish articles in a browser",
    .synopsis = kSynopsis,
    .description =
        "Shows a database that udklip-index made in a browser: search with counts by year, source, "
        "section, author and name, articles with what was found in them marked, the words of a "
        "question in their places, the words that tell an answer apart, your tags and notes, saved "
        "searches, curves over time. It runs until it is interrupted. Pages need no JavaScript and "
        "fetch nothing from elsewhere; whatever changes in the database is seen at the next "
        "click.\n\nBy itself it answers only browsers of this machine. For programs there are "
        "/api/search, /api/article/ID, /api/suggest and /api/trend, whose JSON is that of "
        "udklip-search; /feed?q=WORDS is an Atom feed of the newest hits; "
        "/export?format=csv&q=WORDS, with csv, ris or csl-json, is the whole answer as a file.",
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

}  // namespace udklip::web
