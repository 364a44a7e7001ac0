// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds mistakes in a command line that its table of options shows by itself, and says them in
// people's words.
//
//     find_mistake(program, {"--yeer", "2021"})->message   "there is no option --yeer"
//     find_mistake(program, {"--yeer", "2021"})->hint      "did you mean --year?"
//     find_mistake(program, {"--limit"})->message          "--limit was given no number"
//     find_mistake(program, {"--limit", "5"})              nothing
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command_line/option_table.hpp"
#include "translation/said.hpp"

namespace udklip::command_line {

struct OptionMistake {
    translation::Said message;
    translation::Said hint;  ///< never empty
};

/// Returns the first option of the line that the table does not have, or that lacks its value.
/// `line`: the words after the program's name.
std::optional<OptionMistake> find_mistake(const ProgramInfo& program,
                                          const std::vector<std::string>& line);

/// "udklip-search -h lists the options": the hint where none is better.
translation::Said help_hint(const ProgramInfo& program);

/// Returns what is wrong with a whole number, for RegisteredOption::check(); empty if nothing is.
translation::Said number_fault(const std::string& text, std::uint64_t highest);
translation::Said range_fault(const std::string& text, std::int64_t lowest, std::int64_t highest);

/// `text` must be one of the choices, which are separated by spaces.
translation::Said choice_fault(const std::string& text, std::string_view choices);

/// Returns a complaint of CLI11 about two options in people's words: "--all excludes --any" is
/// "--all and --any cannot stand together". `fault`: what a check said last; CLI11 knows only its
/// English text.
translation::Said in_words(const std::string& complaint, const translation::Said& fault = {});

}  // namespace udklip::command_line
