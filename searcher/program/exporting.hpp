// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits for other programs: what --format csv, ris and csl-json print.
//
//     return export_hits(searcher, options.request, options.format, messages);
#pragma once

#include "command_line/messages.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Prints the hits of the question one by one as they are read. Returns the exit code.
int export_hits(Searcher& searcher, const Request& request, OutputFormat format,
                const command_line::Messages& messages);

/// Prints the hits of an answer. `format`: one for which Options::exports() holds.
void print_export(const Answer& answer, OutputFormat format);

}  // namespace udklip::searcher
