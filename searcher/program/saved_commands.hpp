// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --save, --saved and --forget-saved do.
//
//     return run_saved(searcher, reader.number(), options, messages, give);
#pragma once

#include <functional>
#include <string>

#include "command_line/messages.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Prints an answer in the form that the options ask for. Returns the exit code.
using GiveAnswer = std::function<int(const Answer& answer)>;

/// Does what the options say with the saved searches of the database of this number. Returns the
/// exit code. Throws Error: usage for a filter that cannot be read; storage.
int run_saved(Searcher& searcher, const std::string& number, const Options& options,
              const command_line::Messages& messages, const GiveAnswer& give);

}  // namespace udklip::searcher
