// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small queries that a compiled question is put together from.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "searcher/compiling/word_terms.hpp"
#include "searcher/query/query_ast.hpp"

namespace udklip::searcher {

/// Any of the terms, as if they were one.
Xapian::Query synonym(const Alternatives& terms);

/// All articles. (Query::MatchAll has a reference count that threads may not share.)
Xapian::Query everything();

/// Written words, one right behind the other.
Xapian::Query side_by_side(const std::vector<std::string>& terms);

/// What the query finds, each with the same small weight: for words of furniture, whose terms have
/// none (ranking::kFurnitureWeight).
Xapian::Query found_beside(const Xapian::Query& query);

/// Articles that hold a word in small letters: those that hold it with capitals nowhere, and those
/// that hold it both ways, which is said by a term of its own.
Xapian::Query in_small_letters(const Xapian::Database& db, const std::string& term);

/// The word that an elliptic one goes on in: *social-* (`words[first]`) in *social- og
/// sundhedsområdet*. Null if it is no such word, or goes on nowhere.
const Node* completing_word(const std::vector<Node>& words, std::size_t first);

/// The plain words of a question side by side, as they were typed, in the text and in the title:
/// what lifts an article (phrase_boost.hpp). Nothing for a single word, a long question, or one
/// that is more than words.
std::vector<Xapian::Query> as_typed(const Node& root, language::Analyzer& analyzer);

}  // namespace udklip::searcher
