// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a single word says of being a name or a part of one: by the lexicon, and by how it is
// written.
//
//     NameWords words(lexicon);
//     words.knowledge("Jacob").kind == WordKind::name
//     words.knowledge("Borgmester").kind == WordKind::common
//     words.capital_word("FN-styrken").size == 2
//     is_in_capitals("KL"), is_particle("von")
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/recognising/by_word.hpp"
#include "language/lexicon.hpp"
#include "language/word_analyzer.hpp"

namespace udklip::indexer {

/// What the lexicon says of a word in small letters. `both`: a name that is a common word as well.
enum class WordKind : unsigned char { unknown, name, both, common };

struct WordKnowledge {
    WordKind kind = WordKind::unknown;
    bool adjective = false;  ///< it may be one
    bool modified = false;   ///< it may be what stands behind a genitive
    bool inflected_noun = false;
    bool genitive = false;  ///< the lexicon has it without its s
};

/// A word with a capital: how much of it counts, and what that is whatever stands around it.
struct CapitalWord {
    std::size_t size = 0;  ///< bytes from its begin: FN of FN-styrken; 0: it is in no name
    WordKnowledge known;
    bool all_in_capitals = false;  ///< with what does not count
    bool in_capitals = false;
    bool ends_run = false;      ///< a part that begins small was cut off
    bool apostrophe = false;    ///< a genitive was cut off: 's
    bool is_letter = false;     ///< A
    bool is_number = false;     ///< II, IV, XX
    bool is_article = false;    ///< Det of Det Konservative Folkeparti
    bool begins_none = false;   ///< a title, a polite pronoun, a stop word
    bool may_be_short = false;  ///< an abbreviation if a full stop stands behind it
    bool is_definite = false;   ///< Folketinget: what follows is another name
};

/// Keeps what it learned of words. Not shared between threads. The lexicon must outlive it.
class NameWords {
  public:
    explicit NameWords(const language::Lexicon& lexicon) : lexicon_(&lexicon), words_(lexicon) {}

    /// Returns what is known of a word in any letters. It stays where it is until forget_if_many().
    const WordKnowledge& knowledge(std::string_view word);

    /// The same for what is written from a capital to the end of the word.
    const CapitalWord& capital_word(std::string_view written);

    /// Bounds the memory. Between two articles.
    void forget_if_many();

  private:
    WordKnowledge look_up(const std::string& lower) const;
    CapitalWord cut(std::string_view written);
    bool ends_before_small(std::string_view before);

    const language::Lexicon* lexicon_;
    language::WordAnalyzer words_;
    ByWord<WordKnowledge> known_;
    ByWord<CapitalWord> capital_words_;
};

bool is_particle(std::string_view word);

bool begins_with_capital(std::string_view word);

bool is_single_letter(std::string_view word);

/// At least two letters, all of them capitals.
bool is_in_capitals(std::string_view word);

/// Returns the bytes of an apostrophe, straight or curved, or 0.
std::size_t apostrophe_at(std::string_view text, std::size_t at);

}  // namespace udklip::indexer
