// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who published an article, where it does not say so itself: the headings of its page's furniture,
// and the folder that it lies in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/recognising/page_line.hpp"

namespace udklip::indexer {

/// The one name in the headings; empty if there is none, or there are several.
std::string publisher_named_by(const std::vector<const PageLine*>& headings);

/// Capitals and spaces make no difference.
bool is_same_name(std::string_view a, std::string_view b);

/// The first folder of a path below its root (as fallback_id() has it), if its name may be a
/// source's: "politiken/2021/a.txt" is Politiken's. Years, dates, numbers, hashes, and words that
/// tell what files are in it (data/folder_words.txt: artikler, arkiv, nye ...) are not. Empty then.
std::string source_of_folder(std::string_view relative_path);

}  // namespace udklip::indexer
