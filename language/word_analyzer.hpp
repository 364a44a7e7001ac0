// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the dictionary form and the compound parts of one Danish word.
//
//     WordAnalyzer words(lexicon);
//     words.analyze("socialområdet")   lemmas: socialområde
//                                      parts:  social [0,6)  område [6,14)
//
// This part of the chain knows Danish morphology. It sees one lower-cased word at a time. The
// Analyzer handles tokens, stop words and folding.
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

/// A less likely reading is indexed, but no question asks for it.
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
    /// A word with digits comes back as itself. Never fails; effort is bounded.
    Morphology analyze(std::string_view word) const;

    /// Whether analyze() finds parts, without their lemmas and further cuts.
    bool is_compound(std::string_view word) const;

    /// Whether the dictionary has the word as a form of a verb, whatever else it is.
    bool may_be_verb(std::string_view word) const;

    /// Returns the full form of the first half of an elliptic compound: *socialområdet* in *social-
    /// og sundhedsområdet*. `first` comes without its hyphen; `second` is the compound that
    /// supplies the last part. Empty if `second` is no compound or the two do not make a word.
    std::string complete_ellipsis(std::string_view first, std::string_view second) const;

  private:
    const Lexicon* lexicon_;
};

}  // namespace udklip::language
