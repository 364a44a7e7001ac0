// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a syntax tree to a Xapian::Query.
//
// A word is asked for as the synonym of its likely lemmas, with its compound parts beside it at
// less weight. A compound is found by the whole or by all of its parts; where the user asked for
// some word, by any of its parts. When relaxed, a part finds nothing, but ranks as if it did.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "language/dates/date.hpp"
#include "searcher/compiling/wanted.hpp"
#include "searcher/compiling/word_terms.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_notes.hpp"

namespace udklip::searcher {

/// What words side by side mean.
enum class Combine {
    every,    ///< all of them
    relaxed,  ///< some word, but no mere part; phrases, =words and NEAR are still wanted
    some,     ///< some word, or part of one; or one of a phrase
};

/// How one word of the question was understood, for --explain and for weighing snippets.
struct UnderstoodWord {
    WordTerms terms;
    Xapian::doccount articles = 0;  ///< that hold the word, an upper bound over its terms
    std::string how;                ///< word, phrase, exact, wildcard, near
};

struct CompiledQuery {
    Xapian::Query query;          ///< empty if nothing was asked, or nothing can match
    bool finds_too_few = false;   ///< a path or a wildcard stands for more than is asked for
    bool finds_too_many = false;  ///< one that is excluded does
    bool asked = false;           ///< something was asked: else filters alone decide
    std::vector<Xapian::Query>
        as_typed;                 ///< phrases that lift an article, see matching/phrase_boost.hpp
    bool ranks = false;           ///< false if it only filters: sort by date then
    unsigned optional_words = 0;  ///< words side by side that Combine decides about
    Wanted wanted;
    std::vector<UnderstoodWord> words;
};

struct CompileContext {
    const Xapian::Database& db;
    language::Analyzer& analyzer;
    language::Date today;
    Notes& notes;
    bool furniture = false;  ///< words may stand in the page's furniture as well, without weight
};

CompiledQuery compile(const Node& root, Combine combine, const CompileContext& context);

}  // namespace udklip::searcher
