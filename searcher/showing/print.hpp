// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints answers: for people, and for programs.
#pragma once

#include <cstddef>
#include <optional>

#include "language/text/printable.hpp"
#include "searcher/showing/answer.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

using language::Printable;

/// Returns the hits with snippets, then the facets, which leave hits on the screen. `facet_values`:
/// see FacetRoom::values. Safe to print whatever the articles hold.
Printable to_terminal(const Answer& answer, const Terminal& terminal,
                      std::optional<std::size_t> facet_values = {});

/// Returns one JSON object on one line (docs/answer.schema.json). Characters that control a
/// terminal are escaped.
/// `explained`: with how each word was understood.
Printable to_json(const Answer& answer, bool explained = false);
/// Returns only the better question, as one JSON object: query, suggestion (null if there is none)
/// and suggestion_total.
Printable suggestion_json(const Answer& answer);
/// Returns one line per hit, each a JSON object as under "hits".
Printable to_json_lines(const Answer& answer);
/// Returns one line per hit: rank, id, date, source, title, score and path, separated by tabs; the
/// hits of a saved search have its name behind them. `header`: with a head line.
/// White space becomes spaces; control characters and broken bytes become U+FFFD. JSON keeps all
/// but the broken bytes.
Printable to_tsv(const Answer& answer, bool header = false);

/// Describes how the question was understood, word by word.
Printable explain(const Answer& answer, const Terminal& terminal);

/// Returns a whole article with its fields, hits marked.
Printable to_terminal(const ShownArticle& shown, const Terminal& terminal);
/// Returns the article as one JSON object (docs/article.schema.json).
Printable to_json(const ShownArticle& shown);

}  // namespace udklip::searcher
