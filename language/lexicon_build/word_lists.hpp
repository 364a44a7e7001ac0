// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the hand-made lists of language/data, which go into the lexicon beside the dictionary.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language {

struct IrregularWord {
    enum class Kind { kNoun, kVerb, kAdjective };
    std::string lemma;
    std::vector<std::string> forms;
    Kind kind;
};

struct WordLists {
    std::vector<IrregularWord> irregular;  ///< irregular.tsv
    std::set<std::string> atomic;          ///< atomic.txt: lemmas that are never split
    std::set<std::string> stop_heads;      ///< stop_heads.txt: never the last part
    std::set<std::string> stop_modifiers;  ///< stop_modifiers.txt: never the first part
    std::set<std::string> short_first;     ///< short_parts.txt: two letters that may come first
    std::set<std::string> short_known;     ///< the same, in nouns of the dictionary only
    std::set<std::string> short_last;      ///< short_parts.txt: two letters that may come last
};

/// Throws LexiconError if a list is missing or a line does not have the form that the file's first
/// line describes.
WordLists read_word_lists(const std::filesystem::path& directory);

}  // namespace udklip::language
