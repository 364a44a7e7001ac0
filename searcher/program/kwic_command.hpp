// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --kwic does: prints the words of the question in their places.
//
//     return run_kwic(searcher, options, messages);
#pragma once

#include "command_line/messages.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Prints the finds of the articles that the options ask for. Returns the exit code. Throws Error
/// (usage) for a filter that cannot be read.
int run_kwic(Searcher& searcher, const Options& options, const command_line::Messages& messages);

}  // namespace udklip::searcher
