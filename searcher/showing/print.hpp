// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints answers: for people, and for programs.
#pragma once

#include <string>

#include "searcher/showing/answer.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

/// Hits with snippets, then the facets as bars. Safe to print whatever the articles contain.
std::string to_terminal(const Answer& answer, const Terminal& terminal);

/// One JSON object on one line (docs/answer.schema.json). Escapes what a terminal would obey.
std::string to_json(const Answer& answer);
/// One JSON object a hit and line, as under "hits".
std::string to_json_lines(const Answer& answer);
/// rank, id, date, source, title, score, path between tabs, a hit a line; white space as spaces,
/// control characters and broken bytes as U+FFFD. JSON keeps all but the bytes.
std::string to_tsv(const Answer& answer);

/// The reading of the question, word by word.
std::string explain(const Answer& answer, const Terminal& terminal);

/// A whole article with its fields, hits marked.
std::string to_terminal(const ShownArticle& shown, const Terminal& terminal);
/// The article as one JSON object (docs/article.schema.json).
std::string to_json(const ShownArticle& shown);

}  // namespace udklip::searcher
