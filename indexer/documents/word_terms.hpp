// SPDX-License-Identifier: GPL-3.0-or-later
//
// The numbers of the terms that a word makes, remembered for the words that the analyzer caches:
// a word that comes again is not made into terms, and none of its terms is looked up.
//
//     WordTerms terms(numbers);
//     terms.use(analyzer.generation());
//     const WordTerms::Run run = terms.of(word, WordTerms::Place::text);
//     run.written      the number of mænd
//     run.keys         the number of Zmand
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/documents/term_numbers.hpp"
#include "language/analyzer.hpp"

namespace udklip::indexer {

class WordTerms {
  public:
    /// Where a word stands, which decides the prefixes of its terms.
    enum class Place {
        text,
        lead,  ///< keys only
        title,
        furniture,
        capitals  ///< the written word only: with its capitals, or else as it is
    };
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Run {
        std::uint32_t written;                ///< kNone: the word is not written
        std::span<const std::uint32_t> keys;  ///< of lemmas and parts; one may come twice
    };

    /// `numbers` must outlive it.
    explicit WordTerms(TermNumbers& numbers) : numbers_(&numbers) {}

    /// Tells the generation of the analyzer's words. Call it after each analysis: forgets what no
    /// longer holds.
    void use(std::uint32_t generation);

    /// Valid until the next of() or use().
    Run of(const language::Word& word, Place place);

  private:
    static constexpr std::size_t kPlaces = 5;

    std::uint32_t number(std::string_view prefix, std::string_view text);
    void append(const language::Word& word, Place place, std::vector<std::uint32_t>& out);
    static Run run_at(std::span<const std::uint32_t> numbers);

    TermNumbers* numbers_;
    std::uint32_t word_generation_ = 0;
    std::uint32_t term_generation_ = 0;
    std::vector<std::array<std::uint32_t, kPlaces>> begins_;  // by the word: in runs_; 0: none yet
    std::vector<std::uint32_t> runs_ = {0};                   // of each: how many, numbers
    std::vector<std::uint32_t> passing_;                      // of a word that is not cached
    std::string term_;
};

}  // namespace udklip::indexer
