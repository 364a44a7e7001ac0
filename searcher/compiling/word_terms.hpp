// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a typed word is looked for as: the terms of the whole word, and those of its parts.
//
//     økonomiforhandlinger   whole: Zøkonomiforhandling   parts: Zøkonomi, Zforhandling
//     EU-kommissionen        whole: Zeukommission, eu-kommissionen   parts: Zeu, Zkommission
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"

namespace udklip::searcher {

/// Where a word is looked for: in the article (its text, and its title beside), in its title alone,
/// in the furniture of its page alone.
enum class Scope { everywhere, title, furniture };

/// What the terms of written words begin with there.
std::string_view written_prefix(Scope scope);

/// Terms of which any one stands for the word.
using Alternatives = std::vector<std::string>;

struct WordTerms {
    std::string typed;
    bool stop = false;                ///< nothing but stop words: `whole` is as written
    Alternatives whole;               ///< empty if there is no letter or figure in what was typed
    std::vector<Alternatives> parts;  ///< of a compound or a chain; empty for simple words
};

/// `typed`: one word of the question, cleaned; may be a chain (tv-avisen, a.b@kl.dk).
WordTerms word_terms(language::Analyzer& analyzer, std::string_view typed, Scope scope);

/// What *social-* (`first`) means beside *sundhedsområdet* (`second`): the terms of socialområde.
/// Empty if the two make no word.
Alternatives implied_terms(language::Analyzer& analyzer, std::string_view first,
                           std::string_view second, Scope scope);

/// Returns the alternatives as a person reads them: lemmas plain, words as written in quotes
/// (økonomi | "økonomien").
std::string readable(const Alternatives& terms);

/// The words as written, in order, as terms: for phrases and NEAR.
std::vector<std::string> written_terms(language::Analyzer& analyzer, std::string_view text,
                                       Scope scope);

}  // namespace udklip::searcher
