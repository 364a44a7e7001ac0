// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of udklip-search as a table. To add an option: a row in option_table.cpp and a
// line in options.cpp.
#pragma once

#include "store/option_table.hpp"

namespace udklip::searcher {

const store::ProgramInfo& program();

}  // namespace udklip::searcher
