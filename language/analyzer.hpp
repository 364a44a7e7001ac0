// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns text into terms. Articles and questions both go through it, so that the index and the query
// always agree.
//
//     Analyzer analyzer(lexicon);
//     for (const Token& token : analyzer.analyze(clean("KL's socialområde")))
//         token.word->term, token.word->lemmas, token.word->parts ...
//
//     kl's         lemma kl              (and kl at the same position)
//     socialområde lemma socialområde    parts social [0,6)  område [6,13)
//
// The chain: clean() -> tokens -> lower case -> stop word? -> lemmas and compound parts -> fold.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/chunk_cache.hpp"
#include "language/tokenizer.hpp"
#include "language/word_analyzer.hpp"
#include "language/word_filter.hpp"

namespace udklip::language {

/// A lemma of a word, folded: ready to be a term.
struct Key {
    std::string text;
    float probability;  ///< of this reading, in (0, 1]
    bool likely;        ///< a question asks for likely keys only; every key is indexed
};

/// One word inside a compound.
struct WordPart {
    std::vector<Key> lemmas;  ///< never empty
    std::uint32_t begin;      ///< in bytes from the token's begin; both ends are character borders
    std::uint32_t end;
};

/// The analysis of one written word. All occurrences of the word share it.
struct Word {
    std::string term;             ///< as written, lower-cased; empty for a completed ellipsis
    std::string capitals;         ///< as written, if it has capitals; else empty
    bool stop = false;            ///< a stop word: has no lemmas
    std::vector<Key> lemmas;      ///< most likely first
    std::vector<WordPart> parts;  ///< in order; empty if the word is no compound
    std::uint32_t number = 0;     ///< see Analyzer::generation(); 0: of this text only
};

struct Token {
    std::uint32_t begin;  ///< in bytes of the analysed text; both ends are character borders
    std::uint32_t end;
    std::uint32_t position;  ///< number of the word in the text, from 1
    bool variant;            ///< another reading of the word at this position
    const Word* word;        ///< owned by the analyzer; valid until its next call
};

/// Keeps a cache of the words that it has seen. Not shared between threads. The lexicon must
/// outlive it.
class Analyzer {
  public:
    explicit Analyzer(const Lexicon& lexicon);

    /// Returns the tokens of a cleaned text in order of position. At each position the word itself
    /// comes first, then its variants. The result is valid until the next call.
    const std::vector<Token>& analyze(std::string_view cleaned) {
        return analyze(cleaned, nullptr);
    }

    /// Like `analyze(cleaned)`, but words outside `filter` get an empty `Word` and no variants.
    /// Several times as fast.
    const std::vector<Token>& analyze(std::string_view cleaned, const WordFilter& filter) {
        return analyze(cleaned, &filter);
    }
    /// Returns an empty filter for this analyzer.
    WordFilter filter() const { return WordFilter(*lexicon_); }

    /// Returns true if the dictionary has the lower-cased word as it stands. Few compounds are in
    /// it.
    bool knows(std::string_view lower) const { return words_.analyze(lower).in_lexicon; }

    /// Whether the dictionary has the lower-cased word as a form of a verb, whatever else it is.
    bool may_be_verb(std::string_view lower) const { return words_.may_be_verb(lower); }

    /// Returns the keys of other words for the same thing, for a question: its abbreviation (pct
    /// for procent) and what it abbreviates; and the word with ae for æ and so on, or the other way
    /// round, if one of the two is a name or in no dictionary. `word`: of this analyzer.
    std::vector<std::string> other_words(const Word& word) const;

    /// Changes when the cached words are forgotten. Until then a number belongs to one cached word;
    /// numbers count up from 1.
    std::uint32_t generation() const { return generation_; }
    const Lexicon& lexicon() const { return *lexicon_; }

    /// Identifies rules and lexicon: two analyzers with one fingerprint make the same terms.
    const std::string& fingerprint() const { return fingerprint_; }

  private:
    using Chunk = std::vector<ChunkToken>;

    const std::vector<Token>& analyze(std::string_view cleaned, const WordFilter* filter);
    void add_chunk(std::string_view text, std::uint32_t begin, std::uint32_t end);
    std::span<const ChunkToken> lookup(std::string_view chunk);
    Chunk make_chunk(std::string_view chunk);
    const Word* make_word(const WrittenForm& form, std::string_view written);
    Word& new_word(std::string_view chunk);
    void complete_ellipses(std::string_view text);
    void join_section_signs(std::string_view text);
    void forget_if_full();

    const Lexicon* lexicon_;
    WordAnalyzer words_;
    Tokenizer tokenizer_;
    std::string fingerprint_;
    ChunkCache cache_;
    std::deque<Word> cached_words_;  // stable addresses for cache_
    std::uint32_t generation_ = 0;
    Chunk made_;                          // the last chunk that was not in the cache
    std::deque<Word> passing_words_;      // words of this text only
    const WordFilter* filter_ = nullptr;  // null: every word
    bool ellipsis_is_open_ = false;       // the second half is still to come
    std::vector<Token> tokens_;
    std::uint32_t position_ = 0;
};

/// Says in which respects two fingerprints differ: "another dictionary", "other rules and another
/// dictionary"; empty if they are equal. A fingerprint of an old form counts as other rules.
std::string difference_of_analyses(std::string_view one, std::string_view other);

}  // namespace udklip::language
