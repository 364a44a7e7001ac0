// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the lexicon's file from the dictionary and the hand-made lists.
//
//     write(build_lexicon(read_hunspell(aff, dic), read_word_lists("language/data")));
//
// Used at build time only; takes a few seconds. The same input gives the same bytes.
#pragma once

#include <string>

#include "language/lexicon_build/hunspell_reader.hpp"
#include "language/lexicon_build/word_lists.hpp"

namespace udklip::language {

/// The bytes of a lexicon file (lexicon_format.hpp). Throws LexiconError if two words cannot be
/// told apart by their hashes.
std::string build_lexicon(const HunspellDictionary& dictionary, const WordLists& lists);

}  // namespace udklip::language
