// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the words that a Danish compound is made of.
//
//     CompoundSplitter(lexicon).split("finanslovforslaget")    finans | lov | forslaget
//
// Takes the cheapest way through the word by the lexicon's part costs (Viterbi) if it is cheaper
// than the whole word, then splits each part again. docs/lexicon.md says where the costs come from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/lexicon.hpp"

namespace udklip::language {

/// One part: bytes [begin, end) of the word.
struct WordSegment {
    std::uint32_t begin;
    std::uint32_t end;
    bool is_last;       ///< the last part is inflected; the others may end in a link
    Readings readings;  ///< empty for a first part that the lexicon does not know
    float cost;         ///< in nats
    WordClass word_class = WordClass::kOther;  ///< of the whole, if known; the last part has it too
};

class CompoundSplitter {
  public:
    /// The lexicon must outlive it. Const, may be shared by threads.
    explicit CompoundSplitter(const Lexicon& lexicon) : lexicon_(&lexicon) {}

    /// Returns all parts in order; none if the word is no compound. `word`: lower-cased, letters
    /// only; a word of more than kMostLetters letters is never split.
    std::vector<WordSegment> split(std::string_view word) const;

    /// Returns the first cut only, before the parts are split again: finanslov | forslaget.
    std::vector<WordSegment> split_once(std::string_view word) const;

    /// Returns the cost of the word as one part: 2 + 2.6 a letter.
    static float whole_cost(std::string_view word);

    static constexpr std::size_t kMostLetters = 100;

  private:
    /// `whole`: the class of the word, which its last part has as well; kOther if it is not known.
    std::vector<WordSegment> cheapest(std::string_view word, bool unknown,
                                      WordClass whole = WordClass::kOther) const;
    std::vector<WordSegment> of_two_words(std::string_view word) const;
    std::vector<WordSegment> behind_unknown(std::string_view word, bool unknown) const;
    std::vector<WordSegment> inflected_unknown(std::string_view word) const;
    std::vector<WordSegment> split_known(std::string_view form, Readings readings) const;
    bool is_whole(std::string_view form, Readings readings) const;
    void merge_whole_words(std::string_view word, std::vector<WordSegment>& segments) const;
    void refine(std::string_view word, const std::vector<WordSegment>& segments,
                std::uint32_t shift, int depth, std::vector<WordSegment>& out) const;

    const Lexicon* lexicon_;
};

}  // namespace udklip::language
