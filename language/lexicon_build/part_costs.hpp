// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often words are parts of compounds, learnt from the dictionary's own words.
//
// Every lemma of the dictionary is a compound of two in some ways, or whole. A few rounds of EM
// share each lemma's one vote among the ways, by what the parts and the whole cost after the round
// before: first part -ln((count + .05) / (N + 1)), last part the same, whole 2 + 2.6 a letter
// (design/danish.md). Used at build time only.
#pragma once

#include "language/lexicon_build/vocabulary.hpp"

namespace udklip::language {

/// Fills in head_count, first_count and the first parts' counts; drops the first parts of three
/// letters that are rare. Deterministic.
void estimate_part_counts(Vocabulary& vocabulary, const WordLists& lists);

/// -ln((count + .05) / (total + 1))
float part_cost(float count, float total);

/// Sums that the costs are relative to.
float total_first_count(const Vocabulary& vocabulary);
float total_head_count(const Vocabulary& vocabulary);

}  // namespace udklip::language
