// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --telling does: prints the words that tell the answer apart.
//
//     return run_telling(searcher, options, messages);
#pragma once

#include "command_line/messages.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Prints the words that the options ask for. Returns the exit code. Throws Error (usage) for a
/// filter that cannot be read.
int run_telling(Searcher& searcher, const Options& options, const command_line::Messages& messages);

}  // namespace udklip::searcher
