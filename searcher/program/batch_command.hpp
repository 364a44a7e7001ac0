// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --batch does: answers a file of questions, or times them and prints a run for evaluation.
//
//     return batch_command(searcher, options, messages);
#pragma once

#include "command_line/messages.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Returns the exit code: kSomeRejected if a line had to be left out. Throws Error (usage) if
/// the file cannot be read.
int batch_command(Searcher& searcher, const Options& options,
                  const command_line::Messages& messages);

}  // namespace udklip::searcher
