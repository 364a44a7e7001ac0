// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Did you mean": suggests a question that finds clearly more than the one that was asked.
//
//     suggest(db, analyzer, parse_query("komune -skole").root, "komune -skole", found, ask)
//         == "kommune -skole"
//
// Considers plain words only: no quoted or =exact words, no words with stars or digits, none below
// a minus, no values of fields; correction.hpp says which of them are doubted. Replaces them in
// place and keeps everything else as typed. Every suggestion has been tried before it is made.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "language/analyzer.hpp"
#include "searcher/query/query_ast.hpp"

namespace udklip::searcher {

/// The size of an answer.
struct AnswerSize {
    std::uint64_t articles = 0;
    bool relaxed = false;  ///< some word was enough
};

/// Asks a question with the same filters and the same Words as the first one.
using Ask = std::function<AnswerSize(const std::string& question)>;

/// Returns the suggestion; nothing if there is none. `root`: the tree of `question`. `found`: its
/// answer. Calls `ask` a few times; takes a few milliseconds for each doubted word.
std::optional<std::string> suggest(const Xapian::Database& db, language::Analyzer& analyzer,
                                   const Node& root, std::string_view question,
                                   const AnswerSize& found, const Ask& ask);

}  // namespace udklip::searcher
