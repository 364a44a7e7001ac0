// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --tag, --untag, --note, --tags, --export-tags and --import-tags do.
//
//     return run_tags(searcher, reader.number(), options, messages);
#pragma once

#include <string>

#include "command_line/messages.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Does what the options say with the tags of the database of this number. Returns the exit code.
/// Throws Error: usage for a filter that cannot be read; storage.
int run_tags(Searcher& searcher, const std::string& number, const Options& options,
             const command_line::Messages& messages);

}  // namespace udklip::searcher
