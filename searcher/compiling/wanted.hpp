// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terms and phrases that a question looks for; an article's words are compared with them to
// mark hits.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/word_filter.hpp"

namespace udklip::searcher {

/// The terms and phrases of one question.
class Wanted {
  public:
    /// Adds a term (with its prefix) of the question's `word`. Each part of a compound is an aspect
    /// of its own and counts as its `share` of the word.
    void add_term(const std::string& term, unsigned word, unsigned aspect = 0, double share = 1.0);
    /// Adds written words that must stand side by side. `capitals`: how each of them is written,
    /// empty for one in small letters; empty altogether if capitals make no difference.
    void add_phrase(std::vector<std::string> terms, unsigned word,
                    std::vector<std::string> capitals = {});

    bool empty() const { return terms_.empty() && phrases_.empty(); }

    /// The word of the question that a term stands for.
    struct Aspect {
        unsigned word;
        unsigned aspect;  ///< 0 the whole word, else which part of it
        double share;     ///< of the word's weight, in (0, 1]
    };
    /// Return the aspect that a lemma or a written word stands for; nothing if it was not asked
    /// for.
    std::optional<Aspect> find_lemma(const std::string& lemma) const;
    std::optional<Aspect> find_written(const std::string& word) const;

    /// Adds every word that one of the terms or phrases may match to `filter`.
    void add_to(language::WordFilter& filter) const;

    struct Phrase {
        std::vector<std::string> terms;
        unsigned word;
        std::vector<std::string> capitals;
    };
    const std::vector<Phrase>& phrases() const { return phrases_; }

  private:
    std::optional<Aspect> find(const std::string& term) const;

    std::unordered_map<std::string, Aspect> terms_;
    std::vector<Phrase> phrases_;
};

}  // namespace udklip::searcher
