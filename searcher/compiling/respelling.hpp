// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads ae, oe and aa as æ, ø and å, for keyboards that lack them. Applies only to words that the
// index does not have as typed, because Israel, poesi and Aabenraa are words too.
//
//     respelt(db, analyzer, terms_of_aeldreomraadet, Scope::everywhere)->words == {"ældreområdet"}
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/compiling/word_terms.hpp"

namespace udklip::searcher {

/// Returns whether the index has the word, or every part of the compound (perhaps in different
/// articles).
bool is_in_index(const Xapian::Database& db, const WordTerms& terms);

/// Returns the readings of a word in which some of its ae, oe, aa are one letter: at most 8, the
/// one that replaces all first; letter case is kept. Only the first three places are left
/// undecided.
std::vector<std::string> danish_readings(std::string_view typed);

struct Respelt {
    std::vector<std::string> words;  ///< the readings that the index has; never empty
    WordTerms terms;                 ///< of them all; the parts are the first one's
};

/// Returns nothing if the index has the word as typed, or has none of its readings.
std::optional<Respelt> respelt(const Xapian::Database& db, language::Analyzer& analyzer,
                               const WordTerms& typed, Scope scope);

}  // namespace udklip::searcher
