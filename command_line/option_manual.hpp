// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program's manual page (section 1), from its table of options, in the roff macros of man(7).
//
//     udklip-search --generate man >udklip-search.1
#pragma once

#include <string>
#include <string_view>

#include "command_line/option_table.hpp"

namespace udklip::command_line {

/// In UTF-8. Names no day, so that it is the same whenever it is made.
std::string manual_page(const ProgramInfo& program);

/// A text as roff shows it literally: \ . ' - " and the like lose their meaning. Stays on one line.
std::string roff_escaped(std::string_view text);

}  // namespace udklip::command_line
