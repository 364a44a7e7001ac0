// SPDX-License-Identifier: GPL-3.0-or-later
//
// The index terms of a typed word: those of the whole word, and those of its parts.
//
//     økonomiforhandlinger   whole: Zøkonomiforhandling   parts: Zøkonomi, Zforhandling
//     EU-kommissionen        whole: Zeukommission, eu-kommissionen   parts: Zeu, Zkommission
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"

namespace udklip::searcher {

/// Where a word is searched: in the article (text and title), only in its title, or only in the
/// furniture of its page.
enum class Scope { everywhere, title, furniture };

/// Returns the prefix of written words in that scope.
std::string_view written_prefix(Scope scope);

/// Terms of which any one stands for the word.
using Alternatives = std::vector<std::string>;

struct WordTerms {
    std::string typed;
    bool stop = false;                ///< only stop words; `whole` is then the word as written
    Alternatives whole;               ///< empty if the typed text has no letter or digit
    Alternatives others = {};         ///< other words for the same thing: pct for procent
    std::vector<Alternatives> parts;  ///< of a compound or a chain; empty for simple words
};

/// `typed`: one word of the question, cleaned; may be a chain (tv-avisen, a.b@kl.dk).
WordTerms word_terms(language::Analyzer& analyzer, std::string_view typed, Scope scope);

/// Returns the terms of *socialområde* for *social-* (`first`) before *sundhedsområdet* (`second`).
/// Empty if the two make no word.
Alternatives implied_terms(language::Analyzer& analyzer, std::string_view first,
                           std::string_view second, Scope scope);

/// Returns the alternatives as a person reads them: lemmas plain, words as written in quotes
/// (økonomi | "økonomien").
std::string readable(const Alternatives& terms);

/// Returns the words of `text` as written, in order, as terms: for phrases. A sign that belongs to
/// a word is part of it (§12, #tag), so that a quotation never matches more than it says.
std::vector<std::string> written_terms(language::Analyzer& analyzer, std::string_view text,
                                       Scope scope);

/// Returns, for each of the written_terms() of `text`, the word as typed if it has capitals, else
/// an empty string.
std::vector<std::string> capitals_of(language::Analyzer& analyzer, std::string_view text);

/// Where one typed word may stand for NEAR: the terms of its first position. A chain (e-mail)
/// stands where its joined form does.
struct WordPlace {
    Alternatives terms;
    std::size_t length = 1;  ///< words
};
WordPlace place_of(language::Analyzer& analyzer, std::string_view typed, Scope scope);

/// Returns whether the word begins a question (hvem, hvordan) and says nothing of its answer.
bool is_question_word(std::string_view typed);

}  // namespace udklip::searcher
