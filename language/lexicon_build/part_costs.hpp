// SPDX-License-Identifier: GPL-3.0-or-later
//
// Learns from the dictionary's own words how often words are parts of compounds.
//
// A lemma may be a compound of two in some ways, or whole. Each has one vote, which a few rounds of
// EM share among these ways by their costs after the round before: first part -ln((count + .05) /
// (N + 1)), last part the same, whole 2 + 2.6 a letter (docs/lexicon.md). Used at build time only.
#pragma once

#include "language/lexicon_build/vocabulary.hpp"

namespace udklip::language {

/// Fills in head_count, first_count and the counts of the first parts; removes rare first parts of
/// three letters. Deterministic.
void estimate_part_counts(Vocabulary& vocabulary, const WordLists& lists);

/// -ln((count + .05) / (total + 1))
float part_cost(float count, float total);

/// Normalisers for the costs: the N of part_cost().
float total_first_count(const Vocabulary& vocabulary);
float total_head_count(const Vocabulary& vocabulary);

}  // namespace udklip::language
