// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other spellings of words: abbreviations (pct. for procent) and the double forms of Danish
// spelling (resurse for ressource), from language/data/spellings.txt; and ae, oe, aa for æ, ø, å in
// names.
//
//     plain_spelling("pct")           "procent"
//     plain_spelling("resurser")      "ressource", as of every form that Snowball reduces alike
//     modern_spelling("maersk")       "mærsk"
//
// A word gets its plain spelling as one more key, in articles and in questions, so that each finds
// the others.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language {

/// Returns the plain spelling of a lower-cased word or lemma without full stops; empty if it has
/// none.
std::string_view plain_spelling(std::string_view word);

/// A plain spelling and its others, as the data file has them.
struct SpellingGroup {
    std::string_view plain;
    std::vector<std::string_view> others;
};
const std::vector<SpellingGroup>& spelling_groups();

/// Returns the word with æ, ø, å for ae, oe, aa; the word itself if it has none of them.
std::string modern_spelling(std::string_view word);

}  // namespace udklip::language
