// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints the list of saved searches.
#pragma once

#include <vector>

#include "language/text/printable.hpp"
#include "searcher/keeping/saved_searches.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

using language::Printable;

/// Two lines for each: its name with the question and options as they would be typed, then what it
/// has shown.
Printable to_terminal(const std::vector<SavedSearch>& searches, const Terminal& terminal);
/// One JSON object on one line: {"saved": [{"name", "query", "options", "saved", "shown",
/// "last_shown"}]}. Times are as 2026-11-30T07:00:00Z.
Printable to_json(const std::vector<SavedSearch>& searches);
/// A line for each of them, a JSON object as in "saved".
Printable to_json_lines(const std::vector<SavedSearch>& searches);
/// A line for each: name, question, options, articles shown, when last; separated by tabs.
Printable to_tsv(const std::vector<SavedSearch>& searches);

}  // namespace udklip::searcher
