// SPDX-License-Identifier: GPL-3.0-or-later
//
// The names of people, organisations and places in an article, found by rule: Danish writes
// capitals inside a sentence only in names.
//
//     NameFinder names(lexicon);
//     names.names_of("Skole til Risskov", "Borgmester Jacob Bundsgaard åbner den. Det siger "
//                    "Bundsgaards parti, og KL's formand og FN-styrken siger det samme.")
//         Jacob Bundsgaard, Risskov, KL, FN
//
// A name is a run of words with capitals, one space between two; von, van, de, der, la, of, and,
// the and & may stand between, and initials (A. S. Nielsen).
//
// - The first word of a sentence, or behind a colon, a dash, a quotation mark or a bracket, counts
//   if the lexicon knows no common word of its form, or if the article has the run inside a
//   sentence. *Dansk Folkeparti* counts there as well: an adjective before a word that has its
//   capital for no other reason.
// - A sentence in capitals says nothing; nor does an article that writes all nouns with capitals,
//   as Danish did until 1948. A word of four or more capitals that is a common word is emphasis.
// - The genitive goes: *'s*, and *s* where the lexicon or the article has the word without it, or
//   where a noun or adjective follows a word that nobody knows. A genitive before what is no common
//   word ends its name: *Venstres Lars Løkke* are two, *Danmarks Radio* is one.
// - *FN-styrken* gives FN: of a word whose later part begins small, the part before it, unless that
//   is a common word (*Øko-net* stays whole).
// - A single word that ends exactly one longer name of the article becomes that name.
// - Titles (*statsminister*, *hr.*), polite pronouns and single letters are no names.
//
// No kinds (person, place) are told: nothing says so. Linear in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/recognising/name_words.hpp"
#include "language/lexicon.hpp"

namespace udklip::indexer {

/// A place where a name stands, without its genitive: [begin, end) in bytes of the text.
struct NameMention {
    std::size_t begin;
    std::size_t end;
    std::string name;  ///< what is counted: *Jacob Bundsgaard* where the text has *Bundsgaard*
};

/// Keeps what it learned of words. Not shared between threads. The lexicon must outlive it.
class NameFinder {
  public:
    explicit NameFinder(const language::Lexicon& lexicon) : words_(lexicon) {}

    /// Returns the mentions in a cleaned text, in order; none overlap.
    std::vector<NameMention> mentions(std::string_view text);

    /// Returns the names in title and text, each once by store::facet_key(), those with the most
    /// mentions first, then by their first place. At most kMostNames.
    std::vector<std::string> names_of(std::string_view title, std::string_view text);

    /// More names say little of what an article is about, and make its entry long.
    static constexpr std::size_t kMostNames = 50;

  private:
    /// A word with a capital.
    struct Word {
        std::size_t begin;
        std::size_t end;  ///< of what counts: FN of FN-styrken
        const WordKnowledge* known = nullptr;
        bool ends_run = false;
        bool apostrophe = false;  ///< a genitive was taken off: 's
    };
    struct Run {
        std::vector<Word> words;
        std::string_view next;  ///< the word in small letters behind it, if nothing is between
        bool first = false;     ///< its first word has to have a capital anyhow
        bool is_place = false;  ///< stands behind *i*
    };

    void read_sentence(std::size_t begin, std::size_t end);
    Word word_at(std::size_t begin, std::size_t end);
    bool is_emphasis(const Word& word) const;
    bool is_abbreviation(const Word& word) const;
    bool is_definite(const Word& word);
    bool is_first_half(const Word& word);
    bool writes_nouns_with_capitals();
    bool counts_as_first(const Run& run);
    std::string_view text_of(const Word& word) const {
        return text_.substr(word.begin, word.end - word.begin);
    }
    std::string spelt(std::size_t begin, std::size_t end) const;
    bool ends_in_genitive(const Word& word, std::string_view next);
    void add_run(const Run& run, std::size_t from);
    void add_name(const Run& run, std::size_t from, std::size_t to);
    void complete_surnames();

    NameWords words_;
    std::string_view text_;
    std::size_t sentence_end_ = 0;
    std::vector<Run> runs_;
    std::size_t all_words_ = 0;
    std::unordered_set<std::string> last_words_;  ///< of runs inside sentences, as written
    std::unordered_set<std::string> inside_;      ///< names inside sentences
    std::unordered_set<std::string> places_;      ///< names behind *i*
    std::vector<NameMention> found_;
};

}  // namespace udklip::indexer
