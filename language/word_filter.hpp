// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells of most words that they are not what is looked for, without looking them up.
//
//     WordFilter filter(lexicon);
//     filter.add_lemma("mand");             its forms and compounds all have an m in them, and
//     filter.add_lemma("kommune");          those of kommune have "kommune"
//     filter.may_be("Byrådet")              false
//     filter.may_be("Storkommunerne")       true: look it up
//
// Marking an article takes a look at each of its words, and a look-up in the lexicon touches memory
// that is seldom at hand: it cost a third of a whole question.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace udklip::language {

class Lexicon;

class WordFilter {
  public:
    /// The lexicon must outlive it.
    explicit WordFilter(const Lexicon& lexicon) : lexicon_(&lexicon) {}

    /// Whatever has this Key, be it as a word or as a part of one. An empty one: every word.
    void add_lemma(std::string_view key);
    /// What is written so, as Word::term says it.
    void add_written(std::string_view term);

    /// Whether a word may be what was added. True for all that holds anything but the letters of
    /// Danish, for that may be cut into several words, or spelled in other ways.
    bool may_be(std::string_view word) const;

  private:
    std::optional<std::size_t> shared_beginning(std::string_view lemma) const;
    void add_beginning(std::string beginning);

    const Lexicon* lexicon_;
    std::unordered_set<std::string> written_;  ///< bare: see bare_word()
    std::vector<std::string> beginnings_;      ///< likewise
};

/// A lower-cased word as the filter compares it: letters without their marks, å as aa (so that
/// parts stay parts: data|adgang), no punctuation.
std::string bare_word(std::string_view lower);

}  // namespace udklip::language
