// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds how many letters all forms of a lemma have in common at their beginning, so that the word
// filter can rule out most words without a look-up (word_filter.hpp). Used at build time only.
#pragma once

#include "language/lexicon_build/vocabulary.hpp"

namespace udklip::language {

/// Fills in RawLemma::shared, which Lexicon::shared_beginning() returns.
void find_shared_beginnings(Vocabulary& vocabulary);

}  // namespace udklip::language
