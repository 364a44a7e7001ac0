// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table that describes a program's command line. The parser, -h, --help, the manual page and
// the shell completions are made from it (option_parser.hpp, option_help.hpp, option_manual.hpp,
// option_completion.hpp).
//
//     constexpr auto kOptions = std::to_array<OptionInfo>({
//         {.long_name = "limit", .value_name = "N", .group = "Hits", .help = "show at most N hits
//         (10)"}, kHelpOption, kVersionOption, kGenerateOption,
//     });
//
// To add an option, add a row to the table and a registration to options.cpp. The program refuses
// to start with only one of the two.
//
// Texts are plain text. An empty line separates paragraphs. The manual page sets a word that begins
// with two dashes as the name of an option.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::command_line {

/// What a shell offers as a value. With `none` it offers `choices`, if there are any.
enum class Completion : std::uint8_t {
    none,
    list,    ///< several of the choices, separated by commas
    file,    ///< files and folders
    folder,  ///< folders only
    source,  ///< sources in the database: udklip-search --complete source
    year,    ///< years in the database: udklip-search --complete year
    saved,   ///< the reader's saved searches: udklip-search --complete saved
    tag,     ///< the reader's tags: udklip-search --complete tag
};

struct OptionInfo {
    std::string_view long_name = {};   ///< without dashes
    char short_name = '\0';            ///< without a dash; '\0': none
    std::string_view value_name = {};  ///< empty: a flag
    std::string_view choices = {};     ///< fixed values, separated by spaces; empty: any value
    Completion completion = Completion::none;  ///< of a flag: what is offered as the word behind it
    bool several = false;                      ///< may be given several times
    bool only_on_line = false;                 ///< may not stand in the config file
    std::string_view group = {};        ///< its heading in help texts; empty: hidden, for scripts
    std::string_view help = {};         ///< for -h: one line, no full stop
    std::string_view manual = {};       ///< for --help and the manual page: sentences
    std::string_view environment = {};  ///< a variable that stands before the config file
};

/// A row of a help section: an example, exit code, file or variable, and its explanation.
struct TableEntry {
    std::string_view name;
    std::string_view text;
};

struct ProgramInfo {
    std::string_view name;
    std::string_view purpose;                    ///< one line, small letter, no full stop
    std::span<const std::string_view> synopsis;  ///< what may follow the name
    std::string_view description;
    std::string_view argument;  ///< the name of the words that are not options
    std::string_view argument_help;
    Completion argument_completion;
    std::span<const OptionInfo> options;
    std::span<const TableEntry> examples;
    std::span<const TableEntry> exit_codes;
    std::span<const TableEntry> environment;
    std::span<const TableEntry> files;
    std::span<const std::string_view> see_also;  ///< "udklip-query(7)"
};

/// Options of every program. OptionParser registers them.
inline constexpr std::string_view kCommonGroup = "Database and help";
inline constexpr OptionInfo kHelpOption = {
    .long_name = "help",
    .short_name = 'h',
    .only_on_line = true,
    .group = kCommonGroup,
    .help = "print this list; --help says more",
    .manual = "Print help: -h lists the options, --help prints this text."};
inline constexpr OptionInfo kVersionOption = {.long_name = "version",
                                              .only_on_line = true,
                                              .group = kCommonGroup,
                                              .help = "print the program's version",
                                              .manual = "Print the program's version."};
inline constexpr OptionInfo kNoConfigOption = {
    .long_name = "no-config",
    .only_on_line = true,
    .group = kCommonGroup,
    .help = "do not read the config file",
    .manual =
        "Do not read the config file; see FILES. For tests and for jobs "
        "that run unattended."};
inline constexpr OptionInfo kGenerateOption = {
    .long_name = "generate",
    .value_name = "WHAT",
    .choices = "man complete-bash complete-zsh complete-fish",
    .help = "print the manual page or a shell's completions"};

/// Options of the programs that answer questions.
inline constexpr OptionInfo kDatabasesOption = {
    .long_name = "db",
    .value_name = "DIR",
    .completion = Completion::folder,
    .several = true,
    .group = kCommonGroup,
    .help = "the database; may be repeated",
    .manual =
        "The database to search. Repeat the option to search several databases as one. See "
        "ENVIRONMENT for the default.",
    .environment = "UDKLIP_DB"};
inline constexpr OptionInfo kAllowPartialOption = {
    .long_name = "allow-partial",
    .group = kCommonGroup,
    .help = "answer from the shards that can be reached",
    .manual =
        "If a shard of the database is missing or does not answer, search the others. The "
        "answer names the missing shard, and the number of articles is a lower bound. "
        "Without this option a missing shard is exit code 3."};

/// In the FILES and ENVIRONMENT of every program.
inline constexpr TableEntry kDatabaseVariable = {"UDKLIP_DB",
                                                 "The database, when --db names none."};
inline constexpr TableEntry kDataVariable = {
    "XDG_DATA_HOME", "Where the database is when neither is given; see FILES."};
inline constexpr TableEntry kConfigEntry = {
    "~/.config/udklip/config",
    "Options that you always want, in a folder of $XDG_CONFIG_HOME if that is set. Under a "
    "line [udklip-index], [udklip-search], [udklip-web] or [udklip-mcp] stands an option of "
    "that program on each line: limit = 20, source = KL, or a flag alone, such as "
    "no-collapse. Lines that begin with # are comments; quotes keep blanks and # in a value. "
    "An option that may be repeated has a line for each value.\n\n"
    "The command line replaces an option of the file, with all its values, and drops options "
    "that cannot stand beside those given. A mistake in the file is exit code 2, with file "
    "and line."};

/// Returns the option with this long name; null if there is none.
const OptionInfo* find_option(const ProgramInfo& program, std::string_view long_name);

/// Returns the headings in the order of the table, without the hidden one.
std::vector<std::string_view> option_groups(const ProgramInfo& program);

/// Splits a text at spaces, as OptionInfo::choices is written.
std::vector<std::string_view> split_words(std::string_view text);

/// Returns "udklip_search" for "udklip-search": a name that every shell accepts for a function.
std::string identifier(std::string_view name);

}  // namespace udklip::command_line
