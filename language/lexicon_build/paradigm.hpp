// SPDX-License-Identifier: GPL-3.0-or-later
//
// Knows the flags of da_DK.aff: the word class of an entry or a rule, and how common a cell of a
// paradigm is. Used at build time only.
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

/// Returns the class of a word whose forms stand in al: fields: strong verbs, adjectives.
WordClass class_of_irregular(const DictionaryEntry& entry);

/// Returns the class of the forms that a rule makes: a verb's entry has rules for nouns as well.
WordClass class_of_rule(Flag rule, WordClass entry_class);

/// Returns true if any of the entry's rules inflects it as an adjective.
bool is_inflected_adjective(const DictionaryEntry& entry);

/// Returns how common a cell of the paradigm is beside the others of its lemma, 1 for the plainest.
/// The numbers are round and come from general knowledge of Danish prose.
float rarity_of(const ExpandedForm& form, WordClass word_class);

/// Like rarity_of(), for irregular forms, whose cell the dictionary does not name.
float rarity_of_irregular(const std::string& lemma, const std::string& form, WordClass word_class);

}  // namespace udklip::language
