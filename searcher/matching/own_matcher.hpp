// SPDX-License-Identifier: GPL-3.0-or-later
//
// The matcher of our own, beside Xapian's: answers a question of words, synonyms, exclusions and
// filters from the postings and columns beside a single local database. It gives what Xapian gives:
// the same articles, the same scores, the same order.
//
//     auto own = OwnMatcher::for_question(db, query, shortcuts, deadline);
//     if (!own) ...                                        // Xapian answers
//     own->count([&](Xapian::docid first, const RangeMask& matches) { ... });
//     own->best(10, clusters)                              // one of each cluster
//
// docs/design.md says how it goes about it, and docs/evaluation.md what it is worth.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "searcher/matching/best_matches.hpp"
#include "searcher/matching/best_scores.hpp"
#include "searcher/matching/question_tree.hpp"
#include "searcher/query/deadline.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

class OwnMatcher {
  public:
    /// More than so many best are Xapian's: what is kept of them would be no shortcut.
    static constexpr Xapian::doccount kMostBest = 1000;

    /// Returns nothing if there are no postings of the state that is open, or if the question has a
    /// part that only Xapian answers. `db` and what `shortcuts` names must outlive the matcher.
    static std::optional<OwnMatcher> for_question(const Xapian::Database& db,
                                                  const Xapian::Query& query,
                                                  const store::Shortcuts& shortcuts,
                                                  const Deadline& deadline);

    /// Is told of the matches of a range, whose first article is `first`.
    using SeeMatches = std::function<void(Xapian::docid first, const RangeMask& matches)>;

    /// Tells `see` (may be empty) of all matches, ascending, and returns how many there are. Throws
    /// when the time is up.
    std::uint64_t count(const SeeMatches& see);

    /// Returns the first `wanted` matches, best first, ties in the order of best_matches.hpp;
    /// of each of the `clusters` (may be null) one. Cheaper after count().
    std::vector<RankedMatch> best(Xapian::doccount wanted, store::FacetColumn* clusters);

  private:
    OwnMatcher(const Xapian::Database& db, QuestionTree tree, const Deadline& deadline)
        : db_(&db), tree_(std::move(tree)), deadline_(deadline) {}

    using Matches = std::pair<std::uint32_t, RangeMask>;
    struct Candidate {
        float bound;
        std::uint32_t range;
        const RangeMask* matches;  ///< null: not known yet
    };
    RangeMask promising(const Candidate& candidate, double least);
    std::vector<ScoredArticle> best_scores(Xapian::doccount wanted, store::FacetColumn* clusters);

    const Xapian::Database* db_;
    QuestionTree tree_;
    Deadline deadline_;
    std::optional<std::vector<Matches>> counted_;
};

}  // namespace udklip::searcher
