// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds out who published an article that does not state it: from the headings of its page's
// furniture, and from the folder that it lies in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/recognising/page_line.hpp"

namespace udklip::indexer {

/// Returns the one name in the headings; empty if there are none or several.
std::string publisher_named_by(const std::vector<const PageLine*>& headings);

/// Whether two names are equal, ignoring case and spaces.
bool is_same_name(std::string_view a, std::string_view b);

/// Returns the first folder of a path below its root (as fallback_id() has it), if it looks like a
/// publisher: a name that the tables know ("politiken/2021/a.txt"), or a domain ("kl.dk/a.html").
/// Any other folder may be a topic, and gives an empty string.
std::string source_of_folder(std::string_view relative_path, const FurnitureHeadings& tables);

}  // namespace udklip::indexer
