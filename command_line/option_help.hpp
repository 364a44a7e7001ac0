// SPDX-License-Identifier: GPL-3.0-or-later
//
// What -h and --help print, from a program's table of options.
//
//     std::fputs(short_help(program).c_str(), stdout);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "command_line/option_table.hpp"

namespace udklip::command_line {

/// No line of a help text has more columns.
inline constexpr std::size_t kHelpColumns = 80;

/// A line for each option, under the headings of their groups.
std::string short_help(const ProgramInfo& program);

/// The manual page as plain text.
std::string long_help(const ProgramInfo& program);

/// A text's paragraphs as lines of at most kHelpColumns, each `indent` columns in and ended by a
/// line feed. A word that is longer than a line has one of its own.
std::string wrap_paragraphs(std::string_view text, std::size_t indent);

/// "--sort relevance|newest|oldest", "--limit N", "--all": as a heading shows it.
std::string value_shown(const OptionInfo& option);

}  // namespace udklip::command_line
