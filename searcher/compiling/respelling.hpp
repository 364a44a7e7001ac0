// SPDX-License-Identifier: GPL-3.0-or-later
//
// ae, oe and aa typed for æ, ø and å, on keyboards that lack them. Only for words that are not in
// the index as typed: there are Israel, poesi and Aabenraa.
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

/// Whether an article holds the word, or holds all parts of the compound (not always the same one).
bool is_in_index(const Xapian::Database& db, const WordTerms& terms);

/// The ways to read a word with some of its ae, oe, aa as one letter, at most 8, the one with all
/// of them first; letter case is kept. Of several places only the first three are doubted.
std::vector<std::string> danish_readings(std::string_view typed);

struct Respelt {
    std::vector<std::string> words;  ///< that are in the index; never empty
    WordTerms terms;                 ///< of them all; the parts are the first one's
};

/// Nothing if the word is in the index as it is, or in none of its readings.
std::optional<Respelt> respelt(const Xapian::Database& db, language::Analyzer& analyzer,
                               const WordTerms& typed, Scope scope);

}  // namespace udklip::searcher
