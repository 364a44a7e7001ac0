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
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/recognising/known_names.hpp"
#include "indexer/recognising/name_runs.hpp"
#include "indexer/recognising/name_words.hpp"
#include "language/lexicon.hpp"

namespace udklip::indexer {

/// A place where a name stands, without its genitive: [begin, end) in bytes of the text.
struct NameMention {
    std::size_t begin;
    std::size_t end;
    std::string name;  ///< what is counted: *Jacob Bundsgaard* where the text has *Bundsgaard*
};

/// Keeps what it learned of words and names. Not shared between threads. The lexicon must outlive
/// it.
class NameFinder {
  public:
    explicit NameFinder(const language::Lexicon& lexicon) : words_(lexicon) {}
    NameFinder(const NameFinder&) = delete;
    NameFinder& operator=(const NameFinder&) = delete;

    /// Returns the mentions in a cleaned text, in order; none overlap.
    std::vector<NameMention> mentions(std::string_view text);

    /// Returns the names in title and text, each once by its key, those with the most mentions
    /// first, then by their first place. At most kMostNames. Valid until the next call.
    const std::vector<const KnownName*>& names_of(std::string_view title, std::string_view text);

    /// More names say little of what an article is about, and make its entry long.
    static constexpr std::size_t kMostNames = 50;

  private:
    struct Mention {
        std::size_t begin;
        std::size_t end;
        KnownName* name;
    };

    void find(std::string_view text);
    bool counts_as_first(const NameRun& run);
    bool is_last_word(std::string_view text);
    bool ends_in_genitive(const NameWord& word, std::string_view next);
    void add_run(const NameRun& run, std::size_t from);
    void add_name(const NameRun& run, std::size_t from, std::size_t to);
    void complete_surnames();
    std::string_view spelt(std::size_t begin, std::size_t end);

    NameWords words_;
    NameRuns runs_{words_};
    KnownNames names_;
    std::string title_and_text_;
    std::string_view text_;
    std::vector<std::string_view> last_words_;  ///< of runs inside sentences, sorted
    bool has_last_words_ = false;               ///< they were collected
    std::string spelling_;
    std::vector<Mention> found_;
    std::vector<Mention> in_order_;
    std::uint64_t inside_begins_ = 0;  ///< of names inside sentences, see beginning_bit()
    std::vector<const KnownName*> most_mentioned_;
};

}  // namespace udklip::indexer
