// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints the answers of a batch of questions: a line for each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/text/printable.hpp"
#include "searcher/showing/answer.hpp"

namespace udklip::searcher {

using language::Printable;

/// The head line of the table: name, question, articles, exact, relaxed, title, source, date, id,
/// then the years. A year without a value is the column of articles whose year is not known.
Printable head_of_table(const std::vector<std::optional<std::string>>& years);

/// The line of one question. The fields of the best hit are empty if nothing was found.
Printable to_table_line(const std::string& name, const Answer& answer,
                        const std::vector<std::optional<std::string>>& years);

/// {"name", "query", "understood", "relaxed", "total", "total_is_exact", "best": {"id", "title",
/// "source", "date"} or null, "facets", "notes", "note_codes"}
Printable to_json_line(const std::string& name, const Answer& answer);

}  // namespace udklip::searcher
