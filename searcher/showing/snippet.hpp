// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cutting from an article the few lines that say most about the question.
//
// Sentences are the unit: each is worth the rarity of the different words of the question in it;
// the best are taken in the order of the text until the room is used up. A sentence too long for it
// is cut at words around its marks. Nothing is ever cut inside a character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/showing/marks.hpp"

namespace udklip::searcher {

struct SnippetSpan {
    std::size_t begin;
    std::size_t end;
};

struct Snippet {
    std::string text;                ///< one line, with … where something was left out
    std::vector<SnippetSpan> marks;  ///< bytes of `text`
};

struct SnippetOptions {
    std::size_t room = 320;       ///< bytes, about three lines
    std::size_t most_pieces = 3;  ///< sentences from different places
};

/// `weights`: of each word of the question, how rare it is. `title`: not repeated if the text
/// begins with it and there is something else to show. Without any mark: the lead.
Snippet cut_snippet(std::string_view text, std::string_view title, MarkFinder& marks,
                    const std::vector<double>& weights, const SnippetOptions& options = {});

}  // namespace udklip::searcher
