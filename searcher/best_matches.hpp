// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best matches by relevance, in an order that never changes: ties go to the newer article, then
// to the smaller id.
//
// Told to break ties by a value, Xapian reads that value of every match, of which there may be
// hundreds of thousands. Here the best few are fetched by relevance alone and only their ties are
// put in order. If a tie may reach beyond what was fetched, Xapian is asked once more, by value.
// This is for a single local database (store::Shortcuts::own_numbers): a server knows no sort keys
// of ours.
#pragma once

#include <xapian.h>

#include <vector>

namespace udklip::searcher {

struct RankedMatch {
    Xapian::MSetIterator match;
    double score;
};

struct BestMatches {
    Xapian::MSet counted;             ///< for how many match: of the pass that the spies saw
    std::vector<RankedMatch> ranked;  ///< the first `count`, best first
};

/// The first `count` matches of the enquiry's query. Its match spies see every article that was
/// looked at (at least `check_at_least`) once, and are removed. Its order is set. `decider` (may be
/// null): what it refuses is no match.
BestMatches best_matches(Xapian::Enquire& enquire, Xapian::doccount count,
                         Xapian::doccount check_at_least,
                         const Xapian::MatchDecider* decider = nullptr);

/// Matches in the order that they have.
std::vector<RankedMatch> ranked_as_they_are(const Xapian::MSet& matches);

}  // namespace udklip::searcher
