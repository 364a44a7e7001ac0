// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of udklip-search as a table. To add an option: a row in option_table.cpp and a
// line in options.cpp.
#pragma once

#include "command_line/option_table.hpp"

namespace udklip::searcher {

const command_line::ProgramInfo& program();

}  // namespace udklip::searcher
