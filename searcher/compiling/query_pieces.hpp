// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small queries that the compiler puts together.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
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

/// Matches what `query` matches, each article with the same weight.
Xapian::Query with_fixed_weight(const Xapian::Query& query, double weight);

/// Matches articles that have the word in small letters: those that never write it with capitals,
/// and those that have both spellings, which a term of its own marks.
Xapian::Query in_small_letters(const Xapian::Database& db, const std::string& term);

/// Returns the word that completes an elliptic one: *sundhedsområdet* for *social-*
/// (`words[first]`) in *social- og sundhedsområdet*. Null if the word is not elliptic.
const Node* completing_word(const std::vector<Node>& words, std::size_t first);

/// Returns the question's plain words as a phrase in the title, for phrase_boost.hpp: of titles
/// that were stated, not made of the first sentence. Empty for a single word, a long question, or
/// one with operators.
std::vector<Xapian::Query> as_typed(const Node& root, language::Analyzer& analyzer);

/// For a question of nothing but stop words: matches the articles that have all of them in the
/// title, have them side by side, or have the noun that a single one is as well. Nothing for
/// others.
std::optional<Xapian::Query> first_for_stop_words(const Node& root, language::Analyzer& analyzer);

/// Returns the terms of the nouns that a question's only word, a stop word, is as well (have, of
/// haven). Empty for other questions.
Alternatives nouns_of_stop_word(const Node& root, language::Analyzer& analyzer);

}  // namespace udklip::searcher
