// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one Danish word is a form of, and what it is made of.
//
//     WordAnalyzer words(lexicon);
//     words.analyze("socialområdet")   lemmas: socialområde
//                                      parts:  social [0,6)  område [6,14)
//
// This is the part of the chain that knows Danish morphology. It sees one lower-cased word at a
// time; tokens, stop words, apostrophes and folding are the Analyzer's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language {

class Lexicon;

/// A dictionary form that a word may be a form of.
struct Lemma {
    std::string text;
    float probability;  ///< how likely this reading is, in (0, 1]; the readings of a word sum to 1
};

/// A reading that is less likely than this is indexed but not asked for.
constexpr float kLikelyLemma = 0.15F;

/// One word inside a compound.
struct CompoundPart {
    std::vector<Lemma> lemmas;  ///< most likely first; never empty
    std::uint32_t begin;        ///< first byte in the word, a character border
    std::uint32_t end;          ///< one past the last byte; a linking element belongs to the part
};

struct Morphology {
    std::vector<Lemma> lemmas;        ///< of the whole word, most likely first; never empty
    std::vector<CompoundPart> parts;  ///< in order; empty if the word is no compound
    bool in_lexicon = false;          ///< the word itself is a known form
};

/// Thread rule: const after construction, may be shared by threads. The lexicon must outlive it.
class WordAnalyzer {
  public:
    explicit WordAnalyzer(const Lexicon& lexicon);

    /// `word`: lower-cased, cleaned UTF-8 of any length, letters only or with inner hyphens.
    /// Words that carry digits come back as themselves. Never fails, bounded effort.
    Morphology analyze(std::string_view word) const;

    /// The full form of the first half of an elliptic compound (*social-* og *sundhedsområdet*):
    /// `first` without its hyphen, `second` the whole compound that supplies the last part.
    /// Empty if `second` is no compound or the two do not make a word.
    std::string complete_ellipsis(std::string_view first, std::string_view second) const;

  private:
    const Lexicon* lexicon_;
};

}  // namespace udklip::language
