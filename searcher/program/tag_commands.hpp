// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --tag, --untag, --note, --tags, --export-tags and --import-tags do.
//
//     return run_tags(searcher, reader.number(), options, messages);
#pragma once

#include <optional>
#include <string>

#include "command_line/messages.hpp"
#include "searcher/keeping/tags.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

/// Opens the tags of this reader. None, with a note if they cannot be read, and none are kept about
/// a database without a number, such as a server.
std::optional<Tags> tags_of(store::Reader& reader, const command_line::Messages& messages);

/// Does what the options say with the tags of the database of this number. Returns the exit code.
/// Throws Error: usage for a filter that cannot be read; storage.
int run_tags(Searcher& searcher, const std::string& number, const Options& options,
             const command_line::Messages& messages);

}  // namespace udklip::searcher
