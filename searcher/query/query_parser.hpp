// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parser of the query language (docs/query-language.md): turns a question into a syntax tree.
//
//     const ParsedQuery parsed = parse_query("kilde:KL (skole OR børnehave) -\"åben skole\"");
//     to_string(parsed.root) == "source:KL (skole OR børnehave) -\"åben skole\""
//
// Any text is a valid question. The parser reads what it cannot honour (a quote without a partner,
// an operator with nothing to join, an unknown field) as ordinary words, and adds a note.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_notes.hpp"

namespace udklip::searcher {

constexpr std::size_t kMaxDepth = 50;  ///< deepest nesting of parentheses that is honoured
/// Most words that are honoured, words of phrases included. Each link of a chain (a-b/c) counts as
/// a word, and so does every kMaxWordBytes of a long word.
constexpr std::size_t kMaxWords = 1000;
constexpr std::size_t kMaxWordBytes = 100;
constexpr std::size_t kMaxStars = 30;      ///< most words with stars that are honoured
constexpr std::size_t kMaxNearParts = 20;  ///< most operands in one chain of NEAR

constexpr unsigned kDefaultNear = 10;  ///< of a NEAR without a number
constexpr unsigned kMaxNear = 100;

struct ParsedQuery {
    Node root;
    std::vector<Note> notes;  ///< in order of discovery, at most Notes::kMost

    /// Returns whether the question holds no words.
    bool empty() const { return root.kind == NodeKind::sequence && root.children.empty(); }
};

/// Parses any text. Spans are bytes of `question`; pass the cleaned text (language::clean), so that
/// spans fit what is shown. Takes linear time; the depth is bounded.
ParsedQuery parse_query(std::string_view question);

}  // namespace udklip::searcher
