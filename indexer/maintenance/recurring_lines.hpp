// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines that stand above or below many different articles of one source, as rows for the user's own
// table of headings: what a site puts around its articles shows by recurring.
//
//     recurring_lines(db, articles, headings)   { .row = "line\tLyt til avisen", .below = false,
//                                       .sources = {{"Politiken", 312, 400}}, .example = "a.txt" }
//
// The lines are only reported, never removed: the name of a column or an agency recurs just as a
// button does, and a count cannot know which is part of an article.
//
// It examines short lines at the edges of the stored texts: from the last line upward, and from the
// title down to the first sentence, as far as each recurs. Numbers in them may differ.
#pragma once

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/recognising/furniture_headings.hpp"
#include "store/layout/articles.hpp"

namespace udklip::indexer {

/// How many texts of one source, and what share of them, a line must have at their edge.
/// Near-duplicates count once.
struct RecurrenceBounds {
    std::uint64_t texts = 10;
    double share = 0.05;
};

struct RecurringLine {
    struct Source {
        std::string name;     ///< as shown; empty if it is unknown
        std::uint64_t texts;  ///< that have the line at their edge
        std::uint64_t of;     ///< all of this source
    };
    std::string row;              ///< kind, tab and pattern
    bool below = true;            ///< more often than above
    std::vector<Source> sources;  ///< the most frequent first
    std::string example;          ///< the id of an article that has it
};

/// Returns the lines, the most frequent first, without those that `headings` have a row for. Reads
/// all articles twice; needs 8 MB besides the result.
std::vector<RecurringLine> recurring_lines(const Xapian::Database& db, store::Articles& articles,
                                           const FurnitureHeadings& headings,
                                           const RecurrenceBounds& bounds = {},
                                           const std::atomic<bool>* interrupted = nullptr);

/// Returns the output of --recurring-lines: a table of headings with remarks, or JSON. Throws
/// Error.
std::string recurring_lines_report(const std::filesystem::path& database,
                                   const FurnitureHeadings& headings, bool json,
                                   const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
