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
     .manual = "The source of articles that state none. The database remembers it for the PATHs of "
               "this run, as it does --date and --map; an empty value forgets it."},
    {.long_name = "date",
     .value_name = "DATE",
     .group = kArticles,
     .help = "date of articles that state none: 2021, 2021-06-18",
     .manual = "The date of articles that state none: a year, a month (2021-06) or a day "
               "(2021-06-18). Without it the date of such an article is unknown."},
    {.long_name = "timezone",
     .value_name = "ZONE",
     .group = kArticles,
     .help = "of times in UTC (Europe/Copenhagen)",
     .manual = "The time zone, such as America/Godthab, in which articles with a time in UTC "
               "(2020-12-31T23:00:00Z, or seconds since 1970) were published; it decides their "
               "day. The default is Europe/Copenhagen. Any other offset is where the time was "
               "written, and decides the day itself. The database remembers it like --source."},
    {.long_name = "map",
     .value_name = "FIELD=NAME",
     .several = true,
     .group = kArticles,
     .help = "name of a field in JSON, CSV and header lines",
     .manual = "The name of a field (id, title, text, date, source, author, section, url) in JSON, "
               "CSV and header lines, besides the usual Danish and English names. May be given "
               "several times."},
    {.long_name = "alias",
     .value_name = "NAME=SOURCE",
     .several = true,
     .only_on_line = true,
     .group = kArticles,
     .help = "another name of a source: fyens=\"Fyens Stiftstidende\"",
     .manual =
         "Articles of the source NAME count as articles of SOURCE, and are shown with that name: "
         "in counts, in --source and source:, in suggestions and in the page. The database "
         "remembers it; NAME= takes it away. Nothing is read again: the articles keep the name "
         "that they state. Upper and lower case need no alias: of the spellings of one source, "
         "the one that most articles state is shown. May be given several times."},
    {.long_name = "forget",
     .value_name = "PATH",
     .completion = Completion::file,
     .several = true,
     .only_on_line = true,
     .group = kArticles,
     .help = "stop following a path and remove its articles",
     .manual = "Stop following this file or folder, which an earlier run was given as a PATH, and "
               "the PATHs inside it, and remove their articles. May be given several times."},
    {.long_name = "move-root",
     .value_name = "OLD",
     .completion = Completion::folder,
     .only_on_line = true,
     .group = kArticles,
     .help = "the folder OLD is now called PATH",
     .manual =
         "The root OLD was renamed or moved, and is now PATH: --move-root OLD NEW. Its articles "
         "keep their ids, but for those that lost a claim to one, and its settings go with "
         "it; so do saved searches and what they have shown. A run that is given a new folder "
         "with the files of a root that is gone changes nothing and prints this command; "
         "--force takes the folder in beside the other one."},
    {.long_name = "headings",
     .value_name = "FILE",
     .completion = Completion::file,
     .group = kArticles,
     .help = "table of lines that are not part of an article",
     .manual = "A table of lines that mark page furniture (contacts, share buttons, teasers). It "
               "adds to the built-in table and to the user's own; see FILES. When the tables "
               "change, the next run reads all files again."},
    {.long_name = "keep-missing",
     .group = kArticles,
     .help = "keep articles whose file is gone",
     .manual = "Keep articles whose file is gone."},
    {.long_name = "force",
     .only_on_line = true,
     .group = kArticles,
     .help = "remove articles even if most of a folder's are gone",
     .manual =
         "Believe what a folder looks like. Without --force, a folder that is gone, or that lost "
         "the "
         "files of more than half of its articles, counts as not looked at, since the usual cause "
         "is "
         "a disk that is not mounted: its articles stay, the other folders are brought up to date, "
         "and the exit code is 6."},
    {.long_name = "watch",
     .only_on_line = true,
     .group = kRun,
     .help = "stay, and take in what changes",
     .manual =
         "Stay after the first run, and take in what changes in the folders within two seconds. "
         "Each run that changes something prints a report. Ctrl-C or SIGTERM ends it."},
    {.long_name = "rebuild",
     .only_on_line = true,
     .group = kRun,
     .help = "build anew beside the old one, then replace it",
     .manual = "Build a new database beside the old one, and replace the old one when the new one "
               "is complete. Until then, searches use the old one. The articles of files that "
               "cannot be read are taken from the old one."},
    {.long_name = "shard",
     .value_name = "K/N",
     .only_on_line = true,
     .group = kRun,
     .help = "take only the articles of this shard",
     .manual =
         "Take only the articles whose id belongs to shard K of N (2/4: the second of four). The "
         "database remembers it. Each shard is a database of its own, on any machine, over the "
         "same "
         "folders; udklip-search joins them. Another division needs --rebuild: docs/scaling.md."},
    {.long_name = "shards",
     .value_name = "N",
     .only_on_line = true,
     .group = kRun,
     .help = "refused: use --shard K/N",
     .manual = "Refused since 0.2: make each shard by itself with --shard K/N."},
    {.long_name = "jobs",
     .short_name = 'j',
     .value_name = "N",
     .group = kRun,
     .help = "number of threads (default: one a core)",
     .manual = "The number of threads that build when there is much to take in; the default is one "
               "per core. The database is the same whatever the number."},
    {.long_name = "memory",
     .value_name = "SIZE",
     .group = kRun,
     .help = "bound on memory for buffers (512M)",
     .manual =
         "A bound on the memory for what is being built: 300M, 2G. The default is 512M, the "
         "least is 32M; the program itself takes some 60 MB beside, and at most 300 MB with an "
         "article whose text is cut because its words would take more. If the threads would "
         "need more, fewer are used."},
    {.long_name = "direct",
     .group = kRun,
     .help = "write through Xapian's interface only",
     .manual =
         "For maintenance: write everything through Xapian's interface, and no table directly. "
         "The answers are the same; building takes several times as long. It is used by itself, "
         "with a warning, when the linked Xapian has another table format."},
    {.long_name = "dry-run",
     .only_on_line = true,
     .group = kRun,
     .help = "say what would be done",
     .manual = "Report what a run would do, and change nothing."},
    {.long_name = "wait",
     .group = kRun,
     .help = "wait for another writer to end",
     .manual =
         "Wait while another process writes to the database. Without --wait, that is exit code 4."},
    {.long_name = "stats",
     .only_on_line = true,
     .group = kInstead,
     .help = "describe what the database holds",
     .manual =
         "Describe what the database holds: articles by year and by source, the span of their "
         "dates, where fields were found, files and articles that were rejected with the "
         "reasons. With --json, as one JSON object."},
    {.long_name = "check",
     .only_on_line = true,
     .group = kInstead,
     .help = "read everything and report damage",
     .manual = "Read the whole database, analyse each article again, compare the result with the "
               "tables, and report damage. Takes as long as a build with one thread."},
    {.long_name = "compact",
     .only_on_line = true,
     .group = kInstead,
     .help = "make the database as small as possible",
     .manual = "Write the database without gaps beside the old one, and replace the old one if the "
               "new one is smaller. A database that was built in one run and has not changed since "
               "is already as small as possible."},
    {.long_name = "recurring-lines",
     .only_on_line = true,
     .group = kInstead,
     .help = "list lines at the edge of many articles",
     .manual = "Print the lines that stand above or below many articles of one source, as rows for "
               "the user's table of headings (FILES), with remarks; with --json, as one JSON "
               "array. This changes nothing: keep the rows that are not part of an article, and "
               "run udklip-index again."},
    {.long_name = "json",
     .group = kOutput,
     .help = "print the closing report as one JSON object",
     .manual =
         "Print the closing report as one JSON object on standard output, with the keys files, "
         "new, changed, unchanged, removed, rejected, still_rejected, skipped, skipped_by_ending "
         "and "
         "seconds."},
    {.long_name = "list-skipped",
     .group = kOutput,
     .help = "name the files that were not read",
     .manual =
         "Name the files, and the members of archives, that were not read, each with the reason. "
         "They are no fault: other formats, backups, what belongs to a site or a program. With "
         "--json, as the key skipped_files."},
    {.long_name = "ignore-rejected",
     .group = kOutput,
     .help = "rejected articles do not change the exit code",
     .manual =
         "End with exit code 0 although articles are rejected, in this run or since an earlier "
         "one. --stats lists them with the reasons. Without this option the exit code is 6 as "
         "long as there are some."},
    {.long_name = "verbose",
     .short_name = 'v',
     .several = true,
     .group = kOutput,
     .help = "log what is done",
     .manual = "Log on standard error what is done."},
    {.long_name = "quiet",
     .short_name = 'q',
     .group = kOutput,
     .help = "print errors only",
     .manual = "Print only errors: no report, no warnings, no progress."},
    {.long_name = "db",
     .value_name = "DIR",
     .completion = Completion::folder,
     .group = command_line::kCommonGroup,
     .help = "the database",
     .manual = "The database to update; it is created if it does not exist. See ENVIRONMENT for "
               "the default.",
     .environment = "UDKLIP_DB"},
    command_line::kHelpOption,
    command_line::kVersionOption,
    command_line::kNoConfigOption,
    command_line::kGenerateOption,
});

constexpr auto kSynopsis = std::to_array<std::string_view>({
    "[OPTION]... [PATH]...",
    "--move-root OLD NEW [OPTION]...",
    "--stats|--check|--compact|--recurring-lines [OPTION]...",
});

constexpr auto kExamples = std::to_array<TableEntry>({
    {"udklip-index ~/artikler", "Take in a folder of articles; later runs read only what changed."},
    {"udklip-index", "Bring the database up to date with the folders that it follows."},
    {"udklip-index --watch ~/artikler", "Keep it up to date for as long as it runs."},
    {"udklip-index --source Politiken --date 2021 politiken-2021.jsonl",
     "Articles that state neither their paper nor their year."},
    {"udklip-index --dry-run --json ~/artikler", "What a run would do, for another program."},
});

constexpr auto kExitCodes = command_line::exit_codes_of<&command_line::ExitCode::in_index>();

constexpr auto kEnvironment = std::to_array<TableEntry>({
    command_line::kDatabaseVariable,
    command_line::kDataVariable,
    {"XDG_CONFIG_HOME", "Where the config file and the user's table of headings are; see FILES."},
    {"UDKLIP_READ",
     "The program that reads PDF, office files and mail, if it is not where it was installed."},
});

constexpr auto kFiles = std::to_array<TableEntry>({
    command_line::kConfigEntry,
    {"*.txt *.md *.html", "One article each."},
    {"*.json *.jsonl *.csv *.tsv", "An article a record."},
    {"*.pdf *.docx *.odt *.rtf *.epub *.eml *.mhtml", "One article each."},
    {"*.mbox *.rss *.atom *.xml *.warc", "An article a mail, an item, a law, a page."},
    {"*.gz *.zst *.xz *.bz2, *.tar *.zip",
     "All of these compressed, and inside archives, compressed or not."},
    {"~/.local/share/udklip", "The database, in a folder of $XDG_DATA_HOME if that is set."},
    {"~/.config/udklip/furniture.tsv",
     "The user's table of lines that mark page furniture, in a folder of $XDG_CONFIG_HOME if that "
     "is set. Each line holds a kind (line anywhere also contacts about keywords teasers end "
     "text), a tab, and the line as it stands on pages."},
});

constexpr auto kSeeAlso = std::to_array<std::string_view>({"udklip-search(1)", "udklip-query(7)"});

constexpr command_line::ProgramInfo kProgram = {
    .name = "udklip-index",
    .purpose = "keep a database of Danish articles up to date",
    .synopsis = kSynopsis,
    .description =
        "Reads files of articles and keeps a database of them that udklip-search answers from. "
        "Files that have not changed since the last run are not read again; articles whose file is "
        "gone are removed. Searches may run at the same time.\n\nA file or an article that cannot "
        "be used costs a warning with the reason; the rest of the run goes on. An interrupted run "
        "keeps what it has taken in, and the next run goes on from there.",
    .argument = "PATH",
    .argument_help =
        "Files and folders; without any, those that the database already follows. Hidden files, "
        "backups and README files are skipped.",
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
