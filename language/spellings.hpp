// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other spellings of words.
//
//     one_spelling("resurse")         "ressource", as for every form that Snowball reduces alike
//     one_spelling("akvarium")        "akvarie"
//     abbreviations_of("procent")     pct; of "pct": procent
//     letters_otherwise("kjær")       kjaer; of "kjaer": kjær
//
// Double forms (language/data/spellings.txt) are one word: they have one key, in articles and in
// questions. Abbreviations (language/data/abbreviated.txt) and æ, ø, å written as ae, oe, aa are
// words of their own, and a question asks for them beside its word.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language {

/// Returns the lemma whose key all spellings of a word have; `lemma` itself for most words.
std::string one_spelling(std::string_view lemma);

/// A word and its other spellings, as a data file has them.
struct SpellingGroup {
    std::string_view plain;
    std::vector<std::string_view> others;
};
/// Returns the double forms, without those in -ium.
const std::vector<SpellingGroup>& double_forms();

/// Returns what abbreviates a lower-cased lemma, or what it abbreviates.
std::vector<std::string_view> abbreviations_of(std::string_view lemma);

/// Returns the word with ae, oe, aa for æ, ø, å, or with some or all of them the other way round;
/// nothing if it has none.
std::vector<std::string> letters_otherwise(std::string_view lower);

}  // namespace udklip::language
