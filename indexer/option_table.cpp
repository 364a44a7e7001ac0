// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/option_table.hpp"

#include <array>

#include "command_line/exit_codes.hpp"

namespace udklip::indexer {
namespace {

using command_line::Completion;
using command_line::OptionInfo;
using command_line::TableEntry;

constexpr std::string_view kArticles = "Which articles";
constexpr std::string_view kRun = "How it is done";
constexpr std::string_view kInstead = "Instead of indexing (one of these)";
constexpr std::string_view kOutput = "Output";

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "source",
     .value_name = "NAME",
     .completion = Completion::source,
     .group = kArticles,
     .help = "source of articles that state none",
     .manual = "The source of articles that state none. It is remembered for the PATHs it is given "
               "with, as are --date and --map; an empty one is none again."},
    {.long_name = "date",
     .value_name = "DATE",
     .group = kArticles,
     .help = "date of articles that state none: 2021, 2021-06-18",
     .manual = "The date of articles that state none: a year, a month (2021-06) or a day "
               "(2021-06-18). Without it their date is unknown."},
    {.long_name = "map",
     .value_name = "FIELD=NAME",
     .several = true,
     .group = kArticles,
     .help = "what a field is called in JSON, CSV and headers",
     .manual =
         "What a field (id, title, text, date, source, author, section, url) is called in JSON, "
         "CSV and header lines, besides the usual Danish and English names. May be given several "
         "times."},
    {.long_name = "forget",
     .value_name = "PATH",
     .completion = Completion::file,
     .several = true,
     .group = kArticles,
     .help = "remove the articles of a folder, and look there no more",
     .manual =
         "Look at this file or folder no more, which was given as a PATH before, and remove its "
         "articles. May be given several times."},
    {.long_name = "headings",
     .value_name = "FILE",
     .completion = Completion::file,
     .group = kArticles,
     .help = "a table of lines that are no part of an article",
     .manual =
         "A table of lines by which page furniture is known (contacts, share buttons, teasers), "
         "besides the built-in one and the user's own; see FILES. When the tables have changed, "
         "all "
         "files are read again."},
    {.long_name = "keep-missing",
     .group = kArticles,
     .help = "do not remove articles whose file is gone",
     .manual = "Do not remove articles whose file is gone."},
    {.long_name = "force",
     .group = kArticles,
     .help = "remove articles even if most of a folder's are gone",
     .manual =
         "Remove articles even if more than half of those of a folder would go, which is refused "
         "otherwise: it is more often an unmounted disk than a wish."},
    {.long_name = "watch",
     .group = kRun,
     .help = "stay, and take in what changes",
     .manual =
         "Stay after the first run, and take in what changes in the folders within two seconds. "
         "Every run that does something is reported. Ended by Ctrl-C or SIGTERM."},
    {.long_name = "rebuild",
     .group = kRun,
     .help = "build anew beside the old one, then replace it",
     .manual = "Build the database anew beside the old one, and put it in place when it is whole. "
               "Searches go on in the old one meanwhile."},
    {.long_name = "shards",
     .value_name = "N",
     .group = kRun,
     .help = "keep the database in N shards",
     .manual =
         "Keep a new or rebuilt database in so many parts, each a database of its own, divided by "
         "the ids of the articles. It is searched like any other. Later runs know how many there "
         "are; another number needs --rebuild. Shards may be moved to other machines: "
         "docs/scaling.md."},
    {.long_name = "jobs",
     .short_name = 'j',
     .value_name = "N",
     .group = kRun,
     .help = "threads that build (default: one a core)",
     .manual = "How many threads build when there is much to take in; without it, as many as there "
               "are cores. The database is the same whatever the number."},
    {.long_name = "memory",
     .value_name = "SIZE",
     .group = kRun,
     .help = "bound on what is held in memory (512M)",
     .manual = "How much memory may be taken for what is being built: 300M, 2G. Fewer threads are "
               "used if they would need more. Without it 512M."},
    {.long_name = "direct",
     .group = kRun,
     .help = "write through Xapian's interface only",
     .manual =
         "For maintenance: write everything through Xapian's interface, and no table directly. "
         "The answers are the same; building takes several times as long. It is used by itself, "
         "with a warning, when the linked Xapian has another table format."},
    {.long_name = "dry-run",
     .group = kRun,
     .help = "say what would be done",
     .manual = "Say what would be done, and do nothing."},
    {.long_name = "wait",
     .group = kRun,
     .help = "wait for another writer to end",
     .manual =
         "If another process is writing to the database, wait until it has ended. Without it, "
         "that is exit code 4."},
    {.long_name = "stats",
     .group = kInstead,
     .help = "what the database holds",
     .manual = "Say what the database holds; with --json, as one JSON object."},
    {.long_name = "check",
     .group = kInstead,
     .help = "read everything and say what is damaged",
     .manual = "Read the whole database, analyse each article anew, compare what it gives with the "
               "tables, and say what is damaged. Takes as long as a build with one thread."},
    {.long_name = "compact",
     .group = kInstead,
     .help = "make the database as small as it can be",
     .manual = "Write the database anew without gaps, beside the old one, and put it in its place "
               "if that makes it smaller. What was built at once and not changed since is as "
               "small as it can be."},
    {.long_name = "recurring-lines",
     .group = kInstead,
     .help = "lines at the edge of many articles of a source",
     .manual =
         "Print the lines that stand above or below many articles of one source, as rows for the "
         "user's table of headings (FILES), with remarks; with --json, as one JSON array. Nothing "
         "is changed: keep the rows that are no part of an article, and run again."},
    {.long_name = "json",
     .group = kOutput,
     .help = "the closing report as one JSON object on stdout",
     .manual =
         "Print the closing report as one JSON object on standard output, with the keys files, "
         "new, changed, unchanged, removed, rejected and seconds."},
    {.long_name = "verbose",
     .short_name = 'v',
     .several = true,
     .group = kOutput,
     .help = "say what is done",
     .manual = "Say on standard error what is done."},
    {.long_name = "quiet",
     .short_name = 'q',
     .group = kOutput,
     .help = "errors only",
     .manual = "Say nothing but errors: no report, no warnings, no progress."},
    {.long_name = "db",
     .value_name = "DIR",
     .completion = Completion::folder,
     .group = command_line::kCommonGroup,
     .help = "the database",
     .manual =
         "The database to bring up to date; it is made if there is none. See ENVIRONMENT for the "
         "default."},
    command_line::kHelpOption,
    command_line::kVersionOption,
    command_line::kGenerateOption,
});

constexpr auto kSynopsis = std::to_array<std::string_view>({
    "[OPTION]... [PATH]...",
    "--stats|--check|--compact|--recurring-lines [OPTION]...",
});

constexpr auto kExamples = std::to_array<TableEntry>({
    {"udklip-index ~/artikler", "Take in a folder of articles; later runs read only what changed."},
    {"udklip-index", "Bring the database up to date with the folders that it knows."},
    {"udklip-index --watch ~/artikler", "Keep it up to date for as long as it runs."},
    {"udklip-index --source Politiken --date 2021 politiken-2021.jsonl",
     "Articles of one paper and year, which state neither."},
    {"udklip-index --dry-run --json ~/artikler", "What a run would do, for another program."},
});

constexpr auto kExitCodes = command_line::exit_codes_of<&command_line::ExitCode::in_index>();

constexpr auto kEnvironment = std::to_array<TableEntry>({
    {"UDKLIP_DB", "The database, when --db names none."},
    {"XDG_DATA_HOME", "Where the database is when neither is given; see FILES."},
    {"XDG_CONFIG_HOME", "Where the user's table of headings is; see FILES."},
});

constexpr auto kFiles = std::to_array<TableEntry>({
    {"*.txt *.md *.html", "One article each."},
    {"*.json *.jsonl *.csv *.tsv", "An article a record."},
    {"*.gz *.zst *.xz *.bz2, *.tar *.zip",
     "All of these compressed, and inside archives, compressed or not."},
    {"~/.local/share/udklip", "The database, in a folder of $XDG_DATA_HOME if that is set."},
    {"~/.config/udklip/furniture.tsv",
     "The user's table of lines by which page furniture is known, in a folder of $XDG_CONFIG_HOME "
     "if "
     "that is set: on each line a kind (line anywhere also contacts about keywords teasers end "
     "text), "
     "a tab, and the line as it stands on pages."},
});

constexpr auto kSeeAlso = std::to_array<std::string_view>({"udklip-search(1)", "udklip-query(7)"});

constexpr command_line::ProgramInfo kProgram = {
    .name = "udklip-index",
    .purpose = "keep a database of Danish articles up to date",
    .synopsis = kSynopsis,
    .description =
        "Reads files of articles and puts them into a database that udklip-search answers from. "
        "What "
        "is unchanged since the last run is not read again; articles whose file is gone are "
        "removed. "
        "Searches may go on meanwhile.\n\n"
        "A file or an article that cannot be taken costs a warning with the reason, never the run. "
        "A "
        "run that is interrupted keeps what it has taken, and the next one goes on from there.",
    .argument = "PATH",
    .argument_help =
        "Files and folders; without any, those that the database knows. Hidden files, backups and "
        "README files are left out.",
    .argument_completion = Completion::file,
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

}  // namespace udklip::indexer
