// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/option_table.hpp"

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
constexpr std::string_view kSaved = "Saved searches";
constexpr std::string_view kTags = "Your own tags and notes";

constexpr auto kOptions = std::to_array<OptionInfo>({
    {.long_name = "all",
     .group = kNarrow,
     .help = "require every word",
     .manual = "Require every word of the question. Without --all and --any, a question whose "
               "words stand together in no article is answered with articles that have some of "
               "them, and the answer says so."},
    {.long_name = "any",
     .group = kNarrow,
     .help = "some word is enough",
     .manual = "Accept articles with some word of the question, or with a part of a compound. "
               "Articles with more of the words come first."},
    {.long_name = "year",
     .value_name = "YEAR",
     .completion = Completion::year,
     .several = true,
     .group = kNarrow,
     .help = "2021, 2019..2021 or unknown; may be repeated",
     .manual = "Only articles of this year or of this range of years (2019..2021, 2019.., ..2021); "
               "\"unknown\" selects articles whose year is unknown. Repeat the option to select "
               "any of several years."},
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
         "Only articles from this source; \"unknown\" selects articles whose source is unknown. "
         "Upper and lower case are the same. Repeat the option to select any of several sources."},
    {.long_name = "month",
     .value_name = "MONTH",
     .several = true,
     .group = kNarrow,
     .help = "2021-06, 2021-05..2021-07 or unknown; may be repeated",
     .manual =
         "Only articles of this month or of this range of months; \"unknown\" selects articles "
         "whose month is unknown. Repeat the option to select any of several months."},
    {.long_name = "section",
     .value_name = "NAME",
     .several = true,
     .group = kNarrow,
     .help = "the section of the paper, or unknown; may be repeated",
     .manual = "Only articles from this section; \"unknown\" selects articles without one. Upper "
               "and lower case are the same. Repeat the option to select any of several sections."},
    {.long_name = "author",
     .value_name = "NAME",
     .several = true,
     .group = kNarrow,
     .help = "who wrote it, or unknown; may be repeated",
     .manual =
         "Only articles by this author, alone or with others; a surname is enough. \"unknown\" "
         "selects articles without an author. Upper and lower case are the same. Repeat the "
         "option to select any of several authors."},
    {.long_name = "name",
     .value_name = "NAME",
     .several = true,
     .group = kNarrow,
     .help = "a person, organisation or place; may be repeated",
     .manual =
         "Only articles that name this person, organisation or place, as --facet name lists it. "
         "Names are found by rule while indexing: Danish writes capitals inside a sentence only in "
         "names. \"unknown\" selects articles without any. Upper and lower case are the same. "
         "Repeat the option to select any of several names."},
    {.long_name = "furniture",
     .group = kNarrow,
     .help = "search contacts and teasers around articles too",
     .manual = "Search the text around the articles on their pages as well: contacts, \"about "
               "us\", teasers for other articles. Articles that have the words themselves come "
               "first. Snippets never show this text; --show prints it below the article."},
    {.long_name = "sort",
     .value_name = "ORDER",
     .choices = "relevance newest oldest",
     .group = kHits,
     .help = "relevance, newest or oldest first",
     .manual = "The order of the hits: the best first (relevance, the default), or by date. "
               "Articles without a date come last."},
    {.long_name = "limit",
     .value_name = "N",
     .group = kHits,
     .help = "show at most N hits (10)",
     .manual = "Show at most N hits (10)."},
    {.long_name = "offset",
     .value_name = "N",
     .group = kHits,
     .help = "skip the first N hits",
     .manual = "Skip the first N hits. Together with --limit this pages through the hits in one "
               "fixed order."},
    {.long_name = "time-limit",
     .value_name = "SEC",
     .group = kHits,
     .help = "give up after so long (no limit)",
     .manual =
         "Give up a question that takes longer, with exit code 2. The default is no limit. It "
         "holds for local databases; a server cannot be stopped."},
    {.long_name = "matcher",
     .value_name = "NAME",
     .choices = "own xapian",
     .group = kHits,
     .help = "who matches: own or xapian (own)",
     .manual =
         "Who matches the question: own, the matcher of Udklip, which answers most questions to a "
         "local database and leaves the others to Xapian; or xapian, always Xapian. The answers "
         "are the same; this is for tests and doubt. The default is own."},
    {.long_name = "facet",
     .value_name = "FIELDS",
     .choices = "year month source author section name tag none",
     .completion = Completion::list,
     .group = kHits,
     .help = "count these fields (year,source), or none",
     .manual = "Count the values of these fields over all hits. Fields are year, month, source, "
               "author, section, name (people, organisations and places in the text) and tag (your "
               "own tags), separated by commas, or none. The default "
               "is year,source. A "
               "count is the number of hits that remain when you narrow the search to that value. "
               "An article by several authors, or with several names, counts for each of them, so "
               "their counts may add up to more than there are hits."},
    {.long_name = "facet-sort",
     .value_name = "ORDER",
     .choices = "count name",
     .group = kHits,
     .help = "order values by count or by name",
     .manual = "The order of the values of a field: the most frequent first (count), or Danish "
               "alphabetical order (name). A terminal always shows years in order."},
    {.long_name = "facet-limit",
     .value_name = "N",
     .group = kHits,
     .help = "values of each field, or all (what fits)",
     .manual =
         "Show N values of each field, or all. Without it, a terminal shows the most frequent "
         "ones, as many as leave the hits on the screen, and years that leave gaps or are too "
         "many as one line: a mark for each year, as high as its count, and a dot for none. "
         "JSON has all values without it."},
    {.long_name = "facet-others",
     .group = kHits,
     .help = "count a field without its own filter",
     .manual = "Count each field as if its own filter were not there, so that you see its other "
               "values: with --source KL, how many hits other sources have."},
    {.long_name = "no-collapse",
     .group = kHits,
     .help = "show near-duplicates one by one",
     .manual = "Show near-duplicates one by one. Without this option, articles that are nearly the "
               "same are one hit, which says how many more there are."},
    {.long_name = "format",
     .value_name = "FORMAT",
     .choices = "terminal json jsonl tsv csv ris csl-json",
     .group = kOutput,
     .help = "terminal, json, jsonl, tsv, csv, ris or csl-json",
     .manual =
         "The form of the answer: text for people (terminal, the default), one JSON object (json), "
         "one JSON object per hit (jsonl), or one line per hit with tabs between its fields (tsv). "
         "Characters that control a terminal are escaped in JSON and replaced by U+FFFD in "
         "tsv.\n\nThe other forms hand on all hits, unless --limit says otherwise: a table for a "
         "spreadsheet (csv), or references for Zotero and other managers (ris, csl-json). A field "
         "of the table that a spreadsheet would take for a formula has an apostrophe in front. The "
         "last word of a person's name, with the particles before it, is the family name."},
    {.long_name = "header",
     .group = kOutput,
     .help = "with --format tsv: a head line",
     .manual = "With --format tsv: print the names of the columns first."},
    {.long_name = "output",
     .value_name = "FILE",
     .completion = Completion::file,
     .only_on_line = true,
     .group = kOutput,
     .help = "write to FILE, once all of it is there",
     .manual = "Write to FILE instead of standard output, in whatever form. A file of that name is "
               "replaced when all is written, and stays as it is if the program is stopped or "
               "fails. If nothing is found, it is an answer without hits."},
    {.long_name = "json",
     .group = kOutput,
     .help = "print the answer as one JSON object",
     .manual = "Like --format json. An error is an object as well: in its \"error\" are "
               "\"code\", which is the exit code, \"message\" and \"hint\". With --batch, print "
               "the answer times as one JSON object on standard error."},
    {.long_name = "color",
     .value_name = "WHEN",
     .choices = "auto always never",
     .group = kOutput,
     .help = "auto, always or never",
     .manual = "Use colours on a terminal only (auto, the default), always or never."},
    {.long_name = "explain",
     .group = kOutput,
     .help = "show how each word was understood",
     .manual = "First show how the question was understood: for each word, the dictionary forms "
               "and the parts of compounds that the search uses. In JSON it is the key words; with "
               "--format jsonl and tsv it goes to standard error."},
    {.long_name = "show",
     .value_name = "ID",
     .only_on_line = true,
     .group = kInstead,
     .help = "print an article: its id, path or %number",
     .manual =
         "Print a whole article. ID is its id, the path that the list of hits shows, or %3 for "
         "the third hit of the last answer on this terminal; 3 means the same where no "
         "article has the id 3. The words of that answer's question are marked, or those of "
         "WORDS. On a terminal the article goes through a pager; see ENVIRONMENT."},
    {.long_name = "similar",
     .value_name = "ID",
     .only_on_line = true,
     .group = kInstead,
     .help = "find articles like the one of this id",
     .manual = "Search for articles like the one that ID names, as for --show. The search uses the "
               "words that "
               "distinguish that article most."},
    {.long_name = "trend",
     .value_name = "PERIOD",
     .choices = "year month",
     .only_on_line = true,
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
     .only_on_line = true,
     .group = kInstead,
     .help = "with --trend: another question; may be repeated",
     .manual = "With --trend: another question, counted beside the first one. May be repeated."},
    {.long_name = "kwic",
     .only_on_line = true,
     .group = kInstead,
     .help = "the words in their places, one line a find",
     .manual =
         "Print the words of the question in their places: a line for each find in the texts, with "
         "the find in the middle, and behind it date, source and id. What is a find is what a "
         "snippet marks. Finds of all hits are printed, or of the first --limit. A number of up to "
         "three digits directly behind --kwic says how many characters stand on either side. With "
         "--format tsv: rank, id, date, source, where the find begins and ends in characters of "
         "the text, what stands to the left, the find, and what stands to the right; with json or "
         "jsonl an object for each find."},
    {.long_name = "kwic-letters",
     .value_name = "N",
     .only_on_line = true,
     .group = kInstead,
     .help = "with --kwic: so many characters on either side",
     .manual = "With --kwic: so many characters on either side of a find. The default is what the "
               "screen allows."},
    {.long_name = "kwic-sort",
     .value_name = "ORDER",
     .choices = "hits right left",
     .only_on_line = true,
     .group = kInstead,
     .help = "with --kwic: by hits, or by the words beside",
     .manual = "With --kwic: in the order of the hits (hits, the default), or in the order of the "
               "Danish alphabet by what stands to the right of the find (right) or by the words to "
               "its left, the nearest first (left)."},
    {.long_name = "telling",
     .only_on_line = true,
     .group = kInstead,
     .help = "the words that tell the answer apart",
     .manual =
         "Print the words that are more frequent in the hits than in all articles, by "
         "log-likelihood (Dunning 1993): each in its commonest form, with how many of the hits "
         "have "
         "it, how many articles there are, and the question that narrows down to it. Two words "
         "that "
         "stand together are one. The first 1,000 hits are read, near-duplicates once. A number of "
         "up to three digits directly behind --telling says how many words (20). With --format "
         "tsv: "
         "word, hits, articles, score and question; with json one object, with jsonl an object for "
         "each word."},
    {.long_name = "telling-words",
     .value_name = "N",
     .only_on_line = true,
     .group = kInstead,
     .help = "with --telling: so many words (20)",
     .manual = "With --telling: so many words. The default is 20."},
    {.long_name = "telling-omit",
     .value_name = "WHAT",
     .choices = "names numbers question none",
     .completion = Completion::list,
     .only_on_line = true,
     .group = kInstead,
     .help = "with --telling: leave these out, or none",
     .manual = "With --telling: leave out names (words that are written with a capital inside "
               "sentences), numbers, and the question's own words (question), separated by commas; "
               "or none of them. The default is names,numbers,question."},
    {.long_name = "save",
     .value_name = "NAME",
     .only_on_line = true,
     .group = kSaved,
     .help = "keep the question and its filters under a name",
     .manual =
         "Keep the question with its filters and its order, to be asked again by --saved NAME. The "
         "search is kept in a file of yours, not in the database; see FILES. With --new, the "
         "articles that it finds now count as shown, so that only later ones will be new."},
    {.long_name = "saved",
     .completion = Completion::saved,
     .only_on_line = true,
     .group = kSaved,
     .help = "ask the saved search NAME again, or list all",
     .manual = "Without WORDS: list the saved searches and what each has shown. With WORDS, which "
               "are the name of one: ask it again, with the filters that it was saved with."},
    {.long_name = "new",
     .only_on_line = true,
     .group = kSaved,
     .help = "with --saved: only what it has not shown before",
     .manual =
         "With --saved NAME: show only articles that this search has not shown with --new before, "
         "and remember them. With --saved alone: do so for every saved search. The exit code is 1 "
         "if there is nothing new; a list for people is empty then.\n\nAn article is known by its "
         "id: one that changed is not new. One that has only some of the words is not shown. "
         "Near-duplicates that are new are one hit, which names each of them. At most 1000 "
         "articles are shown at a time, or --limit; a note says how many more are new, and they "
         "are shown the next time. If the program is stopped while it shows articles, it shows "
         "them again."},
    {.long_name = "forget-saved",
     .value_name = "NAME",
     .completion = Completion::saved,
     .only_on_line = true,
     .group = kSaved,
     .help = "forget a saved search and what it has shown",
     .manual = "Forget the saved search of this name, and which articles it has shown."},
    {.long_name = "tag",
     .value_name = "NAME",
     .completion = Completion::tag,
     .only_on_line = true,
     .group = kTags,
     .help = "tag articles: --on ID, or all hits with --yes",
     .manual = "Give a tag of your own to the articles that --on names, or, with --yes, to all "
               "that the question finds with every word. Later, tag:NAME in a question finds "
               "them, and --facet tag counts them. Tags and notes are kept in a file of yours, "
               "not in the database; see FILES. They go by the ids of articles, so that they "
               "outlive rebuilds and changes of an article."},
    {.long_name = "untag",
     .value_name = "NAME",
     .completion = Completion::tag,
     .only_on_line = true,
     .group = kTags,
     .help = "take a tag from articles",
     .manual = "Take a tag from the articles that --on names, or, with --yes, from all that "
               "the question finds. A tag that no article has any more is forgotten."},
    {.long_name = "on",
     .value_name = "ID",
     .several = true,
     .only_on_line = true,
     .group = kTags,
     .help = "with --tag, --untag: this article; may be repeated",
     .manual = "With --tag and --untag: this article, named as for --show: its id, its path, or %3 "
               "for the third hit of the last answer. May be repeated."},
    {.long_name = "yes",
     .only_on_line = true,
     .group = kTags,
     .help = "with --tag, --untag: all hits of the question",
     .manual = "With --tag and --untag: change all articles that the question finds. Without "
               "it, the program says how many they are and changes none."},
    {.long_name = "note",
     .value_name = "ID",
     .only_on_line = true,
     .group = kTags,
     .help = "keep WORDS as your note on this article",
     .manual =
         "Keep the words of the command line as your note on the article, named as for "
         "--show, in place of the one that it had. Without words, the note is removed. Hits and "
         "--show have it."},
    {.long_name = "tags",
     .only_on_line = true,
     .group = kTags,
     .help = "list your tags",
     .manual = "List your tags, and how many articles have each."},
    {.long_name = "export-tags",
     .only_on_line = true,
     .group = kTags,
     .help = "print all tags and notes as JSON Lines",
     .manual = "Print all tags and notes as JSON Lines, an object for each article with id, "
               "tags and note: as a backup, or for another machine."},
    {.long_name = "import-tags",
     .value_name = "FILE",
     .completion = Completion::file,
     .only_on_line = true,
     .group = kTags,
     .help = "add the tags and notes of such a file",
     .manual = "Add the tags and notes that --export-tags printed; - is standard input. "
               "Nothing is taken away: a note is put behind the one that is there. A line that "
               "cannot be used is left out with a message, and the exit code is 6."},
    {.long_name = "suggest",
     .only_on_line = true,
     .group = kInstead,
     .help = "print only \"did you mean\"",
     .manual =
         "Print only a better question, if there is one: with a word spelt, split or joined "
         "differently, that finds clearly more. The exit code is 0 if there is one, else 1. With "
         "--json, one object with query, suggestion and suggestion_total."},
    {.long_name = "batch",
     .value_name = "FILE",
     .completion = Completion::file,
     .only_on_line = true,
     .group = kInstead,
     .help = "answer a file of questions; see --help",
     .manual =
         "Answer a file of questions, or standard input if FILE is -. Each line holds a name, a "
         "tab "
         "and a question. A line that is no question is left out with a message, and the exit code "
         "is 6.\n\nWith --format tsv: one line for each question, below a head line: name, "
         "question, how many articles, whether that is exact, whether only some of the words are "
         "in "
         "them, then title, source, date and id of the best. With --facet year there is a column "
         "for each year that the database has, and one for articles of unknown date. With --format "
         "jsonl: the same as an object for each question, with all facets that --facet "
         "names. Each question is asked as on the command line, with the filters given.\n\nWithout "
         "--format: a TREC run, for measuring relevance. Some word of a question is enough, and "
         "the "
         "best --limit hits of each are printed. Answer times, from question to hits, go to "
         "standard error; with --json they are one object with questions, mean, p50, p90 and p99 "
         "in milliseconds."},
    {.long_name = "trec",
     .value_name = "TAG",
     .only_on_line = true,
     .group = kInstead,
     .help = "the tag of that run (udklip)",
     .manual = "The tag of the run that --batch prints (udklip)."},
    command_line::kAllowPartialOption,
    command_line::kDatabasesOption,
    command_line::kHelpOption,
    command_line::kVersionOption,
    command_line::kNoConfigOption,
    {.long_name = "complete",
     .value_name = "WHAT",
     .choices = "source year saved tag",
     .help = "print the values that begin with WORDS, for a shell"},
    command_line::kGenerateOption,
});

constexpr auto kSynopsis = std::to_array<std::string_view>({
    "[OPTION]... WORDS...",
    "--show ID [OPTION]... [WORDS...]",
    "--similar ID [OPTION]...",
    "--trend year|month WORDS... [--vs WORDS]... [OPTION]...",
    "--kwic [N] [--kwic-sort right|left] [OPTION]... WORDS...",
    "--telling [N] [--telling-omit WHAT] [OPTION]... WORDS...",
    "--save NAME [--new] [OPTION]... WORDS...",
    "--saved [NAME] [--new] [OPTION]...",
    "--forget-saved NAME",
    "--tag|--untag NAME --on ID...|--yes WORDS... [OPTION]...",
    "--note ID [WORDS...]",
    "--tags|--export-tags|--import-tags FILE",
    "--batch FILE [--format tsv|jsonl | --trec TAG] [OPTION]...",
});

constexpr auto kExamples = std::to_array<TableEntry>({
    {"udklip-search kommune økonomi", "Articles with both words, in any of their forms."},
    {"udklip-search --year 2019.. --sort newest 'kilde:KL \"åben skole\"'",
     "A phrase, from one source, since 2019, the newest first."},
    {"udklip-search --facet month,author --limit 0 budget",
     "How often a word occurs, by month and by author."},
    {"udklip-search --kwic --kwic-sort right havn", "The word in its places, by what follows it."},
    {"udklip-search --telling --year 2021 havn",
     "What the articles about it of that year are about."},
    {"udklip-search --save havn --source KL 'havn OR kyst'",
     "Keeps a search. Then udklip-search --saved havn --new shows what it has not shown yet."},
    {"0 7 * * *  udklip-search --no-config --saved --new",
     "A line for crontab(5). Each morning, cron mails you what is new to any of your saved "
     "searches; when nothing is new there is no mail."},
    {"udklip-search --batch questions.tsv --format tsv --facet year >counts.tsv",
     "For each line of the file (a name, a tab, a question): how many articles, how many each "
     "year, and the best one. The table opens in any spreadsheet."},
    {"udklip-search --tag læst --on nyt/b.txt",
     "Tags an article; then 'havn -tag:læst' finds the rest."},
    {"udklip-search --format csl-json --output havn.json havn",
     "References of all hits, to be imported by Zotero."},
    {"udklip-search --format jsonl --limit 1000 skole >skole.jsonl",
     "The first thousand hits as JSON Lines, for another program."},
});

constexpr auto kExitCodes = command_line::exit_codes_of<&command_line::ExitCode::in_search>();

constexpr auto kEnvironment = std::to_array<TableEntry>({
    command_line::kDatabaseVariable,
    command_line::kDataVariable,
    {"XDG_CONFIG_HOME", "Where the config file is; see FILES."},
    {"XDG_STATE_HOME", "Where saved searches, tags and notes are; see FILES."},
    {"PAGER",
     "The pager of --show on a terminal: less if the variable is not set, none if it is empty."},
    {"NO_COLOR", "If it is set, there are no colours, except with --color always."},
});

constexpr auto kFiles = std::to_array<TableEntry>({
    command_line::kConfigEntry,
    {"~/.local/share/udklip", "The database, in a folder of $XDG_DATA_HOME if that is set."},
    {"~/.local/state/udklip/*.json",
     "The last answer of each terminal, so that --show %3 knows the third hit: its question and "
     "the "
     "ids of its hits. Only you can read it."},
    {"~/.local/state/udklip/*.sqlite",
     "Your saved searches and what they have shown, your tags and notes: an SQLite file for each "
     "database, in a folder "
     "of $XDG_STATE_HOME if that is set. It is named by a number that the database keeps when it "
     "is rebuilt, compacted or moved; several databases that are searched together have one file. "
     "Only you can read it. To back it up, copy the folder."},
});

constexpr auto kSeeAlso = std::to_array<std::string_view>({"udklip-index(1)", "udklip-query(7)"});

constexpr command_line::ProgramInfo kProgram = {
    .name = "udklip-search",
    .purpose = "search Danish articles",
    .synopsis = kSynopsis,
    .description =
        "Finds articles in a database that udklip-index made. It knows Danish: each form of a word "
        "finds the others, and a word is also found inside compounds.\n\nThe best hits come first, "
        "each with the sentences that say most about the question. Below the hits, the answer "
        "counts them by year and by source. Notes on standard error name each part of the question "
        "that could not be used.",
    .argument = "WORDS",
    .argument_help =
        "The question: words, \"exact words\", -word, OR, kilde:KL, år:2019..2021, ord*, and more; "
        "udklip-query(7) describes the whole language. Ordinary text is never an error. Put "
        "characters that the shell would act on between single quotes.",
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
