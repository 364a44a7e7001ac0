// SPDX-License-Identifier: GPL-3.0-or-later
//
// Expands a pattern with stars to the words of the index that it matches.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/compiling/work_budget.hpp"
#include "searcher/query/deadline.hpp"
#include "searcher/query/query_ast.hpp"

namespace udklip::searcher {

/// Most words that one pattern may stand for: the most frequent ones are taken.
constexpr std::size_t kMaxExpansion = 200;

struct Expansion {
    std::vector<std::string> terms;  ///< most frequent first, at most kMaxExpansion
    bool cut = false;                ///< there was not enough of the budget
    std::size_t found = 0;           ///< how many words match in all
};

/// `kind`: prefix, suffix or infix. `text`: lower-cased, without stars. `term_prefix`: "" or that
/// of the title. A prefix reads only its words; the others read the whole vocabulary.
/// Takes from `budget` what reading the vocabulary and the words costs, and leaves out the words
/// that there is not enough for. `positions`: the positions of the words are read, for NEAR.
Expansion expand(const Xapian::Database& db, NodeKind kind, const std::string& text,
                 const std::string& term_prefix, WorkBudget& budget, bool positions = false,
                 const Deadline& deadline = {});

/// The same without bounds.
inline Expansion expand(const Xapian::Database& db, NodeKind kind, const std::string& text,
                        const std::string& term_prefix) {
    WorkBudget budget;
    return expand(db, kind, text, term_prefix, budget);
}

}  // namespace udklip::searcher
