// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts from an article the few lines that say most about the question.
//
// Works by sentences. A sentence is worth the sum of the rarities of the question's words in it.
// The best sentences that fit the room are shown in the order of the text. A longer sentence is cut
// between words around its marks, never inside a character.
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
    std::string text;                ///< one line, with … where text was left out
    std::vector<SnippetSpan> marks;  ///< bytes of `text`
    std::size_t at =
        0;  ///< the byte of the article that it was cut for: the best sentence's first mark
};

struct SnippetOptions {
    std::size_t room = 320;       ///< bytes, about three lines
    std::size_t most_pieces = 3;  ///< sentences from different places
};

/// Returns the snippet; without any mark, the lead of the article. `weights`: rarity of each word
/// of the question. `title`: left out if the text begins with it and has more to show.
Snippet cut_snippet(std::string_view text, std::string_view title, MarkFinder& marks,
                    const std::vector<double>& weights, const SnippetOptions& options = {});

}  // namespace udklip::searcher
