// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values that a shell offers behind --source and --year while a command is being typed.
//
//     complete_values(db, names, "source", "poli")       // {"Politiken", "Politiken Sport"}
//     complete_values(db, names, "year", "2019..202")    // {"2019..2020", "2019..2021"}
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "store/layout/source_names.hpp"

namespace udklip::searcher {

/// At most kMaxCompletions values of "source" or "year" that begin with `start`, in the order of
/// their terms; for sources, letter case does not matter. "unknown" is one of them where there are
/// articles without a value. Reads a term and a document for each value, however many articles
/// there are. Throws Xapian's errors.
std::vector<std::string> complete_values(const Xapian::Database& db,
                                         const store::SourceNames& names, std::string_view what,
                                         std::string_view start);

/// At most `limit` questions that complete the last word of `question`, the most frequent word
/// first: words of the articles as they are written. None if the word has fewer than two letters or
/// is not a plain word. Looks at some thousand words, however many articles there are. Throws
/// Xapian's errors.
///
///     complete_question(db, "ny hav", 8)          // {"ny havn", "ny havet", ...}
std::vector<std::string> complete_question(const Xapian::Database& db, std::string_view question,
                                           std::size_t limit);

/// Most values that are offered.
constexpr std::size_t kMaxCompletions = 1'000;

}  // namespace udklip::searcher
