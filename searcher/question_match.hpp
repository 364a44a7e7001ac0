// SPDX-License-Identifier: GPL-3.0-or-later
//
// Matches a question: with every word, and, if no article has all of them, with some.
//
//     CompiledQuery compiled;
//     const bool relaxed = match_question(matcher, root, request.words, context, compiled);
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/compiling/query_compiler.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/request.hpp"
#include "searcher/suggesting/suggest.hpp"

namespace udklip::searcher {

/// Runs the question; if no article has every word, runs it again with some word. Returns whether
/// it was relaxed.
bool match_question(Matcher& matcher, const Node& root, Words words, const CompileContext& context,
                    CompiledQuery& compiled);

/// Returns how many articles a question finds, in the way of match_question(); counting may stop at
/// `enough`.
AnswerSize size_of(Matcher& matcher, const Node& root, Words words, const CompileContext& context,
                   Xapian::doccount enough);

/// Returns the inverse document frequency of each word of the question, for choosing sentences.
std::vector<double> weights_of(const std::vector<UnderstoodWord>& words, Xapian::doccount all);

}  // namespace udklip::searcher
