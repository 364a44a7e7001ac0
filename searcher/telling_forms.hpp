// SPDX-License-Identifier: GPL-3.0-or-later
//
// How lemmas are written in texts: their commonest form, whether they are names, and which of them
// stand together.
//
//     TellingForms forms(terms, analyzer);
//     for (const auto& record : records) forms.read(record.text);
//     forms.written(0)          "havnene"
//     forms.partner(0)          the pair that the lemma mostly stands in
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/analyzer.hpp"
#include "searcher/matching/telling_terms.hpp"

namespace udklip::searcher {

/// Two lemmas that stand side by side, by their places among the terms.
struct TellingPair {
    std::size_t first;
    std::size_t second;
    std::string written;  ///< in its commonest form
    bool has_first;       ///< the first mostly stands in this pair; else the second does
    bool has_second;
};

/// Not thread-safe. The terms and the analyzer must outlive it.
class TellingForms {
  public:
    TellingForms(const std::vector<TellingTerm>& terms, language::Analyzer& analyzer);

    void read(std::string_view text);

    /// Returns the commonest form, lower-cased unless it is a name. Nothing if the texts have the
    /// lemma mostly inside compounds, which tell more than it does.
    std::optional<std::string> written(std::size_t term) const;

    /// Returns whether the lemma is written with a capital inside sentences, or always: by Danish
    /// rules a name.
    bool is_name(std::size_t term) const;

    /// Returns the pair that this lemma mostly stands in, and the other one often; nothing if
    /// there is none.
    std::optional<TellingPair> partner(std::size_t term) const;

  private:
    using Forms = std::map<std::string, std::uint32_t>;
    struct Use {
        Forms lower;                ///< forms, lower-cased
        Forms capitals;             ///< forms with capitals
        std::uint32_t times = 0;    ///< as a word by itself
        std::uint32_t small = 0;    ///< in small letters
        std::uint32_t capital = 0;  ///< with a capital inside a sentence
        std::uint32_t inside = 0;   ///< inside a compound
    };

    std::optional<std::size_t> term_of(const language::Token& token) const;
    void count_parts(const language::Word& word);
    /// Whether so many times are `part` of the times that the lemma is used, or more.
    bool is_share(std::uint32_t times, std::size_t term, double part) const;

    language::Analyzer* analyzer_;
    language::WordFilter filter_;
    std::unordered_map<std::string, std::size_t> places_;  ///< of the lemmas
    std::vector<Use> uses_;
    std::map<std::pair<std::size_t, std::size_t>, Forms> pairs_;
};

}  // namespace udklip::searcher
