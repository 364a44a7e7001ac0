// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is to be marked in an article, and where it stands: found by analysing the stored text and
// comparing terms, by the same road that made the index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/analyzer.hpp"

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

    struct Target {
        unsigned word;
        unsigned aspect;  ///< 0 the whole word, else which part of it
        double share;     ///< of the word's weight, in (0, 1]
    };
    struct Phrase {
        std::vector<std::string> terms;
        unsigned word;
    };
    const std::unordered_map<std::string, Target>& terms() const { return terms_; }
    const std::vector<Phrase>& phrases() const { return phrases_; }

  private:
    std::unordered_map<std::string, Target> terms_;
    std::vector<Phrase> phrases_;
};

/// Something in a text that the question asked for.
struct Mark {
    std::uint32_t begin;  ///< bytes; both ends are character borders
    std::uint32_t end;
    unsigned word;        ///< which word of the question
    bool part;            ///< only a part of a compound in the text
    unsigned aspect = 0;  ///< as in Wanted::Target
    double share = 1.0;

    bool operator==(const Mark&) const = default;
};

/// Finds the marks of one question in any number of texts. Not shared between threads; the two must
/// outlive it.
class MarkFinder {
  public:
    MarkFinder(const Wanted& wanted, language::Analyzer& analyzer);

    /// The marks of a cleaned text, in order, without overlaps.
    std::vector<Mark> find(std::string_view text);

  private:
    const Wanted* wanted_;
    language::Analyzer* analyzer_;
    language::WordFilter filter_;
};

}  // namespace udklip::searcher
