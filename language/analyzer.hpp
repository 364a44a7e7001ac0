// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one road from text to terms. Articles and questions both take it, so that index and query
// cannot drift apart.
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
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/tokenizer.hpp"
#include "language/word_analyzer.hpp"
#include "language/word_filter.hpp"

namespace udklip::language {

/// What a word is a form of: folded, ready to be a term.
struct Key {
    std::string text;
    float probability;  ///< of this reading, in (0, 1]
    bool likely;        ///< good enough to ask by; every key is good enough to index
};

/// One word inside a compound.
struct WordPart {
    std::vector<Key> lemmas;  ///< never empty
    std::uint32_t begin;      ///< bytes from the token's first; both ends are character borders
    std::uint32_t end;
};

/// All that is known of one written word. Shared by its occurrences.
struct Word {
    std::string term;             ///< as written, lower-cased; empty for a word that is not written
    std::string capitals;         ///< as written, if that is not in lower case; else empty
    bool stop = false;            ///< a stop word: has no lemmas
    std::vector<Key> lemmas;      ///< most likely first
    std::vector<WordPart> parts;  ///< in order; empty if the word is no compound
};

struct Token {
    std::uint32_t begin;  ///< bytes of the text that was analysed; both ends are character borders
    std::uint32_t end;
    std::uint32_t position;  ///< of the word in the text, from 1
    bool variant;            ///< another reading of what stands at this position
    const Word* word;        ///< belongs to the analyzer; good until its next call
};

/// Not shared between threads: keeps a cache of the words it has seen. The lexicon must outlive it.
class Analyzer {
  public:
    explicit Analyzer(const Lexicon& lexicon);

    /// The tokens of a cleaned text, by position. At a position the word itself comes first, then
    /// its variants. Good until the next call.
    const std::vector<Token>& analyze(std::string_view cleaned) {
        return analyze(cleaned, nullptr);
    }

    /// The same for whom other words than those of `filter` are nothing: the others have empty
    /// Words, and no variants. Several times as fast.
    const std::vector<Token>& analyze(std::string_view cleaned, const WordFilter& filter) {
        return analyze(cleaned, &filter);
    }
    /// An empty one, for that.
    WordFilter filter() const { return WordFilter(*lexicon_); }

    /// Whether the dictionary knows the lower-cased word as it stands; a compound seldom does.
    bool knows(std::string_view lower) const { return words_.analyze(lower).in_lexicon; }

    /// Tells whether two analyzers make the same terms: rules and lexicon. Hexadecimal.
    const std::string& fingerprint() const { return fingerprint_; }

  private:
    struct ChunkToken {
        std::uint32_t begin, end, position;
        bool variant;
        const Word* word;
    };
    using Chunk = std::vector<ChunkToken>;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using ChunkCache = std::unordered_map<std::string, Chunk, Hash, std::equal_to<>>;

    const std::vector<Token>& analyze(std::string_view cleaned, const WordFilter* filter);
    void add_chunk(std::string_view text, std::uint32_t begin, std::uint32_t end);
    const Chunk& lookup(std::string_view chunk);
    Chunk make_chunk(std::string_view chunk);
    const Word* make_word(const WrittenForm& form, std::string_view written);
    void complete_ellipses(std::string_view text);
    void join_section_signs(std::string_view text);
    void forget_if_full();

    const Lexicon* lexicon_;
    WordAnalyzer words_;
    Tokenizer tokenizer_;
    std::string fingerprint_;
    ChunkCache cache_;
    std::deque<Word> cached_words_;       // stable addresses for cache_
    Chunk uncached_;                      // the analysis of a chunk too long to keep
    std::deque<Word> passing_words_;      // words of this text only
    const WordFilter* filter_ = nullptr;  ///< of the text that is being analysed
    bool ellipsis_is_open_ = false;       ///< its second half is still to come
    std::vector<Token> tokens_;
    std::uint32_t position_ = 0;
};

}  // namespace udklip::language
