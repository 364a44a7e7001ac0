// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the numbers of da_DK.aff mean: the word class of an entry or a rule, and how common a cell
// of a paradigm is. Used at build time only.
#pragma once

#include <string>

#include "language/lexicon.hpp"
#include "language/lexicon_build/hunspell_reader.hpp"

namespace udklip::language {

bool has_flag(const std::vector<Flag>& flags, Flag flag);

/// Nouns that have only a plural (*penge*, *skolebørn*).
constexpr Flag kPluralOnly = 74;
/// Words that may end a compound.
constexpr Flag kMayBeLastFlag = 39;

WordClass class_of(const DictionaryEntry& entry);

/// Of a word whose forms stand in al: fields: strong verbs, comparison.
WordClass class_of_irregular(const DictionaryEntry& entry);

/// A verb's entry has rules for nouns and adjectives too.
WordClass class_of_rule(Flag rule, WordClass entry_class);

/// Whether any of the entry's rules inflects it as an adjective.
bool is_inflected_adjective(const DictionaryEntry& entry);

/// How common a cell of the paradigm is beside the others of its lemma, 1 for the plainest: general
/// knowledge of Danish prose, in round numbers.
float rarity_of(const ExpandedForm& form, WordClass word_class);

/// The same for the forms of irregular words, of which the dictionary does not say what they are.
float rarity_of_irregular(const std::string& lemma, const std::string& form, WordClass word_class);

}  // namespace udklip::language
