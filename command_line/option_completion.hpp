// SPDX-License-Identifier: GPL-3.0-or-later
//
// What makes a shell complete a program's options and their values, from its table of options.
// Values that stand in the database are asked of udklip-search --complete, with the --db of the
// line that is being typed.
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

/// Whether a shell has to ask udklip-search for values.
bool completes_from_database(const ProgramInfo& program);

/// `text` with {name} and {function} replaced by the program's name, as it is and as a function's.
std::string for_program(std::string_view text, const ProgramInfo& program);

}  // namespace udklip::command_line
