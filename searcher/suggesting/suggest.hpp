// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Did you mean": a question that would find clearly more than the one that was asked.
//
//     suggest(db, analyzer, parse_query("komune -skole").root, "komune -skole", found, ask)
//         == "kommune -skole"
//
// Only words that are to be found are looked at, not quoted or =exact ones, nor those with stars,
// figures or below a minus, nor values of fields; correction.hpp says which of them are doubted.
// They are replaced where they stand, all else stays as typed. A suggestion has always been tried
// out.
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

/// What a question finds.
struct Found {
    std::uint64_t articles = 0;
    bool relaxed = false;  ///< some word was enough
};

/// Asks a question in the way that the first one was asked: same filters, same choice of words.
using Ask = std::function<Found(const std::string& question)>;

/// `root`: the tree of `question`, with spans that fit it. `found`: what that finds. At most a few
/// calls of `ask`, and a few milliseconds a doubted word.
std::optional<std::string> suggest(const Xapian::Database& db, language::Analyzer& analyzer,
                                   const Node& root, std::string_view question, const Found& found,
                                   const Ask& ask);

}  // namespace udklip::searcher
