// SPDX-License-Identifier: GPL-3.0-or-later
//
// Raises articles that have the question's words side by side, as typed, above those that have them
// scattered: reranks the best matches.
//
// As part of the question, the phrase would be checked in every article that has all the words:
// that made questions on 369,000 articles fifty times slower. Checked in the best few, it is cheap.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/matching/best_matches.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

/// How many of the best matches may change places.
constexpr std::uint32_t kMostLifted = 20;

/// Returns how many matches must be fetched to rank the page [offset, offset + limit).
std::uint32_t matches_to_fetch(std::uint32_t offset, std::uint32_t limit);

/// How the matches of the second query are named to Xapian.
enum class Naming {
    by_term,      ///< by the term of the article's id; works for every database
    by_document,  ///< by document number: faster, only for a single local database
};

inline Naming naming_for(const store::Shortcuts& shortcuts) {
    return shortcuts.own_numbers ? Naming::by_document : Naming::by_term;
}

inline Ties ties_for(const store::Shortcuts& shortcuts) {
    return shortcuts.own_numbers ? Ties::from_documents : Ties::from_values;
}

/// Returns the page [offset, offset + limit) of `ranked`, which starts at the first match. Adds the
/// weight of `phrases` (in the text, or in the title) to the first kMostLifted and sorts them
/// again; ties keep their order. An article's place does not depend on the page.
std::vector<RankedMatch> lifted_page(const Xapian::Database& db, store::Articles& articles,
                                     std::vector<RankedMatch> ranked,
                                     const std::vector<Xapian::Query>& phrases, Naming naming,
                                     std::uint32_t offset, std::uint32_t limit);

}  // namespace udklip::searcher
