// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of options of udklip-mcp. To add an option, add a row to option_table.cpp and a
// registration to options.cpp.
#pragma once

#include "command_line/option_table.hpp"

namespace udklip::assistant {

const command_line::ProgramInfo& program();

}  // namespace udklip::assistant
