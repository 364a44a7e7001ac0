// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lemmas that are more frequent in some articles than in all of them, by log-likelihood
// (T. Dunning: Accurate methods for the statistics of surprise and coincidence, 1993).
//
//     telling_terms(db, hits, {db, hits}, 150)      {"udvidelse", 210.4, 31, 40}, ...
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace udklip::searcher {

struct TellingTerm {
    std::string lemma;          ///< without its prefix
    double score;               ///< see HitCounts::score()
    Xapian::doccount hits;      ///< that have it, also inside a compound
    Xapian::doccount articles;  ///< of the whole database
};

/// Returns twice the log of how much better two frequencies explain the counts than one: `hits` of
/// `all_hits` articles have a word, and `others` of `all_others`. Above 10.8, chance has one case
/// in a thousand.
double log_likelihood(double hits, double all_hits, double others, double all_others);

/// Compares counts of hits with those of the other articles. Hits are often longer than others, and
/// a longer article has more of every word; the share of the others is taken as if they were as
/// long.
class HitCounts {
  public:
    /// `hits`: ascending, without doubles.
    HitCounts(const Xapian::Database& db, const std::vector<Xapian::docid>& hits);

    /// Returns the log-likelihood of a word that so many of the hits and of all articles have; 0 if
    /// it is no more frequent in the hits, or may be so by chance.
    double score(Xapian::doccount hits, Xapian::doccount articles) const;

    /// Below that a word tells of some of the hits, not of the answer.
    Xapian::doccount least() const;

  private:
    double hits_;
    double others_;
    double longer_ = 1;  ///< the mean length of the hits, by that of all articles
};

/// Returns the best `most` lemmas, best first, of those that are more frequent in `hits` than in
/// the other articles. Reads the lists of terms of the hits, no text.
std::vector<TellingTerm> telling_terms(const Xapian::Database& db,
                                       const std::vector<Xapian::docid>& hits,
                                       const HitCounts& counts, std::size_t most);

}  // namespace udklip::searcher
