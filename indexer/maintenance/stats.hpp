// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database holds, for udklip-index --stats.
//
//     std::fputs(stats("/srv/udklip", false).c_str(), stdout);
#pragma once

#include <filesystem>
#include <string>

namespace udklip::indexer {

/// Returns one JSON object on a line, or lines for people: articles by year and by source, where
/// fields were found, what was rejected and why. Reads the frequencies of terms, an article for
/// each source, and the table of files. Throws Error.
std::string stats(const std::filesystem::path& database, bool json);

}  // namespace udklip::indexer
