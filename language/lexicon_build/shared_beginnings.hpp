// SPDX-License-Identifier: GPL-3.0-or-later
//
// With how many letters all forms of a lemma begin, so that most words of a text are told from it
// without a look-up (word_filter.hpp). Used at build time only.
#pragma once

#include "language/lexicon_build/vocabulary.hpp"

namespace udklip::language {

/// Fills in RawLemma::shared, which is what Lexicon::shared_beginning() gives.
void find_shared_beginnings(Vocabulary& vocabulary);

}  // namespace udklip::language
