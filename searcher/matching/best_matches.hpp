// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best matches by relevance in a stable order: ties go to the newer article, then to the
// smaller id.
//
// A weight is a sum, and Xapian adds in a different order in each shard, so the last digits differ.
// Weights that are equal but for rounding therefore count as ties.
//
// When Xapian breaks ties by a value, it reads that value of every match, perhaps hundreds of
// thousands. In a single local database we fetch the best few by relevance alone and order only
// their ties (a server knows no sort keys of ours). If a tie may go on behind the last match that
// was fetched, Xapian is asked once more, by value.
#pragma once

#include <xapian.h>

#include <vector>

namespace udklip::searcher {

struct RankedMatch {
    Xapian::MSetIterator match;
    double score;
};

struct BestMatches {
    Xapian::MSet counted;  ///< of the pass that the spies saw: holds the number of matches
    std::vector<RankedMatch> ranked;  ///< the first `count`, best first
};

/// Returns whether two weights, the higher one first, are equal but for rounding.
bool score_alike(double high, double low);

/// How ties are broken.
enum class Ties {
    from_documents,  ///< few are read: for a single local database only
    from_values,     ///< by Xapian, whatever the database
};

/// Returns the first `count` matches of the enquiry's query. Its match spies see every article that
/// was examined (at least `check_at_least`) once, and are then removed. Sets the order of the
/// enquiry. `decider` (may be null) may refuse matches.
BestMatches best_matches(Xapian::Enquire& enquire, Xapian::doccount count,
                         Xapian::doccount check_at_least, Ties ties,
                         const Xapian::MatchDecider* decider = nullptr);

/// Returns the matches in the order of the MSet.
std::vector<RankedMatch> ranked_as_they_are(const Xapian::MSet& matches);

/// Sorts [0, count) by score; equal scores keep their order.
void order_by_score(std::vector<RankedMatch>& ranked, std::size_t count);

}  // namespace udklip::searcher
