// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/option_table.hpp"

#include <array>

#include "command_line/exit_codes.hpp"

namespace udklip::searcher {
namespace {

using command_line::Completion;
using command_line::OptionInfo;
using command_line::TableEntry;

constexpr std::string_view kNarrow = "Which articles";
constexpr std::string_view kHits = "The list of hits";
constexpr std::string_view kOutput = "Output";
constexpr std::string_view kInstead = "Instead of a search";

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "all",
     .group = kNarrow,
     .help = "every word must be there",
     .manual =
         "Every word of the question must be there. Without it or --any, articles with some of "
         "the words are shown when no article has them all, and the answer says so."},
    {.long_name = "any",
     .group = kNarrow,
     .help = "some word is enough",
     .manual = "Some word of the question is enough, or a part of a compound; articles with more "
               "of them come first."},
    {.long_name = "year",
     .value_name = "YEAR",
     .completion = Completion::year,
     .several = true,
     .group = kNarrow,
     .help = "2021, 2019..2021 or unknown; may be repeated",
     .manual =
         "Only articles of this year, of these years (2019..2021, 2019.., ..2021), or those whose "
         "year is unknown (unknown). Given several times, any of them will do."},
    {.long_name = "from",
     .value_name = "DATE",
     .group = kNarrow,
     .help = "of this day or later: 2021, 2021-06, 2021-06-15",
     .manual =
         "Only articles of this day or later. A month or a year stands for its first day; an "
         "article that is dated by its month alone counts for every day of it. Articles without "
         "a date are left out."},
    {.long_name = "to",
     .value_name = "DATE",
     .group = kNarrow,
     .help = "of this day or earlier",
     .manual = "Only articles of this day or earlier. A month or a year stands for its last day."},
    {.long_name = "source",
     .value_name = "NAME",
     .completion = Completion::source,
     .several = true,
     .group = kNarrow,
     .help = "who published it, or unknown; may be repeated",
     .manual =
         "Only articles from this source, or those whose source is unknown (unknown). Capitals "
         "make no difference. Given several times, any of them will do."},
    {.long_name = "month",
     .value_name = "MONTH",
     .several = true,
     .group = kNarrow,
     .help = "2021-06, 2021-05..2021-07 or unknown; may be repeated",
     .manual = "Only articles of this month, of these months, or those whose month is unknown "
               "(unknown). Given several times, any of them will do."},
    {.long_name = "section",
     .value_name = "NAME",
     .several = true,
     .group = kNarrow,
     .help = "the section of the paper, or unknown; may be repeated",
     .manual = "Only articles from this section, or those without one (unknown). Capitals make no "
               "difference. Given several times, any of them will do."},
    {.long_name = "author",
     .value_name = "NAME",
     .several = true,
     .group = kNarrow,
     .help = "who wrote it, or unknown; may be repeated",
     .manual = "Only articles by this author, or those without one (unknown). Capitals make no "
               "difference. Given several times, any of them will do."},
    {.long_name = "furniture",
     .group = kNarrow,
     .help = "search outside the text as well: contacts, teasers",
     .manual =
         "Search the rest of an article's page as well: contacts, \"about us\", teasers for "
         "others. "
         "Articles that have the words themselves come first. Snippets are never cut from the "
         "rest; --show prints it below the article."},
    {.long_name = "sort",
     .value_name = "ORDER",
     .choices = "relevance newest oldest",
     .group = kHits,
     .help = "relevance, newest or oldest first",
     .manual =
         "The order of the hits: the best first (relevance, the default), or by date, articles "
         "without one last."},
    {.long_name = "limit",
     .value_name = "N",
     .group = kHits,
     .help = "show at most N hits (default 10)",
     .manual = "Show at most N hits (default 10)."},
    {.long_name = "offset",
     .value_name = "N",
     .group = kHits,
     .help = "skip the first N hits",
     .manual = "Skip the first N hits. Together with --limit it shows one page after the other of "
               "the same "
               "order."},
    {.long_name = "facet",
     .value_name = "FIELDS",
     .choices = "year month source author section none",
     .completion = Completion::list,
     .group = kHits,
     .help = "count these fields (year,source), or none",
     .manual =
         "Count the values of these fields over all hits: year, month, source, author, section, "
         "with commas between them, or none. The default is year,source. A count is the number "
         "of hits that are left when the search is narrowed down to that value."},
    {.long_name = "facet-sort",
     .value_name = "ORDER",
     .choices = "count name",
     .group = kHits,
     .help = "values by count, or by name",
     .manual =
         "The order of the values of a field: the most frequent first (count), or "
         "in Danish alphabetical order (name). Years on a terminal are always in their own order."},
    {.long_name = "facet-others",
     .group = kHits,
     .help = "count a field without its own filter",
     .manual =
         "Count a field as if the search were not narrowed down by it, so that its other values "
         "are seen: with --source KL, how many hits other sources have."},
    {.long_name = "no-collapse",
     .group = kHits,
     .help = "show near-duplicates one by one",
     .manual =
         "Show articles that are nearly the same one by one. Without it they are one hit, which "
         "says how many more there are."},
    {.long_name = "format",
     .value_name = "FORMAT",
     .choices = "terminal json jsonl tsv",
     .group = kOutput,
     .help = "terminal, json, jsonl or tsv",
     .manual =
         "For people (terminal, the default), as one JSON object (json), as a JSON object a hit "
         "(jsonl), or as a line a hit with tabs between its fields (tsv). What a terminal would "
         "obey "
         "is escaped in JSON, and in tsv replaced by U+FFFD."},
    {.long_name = "json",
     .group = kOutput,
     .help = "the answer as one JSON object",
     .manual = "The same as --format json. With --batch: its times as one JSON object, on standard "
               "error."},
    {.long_name = "color",
     .value_name = "WHEN",
     .choices = "auto always never",
     .group = kOutput,
     .help = "auto, always or never",
     .manual = "Colours: on a terminal (auto, the default), always or never."},
    {.long_name = "explain",
     .group = kOutput,
     .help = "how the question was understood, word by word",
     .manual =
         "First print how the question was understood: for each word the dictionary forms and the "
         "parts of compounds that are searched for."},
    {.long_name = "show",
     .value_name = "ID",
     .group = kInstead,
     .help = "the whole article with this id, hits marked",
     .manual =
         "Print the whole article with this id. The words of a question, if there is one, are "
         "marked. On a terminal it goes through a pager; see ENVIRONMENT."},
    {.long_name = "similar",
     .value_name = "ID",
     .group = kInstead,
     .help = "articles like the one with this id",
     .manual = "Search for articles like the one with this id, by its most telling words."},
    {.long_name = "trend",
     .value_name = "PERIOD",
     .choices = "year month",
     .group = kInstead,
     .help = "count by year or month, and the share of all",
     .manual =
         "Count the articles that the question finds in each year or month, and say what share "
         "they are of all articles of that period: counts alone show how the archive grew. "
         "Filters narrow both down. Articles without a date are counted apart. With --format tsv "
         "or json for programs."},
    {.long_name = "vs",
     .value_name = "QUESTION",
     .several = true,
     .group = kInstead,
     .help = "with --trend: another question beside; may be repeated",
     .manual = "With --trend: another question, counted beside the first one. May be repeated."},
    {.long_name = "suggest",
     .group = kInstead,
     .help = "only \"did you mean\"",
     .manual =
         "Print nothing but a better question, if there is one: with a word spelt otherwise, split "
         "or joined, and clearly more to be found. The exit code is 0 if there is one, else 1."},
    {.long_name = "batch",
     .value_name = "FILE",
     .completion = Completion::file,
     .group = kInstead,
     .help = "questions, qid<TAB>text a line; prints a TREC run",
     .manual =
         "Answer a file of questions, a line each: an id, a tab, the question. Some word is "
         "enough; prints at most --limit hits for each question as a TREC run. Prints the time of "
         "the answers on standard error, with --json as an object with "
         "questions, mean, p50, p90 and p99, in milliseconds."},
    {.long_name = "trec",
     .value_name = "TAG",
     .group = kInstead,
     .help = "the name of that run (udklip)",
     .manual = "The name of the run that --batch prints (udklip)."},
    {.long_name = "allow-partial",
     .group = command_line::kCommonGroup,
     .help = "answer from the shards that can be reached",
     .manual =
         "If a shard of the database is missing or does not answer, search the others: a note "
         "names "
         "the missing one, and the number of articles is a lower bound. Without this option a "
         "missing shard ends in exit code 3."},
    {.long_name = "db",
     .value_name = "DIR",
     .completion = Completion::folder,
     .several = true,
     .group = command_line::kCommonGroup,
     .help = "the database; may be repeated",
     .manual = "The database to search. Given several times, all of them are searched as one. See "
               "ENVIRONMENT for the default."},
    command_line::kHelpOption,
    command_line::kVersionOption,
    {.long_name = "complete",
     .value_name = "WHAT",
     .choices = "source year",
     .help = "print the values that begin with WORDS, for a shell"},
    command_line::kGenerateOption,
});

constexpr auto kSynopsis = std::to_array<std::string_view>({
    "[OPTION]... WORDS...",
    "--show ID [OPTION]... [WORDS...]",
    "--similar ID [OPTION]...",
    "--batch FILE [--trec TAG] [OPTION]...",
});

constexpr auto kExamples = std::to_array<TableEntry>({
    {"udklip-search kommune økonomi", "Articles with both words, in any of their forms."},
    {"udklip-search --year 2019.. --sort newest 'kilde:KL \"åben skole\"'",
     "A phrase, from one source, since 2019, the newest first."},
    {"udklip-search --facet month,author --limit 0 budget",
     "How often a word is written about, by month and by author."},
    {"udklip-search --format jsonl --limit 1000 skole >skole.jsonl",
     "The first thousand hits as JSON Lines, for another program."},
});

constexpr auto kExitCodes = command_line::exit_codes_of<&command_line::ExitCode::in_search>();

constexpr auto kEnvironment = std::to_array<TableEntry>({
    {"UDKLIP_DB", "The database, when --db names none."},
    {"XDG_DATA_HOME", "Where the database is when neither is given; see FILES."},
    {"PAGER",
     "What --show prints through on a terminal; less if it is not set, nothing if it is empty."},
    {"NO_COLOR", "If it is set, there are no colours, unless --color always asks for them."},
});

constexpr auto kFiles = std::to_array<TableEntry>({
    {"~/.local/share/udklip", "The database, in a folder of $XDG_DATA_HOME if that is set."},
});

constexpr auto kSeeAlso = std::to_array<std::string_view>({"udklip-index(1)", "udklip-query(7)"});

constexpr command_line::ProgramInfo kProgram = {
    .name = "udklip-search",
    .purpose = "search Danish articles",
    .synopsis = kSynopsis,
    .description =
        "Finds articles in a database that udklip-index made. It knows Danish: every form of a "
        "word "
        "finds the others, and a word is found inside compounds as well.\n\n"
        "The best hits come first, each with the sentences that say most about the question. Below "
        "them stand the numbers of hits by year and source. Notes on "
        "standard error name what could not be honoured.",
    .argument = "WORDS",
    .argument_help =
        "The question: words, \"exact words\", -word, OR, kilde:KL, år:2019..2021, ord*, and more; "
        "udklip-query(7) tells all of it. Ordinary text is never an error. What a shell would take "
        "for its own belongs between single quotes.",
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

}  // namespace udklip::searcher
