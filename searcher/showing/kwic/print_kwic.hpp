// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints words in their places, line by line.
#pragma once

#include <cstddef>

#include "language/text/printable.hpp"
#include "searcher/showing/kwic/kwic.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

using language::Printable;

/// Returns how many characters fit on either side of a find.
std::size_t letters_for(const Terminal& terminal);

/// The find in the middle column; behind the line date, source and id as far as the screen allows.
Printable to_terminal(const KwicLine& line, std::size_t letters, const Terminal& terminal);
/// Rank, id, date, source, begin, end, left, find, right, separated by tabs.
Printable to_tsv(const KwicLine& line);
/// One JSON object on one line.
Printable to_json_line(const KwicLine& line);

}  // namespace udklip::searcher
