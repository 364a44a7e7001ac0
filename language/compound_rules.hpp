// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of a Danish compound may be, whatever the way through the word costs: rules that
// tell a word inside another from a coincidence of letters. Costs are those of the lexicon, -ln of
// how often the dictionary has the part in compounds. Words are lower-cased UTF-8.
//
//     may_begin_noun(lexicon, "dom", readings, "kirke")    true
//     may_begin_noun(lexicon, "gens", readings, "tand")    false: no word of its own
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "language/lexicon.hpp"

namespace udklip::language::compounds {

constexpr float kInfinite = std::numeric_limits<float>::infinity();
/// What a productive last part costs at most; a short one has to be more productive.
constexpr float kProductiveHead = 9.5F;
constexpr float kProductiveShortHead = 8.0F;
/// What a last part costs that the dictionary has in no other word, or in no word at all.
constexpr float kHeadOfOneWord = 10.6F;
constexpr float kHeadOfNoWord = 13.0F;
constexpr std::size_t kShortLetters = 4;

/// Whether a character begins at that byte, or the word has ended.
inline bool is_border(std::string_view word, std::size_t at) {
    return at >= word.size() || (static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U;
}

inline std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

inline WordClass class_of(const Reading& reading) {
    return static_cast<WordClass>(reading.word_class);
}

/// The cost of a last part by its cheapest reading; kInfinite if it can be none. `whole`: the class
/// of `word`, which it ends.
float last_cost(const Lexicon& lexicon, Readings readings, WordClass whole = WordClass::kOther,
                std::string_view word = {});

/// Whether *-ring* belongs to a verb: *kupering* and *vandring* are no *kupe* + *ring* and *vand* +
/// *ring*. `last`: the byte at which the last part begins.
bool cuts_verbal_noun(const Lexicon& lexicon, std::string_view word, std::size_t last);

/// Whether the last part is too rare to believe in: a short part of which the dictionary has no
/// other compound (*garde|robe*), or one that no compound has (*ager|snap*). `unknown`: the word is
/// not in the dictionary.
bool is_doubtful(const Lexicon& lexicon, std::string_view word, std::size_t last, Readings readings,
                 bool unknown);

/// Whether Danish, German and English names of families and places end so. Behind an unknown first
/// part that is the end of a name (*Deutschland*), and no word.
bool is_end_of_name(std::string_view last);

/// What the last part of a noun of two words may cost, by the letters of both; 0: there is none.
/// The fewer letters, the more often it is a coincidence.
float dearest_last(std::size_t first, std::size_t last);

/// Whether a word of the dictionary may begin a noun that ends in `tail`. What is no word of its
/// own, or a short form of one, is a coincidence: *gens|tand*, *red|aktion*, *tasken|spiller*.
bool may_begin_noun(const Lexicon& lexicon, std::string_view first, Readings readings,
                    std::string_view tail);

/// Whether the word is a form of a known verb, or a noun made of one, behind a verb's prefix:
/// *genberegn*, *genberegning*.
bool is_made_from_verb(const Lexicon& lexicon, std::string_view word);

/// Whether an adjective stands before a form of *gøre*: *lovlig|gøre*. `hash`: of the first `to`
/// bytes of the word.
bool is_made_so(const Lexicon& lexicon, std::string_view word, std::size_t to, std::uint64_t hash);

/// Whether it may begin an unknown compound though no compound of the dictionary begins so: a name,
/// or a noun with a linking s (*vandels|krav*).
bool may_begin_unknown(const Lexicon& lexicon, std::string_view first, Readings readings);

/// Whether it is a known verb behind a verb's prefix: *forelægge* is no *forel* + *ægge*.
bool is_prefixed_verb(const Lexicon& lexicon, std::string_view lemma);

}  // namespace udklip::language::compounds
