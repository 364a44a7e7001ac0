// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints the list of tags.
#pragma once

#include <vector>

#include "language/text/printable.hpp"
#include "searcher/keeping/tags.hpp"

namespace udklip::searcher {

using language::Printable;

/// A line for each tag: how many articles, and its name.
Printable to_terminal(const std::vector<TagCount>& tags);
/// A line for each tag: name and number, with a tab between.
Printable to_tsv(const std::vector<TagCount>& tags);
/// {"tags":[{"name":"havn","articles":2}]}
Printable to_json(const std::vector<TagCount>& tags);

}  // namespace udklip::searcher
