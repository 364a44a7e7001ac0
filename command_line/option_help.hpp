// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts of -h and --help, made from a program's table of options.
//
//     std::fputs(short_help(program, translation::of_user()).c_str(), stdout);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "command_line/option_table.hpp"
#include "translation/catalogue.hpp"

namespace udklip::command_line {

/// The width of help texts, in columns.
inline constexpr std::size_t kHelpColumns = 80;

/// Returns one line per option, under the headings of the groups.
std::string short_help(const ProgramInfo& program, const translation::Catalogue& says);

/// Returns the manual page as plain text.
std::string long_help(const ProgramInfo& program, const translation::Catalogue& says);

/// Breaks the paragraphs of `text` into lines of at most kHelpColumns. Each line begins with
/// `indent` spaces and ends with a line feed. A word longer than a line gets a line of its own.
std::string wrap_paragraphs(std::string_view text, std::size_t indent);

/// Returns a synopsis, or the name of a value, in the catalogue's language: "--saved [NAME]" is
/// "--saved [NAVN]" in Danish.
std::string with_value_names(std::string_view text, const translation::Catalogue& says);

/// Returns the value of an option as headings show it: "relevance|newest|oldest" for --sort, "N"
/// for --limit, "" for --all.
std::string value_shown(const OptionInfo& option, const translation::Catalogue& says);

/// Whether the value is one of a few words, which are typed as they stand.
bool is_choice(const OptionInfo& option);

}  // namespace udklip::command_line
