// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runs of words with capitals in a text, of which names are made.
//
//     NameRuns runs(words);
//     runs.read("Det siger Ursula von der Leyen i Bruxelles.")
//         Det            first: it has to have a capital anyhow
//         Ursula Leyen   with *von der* between them
//         Bruxelles      is_place
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/recognising/name_words.hpp"
#include "language/sentences/sentences.hpp"

namespace udklip::indexer {

/// A word with a capital, in its place.
struct NameWord {
    std::size_t begin;
    const CapitalWord* known;
    std::size_t end() const { return begin + known->size; }
    bool is_common() const { return known->known.kind == WordKind::common; }
};

struct NameRun {
    std::size_t begin;  ///< of its words among those of all runs
    std::size_t end;
    std::string_view next;  ///< the word in small letters behind it, if nothing is between
    bool first;             ///< its first word has to have a capital anyhow
    bool is_place;          ///< stands behind *i*
};

/// Not shared between threads. The words must outlive it.
class NameRuns {
  public:
    explicit NameRuns(NameWords& words) : known_(&words) {}

    /// Collects the runs of a cleaned text: none of sentences in capitals, and none at all of an
    /// article that writes nouns with capitals. They are valid as long as the text and the words.
    void read(std::string_view text);

    const std::vector<NameRun>& runs() const { return runs_; }
    /// Returns the words of all runs.
    const std::vector<NameWord>& words() const { return words_; }

    std::string_view text_of(const NameWord& word) const {
        return text_.substr(word.begin, word.known->size);
    }
    /// Returns true for *Børne-*, but not for *FN-*.
    bool is_first_half(const NameWord& word) const;

  private:
    void read_sentence(std::size_t begin, std::size_t end);
    bool writes_nouns_with_capitals() const;

    NameWords* known_;
    std::string_view text_;
    std::vector<language::SentenceSpan> sentences_;
    std::vector<NameRun> runs_;
    std::vector<NameWord> words_;
};

}  // namespace udklip::indexer
