// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small queries that the compiler puts together.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "searcher/compiling/word_terms.hpp"
#include "searcher/query/query_ast.hpp"

namespace udklip::searcher {

/// Matches any of the terms, weighed as one term.
Xapian::Query synonym(const Alternatives& terms);

/// Matches all articles. (Query::MatchAll has a reference count that threads may not share.)
Xapian::Query everything();

/// Matches written words that follow each other directly.
Xapian::Query side_by_side(const std::vector<std::string>& terms);

/// Matches what `query` matches, each article with the same small weight
/// (ranking::kFurnitureWeight): terms of furniture have no weight of their own.
Xapian::Query found_beside(const Xapian::Query& query);

/// Matches articles that have the word in small letters: those that never write it with capitals,
/// and those that have both spellings, which a term of its own marks.
Xapian::Query in_small_letters(const Xapian::Database& db, const std::string& term);

/// Returns the word that completes an elliptic one: *sundhedsområdet* for *social-*
/// (`words[first]`) in *social- og sundhedsområdet*. Null if the word is not elliptic.
const Node* completing_word(const std::vector<Node>& words, std::size_t first);

/// Returns the question's plain words as phrases, in the text and in the title, for
/// phrase_boost.hpp. Empty for a single word, a long question, or one with operators.
std::vector<Xapian::Query> as_typed(const Node& root, language::Analyzer& analyzer);

}  // namespace udklip::searcher
