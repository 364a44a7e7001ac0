// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that are written with or without a space: an article that has one of the ways is found by
// the other.
//
//     join_words("på TV 2")       tv2 at the position of TV; so 1500 in 1 500, bla in bl. a.
//     pieces_of_joined("tv2")     tv, 2; so b, l, a of bl.a
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"

namespace udklip::language {

/// Adds variants to the tokens of a text for its words that are one word when written without a
/// space. The new words are added to `made`.
void join_words(const WordAnalyzer& words, std::string_view text, std::vector<Token>& tokens,
                std::deque<Word>& made);

/// Returns what a lower-cased word is made of when it is written with spaces; nothing for most
/// words.
std::vector<std::string_view> pieces_of_joined(std::string_view term);

}  // namespace udklip::language
