// SPDX-License-Identifier: GPL-3.0-or-later
//
// Expands a pattern with stars to the words of the index that it matches.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/query/query_ast.hpp"

namespace udklip::searcher {

/// Most words that one pattern may stand for: the most frequent ones are taken.
constexpr std::size_t kMaxExpansion = 200;

struct Expansion {
    std::vector<std::string> terms;  ///< most frequent first, at most kMaxExpansion
    std::size_t found = 0;           ///< how many words match in all
};

/// `kind`: prefix, suffix or infix. `text`: lower-cased, without stars. `term_prefix`: "" or that
/// of the title. A prefix reads only its words; the others read the whole vocabulary.
Expansion expand(const Xapian::Database& db, NodeKind kind, const std::string& text,
                 const std::string& term_prefix);

}  // namespace udklip::searcher
