// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers many questions in one run, for people: a table, or a JSON object a question.
//
//     answer_batch(searcher, "questions.tsv", request, BatchForm::tsv, problems, note, print);
//
//     name     question  articles  exact  relaxed  title          source  date     id
//     havnen   havn      2         yes    no       En ny havn     KL      2021-06  a17
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>

#include "language/text/printable.hpp"
#include "searcher/batch.hpp"

namespace udklip::searcher {

enum class BatchForm { tsv, json_lines };

/// Asks each question of the file (lines "name<TAB>question"; "-": standard input) as `request`
/// would, with its filters and facets, and prints one line for it. A table has a head line, and a
/// column for each year of the database if `request.facets` names the year; `note` receives what
/// could not be honoured, which JSON has as "notes". JSON has at most `facet_values` values of each
/// facet, or all. Throws Error (usage) if the file or a filter
/// cannot be read.
void answer_batch(Searcher& searcher, const std::filesystem::path& file, const Request& request,
                  BatchForm form, std::optional<std::size_t> facet_values,
                  const LineProblems& problems, const TellOfLine& note,
                  const std::function<void(const language::Printable&)>& print);

}  // namespace udklip::searcher
