// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a syntax tree to a Xapian::Query.
//
// A word becomes the synonym of its likely lemmas, with its compound parts beside it at a lower
// weight. A compound matches by its whole word or by all of its parts; with Combine::some, by any
// part. With Combine::relaxed a single part matches nothing, but raises the score of what matched.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "language/dates/date.hpp"
#include "searcher/compiling/reader_tags.hpp"
#include "searcher/compiling/wanted.hpp"
#include "searcher/compiling/word_terms.hpp"
#include "searcher/query/deadline.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_notes.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/layout/source_names.hpp"

namespace udklip::searcher {

/// How many of the words that stand side by side an article must have.
enum class Combine {
    every,    ///< all of them
    relaxed,  ///< some word, but no mere part; phrases, =words and NEAR are still wanted
    some,     ///< some word, or part of one; or one of a phrase
};

/// The reading of one word of the question, for --explain and for weighing snippets.
struct UnderstoodWord {
    WordTerms terms;
    Xapian::doccount articles = 0;  ///< that have the word; the largest count of its terms
    std::string how;                ///< word, phrase, exact, wildcard, near
};

struct CompiledQuery {
    Xapian::Query query;          ///< empty if nothing was asked or nothing can match
    bool finds_too_few = false;   ///< a path or wildcard was cut short
    bool finds_too_many = false;  ///< an excluded path or wildcard was cut short
    bool asked = false;           ///< false: only the filters of the request decide
    std::vector<Xapian::Query>
        as_typed;                 ///< phrases that raise an article, see matching/phrase_boost.hpp
    bool costly = false;          ///< so much work that nothing else is asked beside it
    std::uint64_t spent = 0;      ///< of the budget, see WorkBudget
    bool ranks = false;           ///< false: the question only filters, so hits are sorted by date
    unsigned optional_words = 0;  ///< words side by side, for which Combine decides
    Wanted wanted;
    std::vector<UnderstoodWord> words;
    std::vector<std::string> dropped;  ///< words too common to be asked for, as typed
};

struct CompileContext {
    const Xapian::Database& db;
    language::Analyzer& analyzer;
    language::Date today;
    Notes& notes;
    bool furniture = false;  ///< search the page's furniture as well, without weight
    Deadline deadline = {};  ///< for a local database only
    store::FacetColumns* columns = nullptr;  ///< of this database, for ranges of days and years
    std::uint64_t spent = 0;                 ///< of the budget, by the same question asked before
    ReaderTags* tags = nullptr;              ///< the reader's own; null: none are kept
    const store::SourceNames* sources = nullptr;  ///< of this database; null: no aliases
};

CompiledQuery compile(const Node& root, Combine combine, const CompileContext& context);

}  // namespace udklip::searcher
