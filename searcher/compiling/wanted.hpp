// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a question looks for, as terms: what is to be marked in an article is compared with it.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/word_filter.hpp"

namespace udklip::searcher {

/// What the question looks for, as terms.
class Wanted {
  public:
    /// A term (with its prefix) of the question's `word`. The parts of a compound that is asked for
    /// are aspects of their own, and say only their `share` of the word.
    void add_term(const std::string& term, unsigned word, unsigned aspect = 0, double share = 1.0);
    /// Written words that must stand side by side.
    void add_phrase(std::vector<std::string> terms, unsigned word);

    bool empty() const { return terms_.empty() && phrases_.empty(); }

    /// What a term stands for in the question.
    struct Aspect {
        unsigned word;
        unsigned aspect;  ///< 0 the whole word, else which part of it
        double share;     ///< of the word's weight, in (0, 1]
    };
    /// Return what a lemma, or a word as written, stands for; nothing if it was not asked for.
    std::optional<Aspect> find_lemma(const std::string& lemma) const;
    std::optional<Aspect> find_written(const std::string& word) const;

    /// Lets pass every word that one of the terms or phrases may match.
    void add_to(language::WordFilter& filter) const;

    struct Phrase {
        std::vector<std::string> terms;
        unsigned word;
    };
    const std::vector<Phrase>& phrases() const { return phrases_; }

  private:
    std::optional<Aspect> find(const std::string& term) const;

    std::unordered_map<std::string, Aspect> terms_;
    std::vector<Phrase> phrases_;
};

}  // namespace udklip::searcher
