// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rules out most words of a text without looking them up in the lexicon.
//
//     WordFilter filter(lexicon);
//     filter.add_lemma("mand");             its forms and compounds all have an m in them, and
//     filter.add_lemma("kommune");          those of kommune have "kommune"
//     filter.may_be("Byrådet")              false
//     filter.may_be("Storkommunerne")       true: look it up
//
// Marking the hits in an article looks at each of its words. A look-up in the lexicon misses the
// processor's cache, and all of them together took a third of the time of a question.
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

    /// Lets words with this Key pass, and words with a part that has it. An empty key lets all
    /// pass.
    void add_lemma(std::string_view key);
    /// Lets words pass that are written like this (as in Word::term).
    void add_written(std::string_view term);

    /// Returns false only if the word has none of the keys that were added. Always true for text
    /// with other characters than Danish letters, which may be several words or have other
    /// spellings.
    bool may_be(std::string_view word) const;

  private:
    std::optional<std::size_t> shared_beginning(std::string_view lemma) const;
    void add_beginning(std::string beginning);
    void add_other_spellings(std::string_view key);

    const Lexicon* lexicon_;
    std::unordered_set<std::string> written_;  ///< in the form of bare_word()
    std::vector<std::string> beginnings_;      ///< in the form of bare_word()
};

/// Returns a lower-cased word as the filter compares it: letters without their marks, å, æ, ø as
/// aa, ae, oe (so that data|adgang has its parts), no punctuation.
std::string bare_word(std::string_view lower);

}  // namespace udklip::language
