// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parser of the query language (docs/query-language.md): a question to a syntax tree.
//
//     const ParsedQuery parsed = parse_query("kilde:KL (skole OR børnehave) -\"åben skole\"");
//     to_string(parsed.root) == "source:KL (skole OR børnehave) -\"åben skole\""
//
// Any text is a question. What cannot be honoured (a quote without a partner, an operator with
// nothing to join, an unknown field) is taken as ordinary words and said in the notes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_notes.hpp"

namespace udklip::searcher {

constexpr std::size_t kMaxDepth = 50;  ///< parentheses inside parentheses that are honoured
/// Words that are honoured, those of phrases included. The links of a chain (a-b/c) count one by
/// one, and so do every kMaxWordBytes of a word.
constexpr std::size_t kMaxWords = 1000;
constexpr std::size_t kMaxWordBytes = 100;
constexpr std::size_t kMaxStars = 30;      ///< words with stars that are honoured
constexpr std::size_t kMaxNearParts = 20;  ///< what may stand in a row with NEAR between

constexpr unsigned kDefaultNear = 10;  ///< of a NEAR without a number
constexpr unsigned kMaxNear = 100;

struct ParsedQuery {
    Node root;
    std::vector<Note> notes;  ///< in the order of finding, at most Notes::kMost

    /// Whether nothing was asked: no words at all, or only signs.
    bool empty() const { return root.kind == NodeKind::sequence && root.children.empty(); }
};

/// Reads any text. Spans are bytes of `question`: give it the cleaned text (language::clean), so
/// that they fit what is shown and decomposed letters are understood. Linear time, bounded depth.
ParsedQuery parse_query(std::string_view question);

}  // namespace udklip::searcher
