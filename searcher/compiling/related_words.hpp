// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that mean the same and are no forms of one lemma: nouns of action beside their verbs, and
// the nouns that stop words are as well.
//
//     action_words(analyzer, "sammenkæde")      {"sammenkædning"}
//     action_words(analyzer, "sammenkædning")   {"sammenkæde"}
//     nouns_of_stop_word(analyzer, "have")      {"have"}, for there is "haven"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"

namespace udklip::searcher {

/// Returns the nouns in -ning, -ing and -else of a verb, of one in -ere also the noun without it;
/// of a noun in -ning or -ing its verb. Only words that the dictionary knows. `lemma`: lower-cased.
std::vector<std::string> action_words(const language::Analyzer& analyzer, std::string_view lemma);

/// Returns the word itself if the dictionary has a noun of that name with a definite form: stop
/// words have no lemmas of their own in the index, but these forms have. `stop_word`: lower-cased.
std::vector<std::string> nouns_of_stop_word(language::Analyzer& analyzer,
                                            std::string_view stop_word);

}  // namespace udklip::searcher
