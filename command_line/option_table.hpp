// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a program's command line is, told once: each program has one constexpr table, from which its
// parser, -h, --help, manual page and shell completions are made (option_parser.hpp,
// option_help.hpp, option_manual.hpp, option_completion.hpp).
//
//     constexpr auto kOptions = std::to_array<OptionInfo>({
//         {.long_name = "limit", .value_name = "N", .group = "Hits", .help = "so many hits (10)"},
//         kHelpOption, kVersionOption, kGenerateOption,
//     });
//
// To add an option: a row here, a registration in options.cpp. One without the other fails at once.
//
// Texts are plain: paragraphs with an empty line between them; what begins with two dashes is set
// as the name of an option.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::command_line {

/// What a shell offers as a value. The fixed `choices`, if there are any, unless it says otherwise.
enum class Completion : std::uint8_t {
    none,
    list,    ///< several of the choices, with commas between them
    file,    ///< files and folders
    folder,  ///< folders only
    source,  ///< sources in the database: udklip-search --complete source
    year,    ///< years in the database: udklip-search --complete year
};

struct OptionInfo {
    std::string_view long_name = {};   ///< without dashes
    char short_name = '\0';            ///< without a dash; '\0': none
    std::string_view value_name = {};  ///< empty: a flag
    std::string_view choices = {};     ///< fixed values with spaces between them; empty: any value
    Completion completion = Completion::none;
    bool several = false;          ///< may be given several times
    std::string_view group = {};   ///< the heading that it stands under; empty: hidden, for scripts
    std::string_view help = {};    ///< for -h: one line, no full stop
    std::string_view manual = {};  ///< for --help and the manual page: sentences
};

/// What an example, exit code, file or variable is, and what is to be said of it.
struct TableEntry {
    std::string_view name;
    std::string_view text;
};

struct ProgramInfo {
    std::string_view name;
    std::string_view purpose;                    ///< one line, small letter, no full stop
    std::span<const std::string_view> synopsis;  ///< what may stand behind the name
    std::string_view description;
    std::string_view argument;  ///< what the words that are no options are called
    std::string_view argument_help;
    Completion argument_completion;
    std::span<const OptionInfo> options;
    std::span<const TableEntry> examples;
    std::span<const TableEntry> exit_codes;
    std::span<const TableEntry> environment;
    std::span<const TableEntry> files;
    std::span<const std::string_view> see_also;  ///< "udklip-query(7)"
};

/// In the table of both programs. OptionParser registers them.
inline constexpr std::string_view kCommonGroup = "Database and help";
inline constexpr OptionInfo kHelpOption = {
    .long_name = "help",
    .short_name = 'h',
    .group = kCommonGroup,
    .help = "this list; --help says more",
    .manual = "The short form prints a list of the options, the long form this text."};
inline constexpr OptionInfo kVersionOption = {.long_name = "version",
                                              .group = kCommonGroup,
                                              .help = "the program's version",
                                              .manual = "Print the program's version."};
inline constexpr OptionInfo kGenerateOption = {
    .long_name = "generate",
    .value_name = "WHAT",
    .choices = "man complete-bash complete-zsh complete-fish",
    .help = "print the manual page or a shell's completions"};

/// The option of this long name; null if there is none.
const OptionInfo* find_option(const ProgramInfo& program, std::string_view long_name);

/// Headings in the order in which they first stand in the table, without the hidden one.
std::vector<std::string_view> option_groups(const ProgramInfo& program);

/// The words of a text with spaces between them: those of OptionInfo::choices.
std::vector<std::string_view> split_words(std::string_view text);

/// "udklip_search" for "udklip-search": a name that every shell takes for a function.
std::string identifier(std::string_view name);

}  // namespace udklip::command_line
