// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a single word says of being a name or a part of one: by the lexicon, and by how it is
// written.
//
//     NameWords words(lexicon);
//     words.knowledge("Jacob").kind == WordKind::name
//     words.knowledge("Borgmester").kind == WordKind::common
//     is_in_capitals("KL"), is_particle("von"), is_title("Fru")
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

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

/// Keeps what it learned of words. Not shared between threads. The lexicon must outlive it.
class NameWords {
  public:
    explicit NameWords(const language::Lexicon& lexicon) : lexicon_(&lexicon), words_(lexicon) {}

    /// Returns what is known of a word in any letters. It stays where it is until forget_if_many().
    const WordKnowledge& knowledge(std::string_view word);

    /// Whether a compound may begin with the word: *øko* of *økonet*.
    bool is_first_part(std::string_view word) const;

    /// Bounds the memory. Between two articles.
    void forget_if_many();

  private:
    WordKnowledge look_up(const std::string& lower) const;

    const language::Lexicon* lexicon_;
    language::WordAnalyzer words_;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, WordKnowledge, Hash, std::equal_to<>> known_;
};

bool is_particle(std::string_view word);

/// With a capital for politeness, not as a name.
bool is_pronoun(std::string_view word);

bool is_title(std::string_view word);

/// The first word of *Det Konservative Folkeparti*.
bool is_article(std::string_view word);

/// What everybody writes in capitals, and what is no name.
bool is_common_abbreviation(std::string_view capitals);

bool begins_with_capital(std::string_view word);

bool is_single_letter(std::string_view word);

/// At least two letters, all of them capitals.
bool is_in_capitals(std::string_view word);

/// II, IV, XX.
bool is_roman(std::string_view word);

}  // namespace udklip::indexer
