// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shell scripts that complete a program's options and their values, made from its table of options.
// For what stands in the database or in the reader's own file they call udklip-search --complete,
// with the --db of the line that the user is typing.
//
//     udklip-search --generate complete-bash >udklip-search.bash
#pragma once

#include <string>
#include <string_view>

#include "command_line/option_table.hpp"

namespace udklip::command_line {

std::string bash_completion(const ProgramInfo& program);
std::string zsh_completion(const ProgramInfo& program);
std::string fish_completion(const ProgramInfo& program);

/// Returns what udklip-search --complete is asked for: "source"; empty if it is not asked.
std::string_view asked_for(Completion completion);

/// Whether some option takes values that only udklip-search knows.
bool completes_by_asking(const ProgramInfo& program);

/// Replaces {name} in `text` by the program's name, and {function} by the name as an identifier.
std::string for_program(std::string_view text, const ProgramInfo& program);

}  // namespace udklip::command_line
