// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best matches by relevance, in an order that never changes: ties go to the newer article, then
// to the smaller id.
//
// Weights are sums, and in which order Xapian adds them up is another in each shard: the last
// digits differ. So weights that differ by next to nothing are ties here.
//
// Told to break ties by a value, Xapian reads that value of every match, of which there may be
// hundreds of thousands. Of a single local database the best few are fetched by relevance alone and
// only their ties are put in order; a server knows no sort keys of ours. If a tie may reach beyond
// what was fetched, Xapian is asked once more, by value.
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

/// Whether two weights, the first the higher, are the same but for how they were added up.
bool score_alike(double high, double low);

/// How ties are found out about.
enum class Ties {
    from_documents,  ///< few are read: for a single local database only
    from_values,     ///< by Xapian, whatever the database
};

/// The first `count` matches of the enquiry's query. Its match spies see every article that was
/// looked at (at least `check_at_least`) once, and are removed. Its order is set. `decider` (may be
/// null): what it refuses is no match.
BestMatches best_matches(Xapian::Enquire& enquire, Xapian::doccount count,
                         Xapian::doccount check_at_least, Ties ties,
                         const Xapian::MatchDecider* decider = nullptr);

/// Matches in the order that they have.
std::vector<RankedMatch> ranked_as_they_are(const Xapian::MSet& matches);

/// Puts [0, count) in order by score; those that score alike keep theirs.
void order_by_score(std::vector<RankedMatch>& ranked, std::size_t count);

}  // namespace udklip::searcher
