// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lifting articles that hold the words side by side, as they were typed, above those that hold them
// scattered: a second look at the best matches.
//
// Asked together with the question, the phrase would be looked for in every article that has all
// the words, which made questions on 369,000 articles fifty times slower. Among the best few it is
// cheap.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/matching/best_matches.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

/// So many of the best matches may change places.
constexpr std::uint32_t kMostLifted = 20;

/// How many matches from the first on must be fetched to rank the page [offset, offset + limit).
std::uint32_t matches_to_fetch(std::uint32_t offset, std::uint32_t limit);

/// How Xapian is told which matches it is to look at again.
enum class Naming {
    by_term,      ///< the term of the article's id, which every database knows
    by_document,  ///< the document's number: faster, and for a single local database only
};

inline Naming naming_for(const store::Shortcuts& shortcuts) {
    return shortcuts.own_numbers ? Naming::by_document : Naming::by_term;
}

inline Ties ties_for(const store::Shortcuts& shortcuts) {
    return shortcuts.own_numbers ? Ties::from_documents : Ties::from_values;
}

/// The page [offset, offset + limit) of `ranked`, which begins with the very first. The weight of
/// `phrases` (side by side in the text, or in the title) is added to the first kMostLifted, and
/// these are put in order again; ties keep theirs. An article's place does not depend on the page.
std::vector<RankedMatch> lifted_page(const Xapian::Database& db, store::Articles& articles,
                                     std::vector<RankedMatch> ranked,
                                     const std::vector<Xapian::Query>& phrases, Naming naming,
                                     std::uint32_t offset, std::uint32_t limit);

}  // namespace udklip::searcher
