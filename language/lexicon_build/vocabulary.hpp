// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds all forms of the dictionary and the hand-made lists in memory, before they are weighed and
// written. Used at build time only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/lexicon.hpp"
#include "language/lexicon_build/hunspell_reader.hpp"
#include "language/lexicon_build/word_lists.hpp"

namespace udklip::language {

/// One way to read a form.
struct RawReading {
    std::uint32_t lemma;
    WordClass word_class;
    float rarity;       ///< how common this cell of the paradigm is, 1 for the plainest
    bool may_be_last;   ///< in a compound
    bool kept = false;  ///< asked for, however unlikely its weight makes it
};

struct RawLemma {
    std::string text;
    std::uint32_t classes = 0;  ///< bit per WordClass
    bool atomic = false;
    std::size_t shared = 0;    ///< see Lexicon::shared_beginning()
    float head_count = 0;      ///< as last part, estimated
    float first_count = 0;     ///< as first part, estimated
    float prefixed_verbs = 0;  ///< verbs made from this one with a prefix

    bool is(WordClass word_class) const {
        return (classes & (1U << static_cast<unsigned>(word_class))) != 0;
    }
};

struct RawFirstPart {
    std::vector<RawReading> readings;
    float count = 0;        ///< estimated
    bool attested = false;  ///< no flag allows it, but words of the dictionary have it
};

class Vocabulary {
  public:
    Vocabulary(const HunspellDictionary& dictionary, const WordLists& lists);

    std::vector<RawLemma> lemmas;
    std::map<std::string, std::vector<RawReading>> forms;
    std::map<std::string, RawFirstPart> first_parts;

    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    /// Returns the number of the lemma, or kNone.
    std::uint32_t find_lemma(std::string_view text) const;

  private:
    std::uint32_t lemma_id(const std::string& text);
    void add_form(const std::string& form, const RawReading& reading);
    void add_entry(const DictionaryEntry& entry, const HunspellDictionary& dictionary,
                   const WordLists& lists);
    void add_linked(const DictionaryEntry& entry);
    void add_irregular(const IrregularWord& word);
    void add_derived_irregular(const IrregularWord& word);
    void add_folded_forms();
    void add_attested_first_parts(const WordLists& lists);
    void prune_first_parts(const WordLists& lists);

    std::unordered_map<std::string, std::uint32_t> lemma_ids_;
};

/// Returns the text in lower case by Danish rules.
std::string lower_case(std::string_view text);

}  // namespace udklip::language
