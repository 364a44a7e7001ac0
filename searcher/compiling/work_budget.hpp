// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much work one question may cause, so that none takes the machine: 30 patterns that stand for
// thousands of words, or a hundred quotations of stop words.
//
//     WorkBudget budget;
//     if (!budget.take(cost_of_phrase(db, terms)))     // the words alone, and a note
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace udklip::searcher {

class WorkBudget {
  public:
    /// In entries of posting lists that are joined, of which a core read six millions a second
    /// (docs/evaluation.md): a little more than one second.
    static constexpr std::uint64_t kMostPostings = 6'000'000;
    /// So much may be spent when the question was asked another way before; the rest is for its
    /// patterns and quotations.
    static constexpr std::uint64_t kMostSpentBefore = kMostPostings / 8 * 7;
    /// The same for what its plain words cost.
    static constexpr std::uint64_t kMostForWords = kMostPostings / 16 * 15;
    /// Beside others, each entry goes up a tree of hundreds of words.
    static constexpr std::uint64_t kPostingsBesidePattern = 3;
    /// Reading a position costs as much as so many entries of a posting list.
    static constexpr std::uint64_t kPostingsPerPosition = 2;
    /// Comparing the positions of one article, beside reading those of one of the words.
    static constexpr double kPostingsPerArticle = 4.0;

    WorkBudget() = default;
    /// With so much spent before, by the same question asked another way.
    explicit WorkBudget(std::uint64_t spent) : spent_(spent) {}

    /// Takes the cost if there is enough left. What comes first may always cost as much as it does.
    bool take(std::uint64_t cost) {
        if (spent_ > 0 && cost > left()) {
            exhausted_ = true;
            return false;
        }
        spent_ += cost;
        return true;
    }

    /// Takes the cost if there is enough left, and says nothing if not.
    bool take_if_enough(std::uint64_t cost) {
        if (cost > left()) return false;
        spent_ += cost;
        return true;
    }

    std::uint64_t spent() const { return spent_; }
    std::uint64_t left() const { return spent_ < kMostPostings ? kMostPostings - spent_ : 0; }

    /// Whether so much was spent that asking once more is not worth it.
    bool is_half_spent() const { return left() < kMostPostings / 2; }
    bool is_exhausted() const { return exhausted_; }
    void exhaust() { exhausted_ = true; }
    /// Leaves nothing.
    void drain() {
        spent_ = std::max(spent_, kMostPostings);
        exhausted_ = true;
    }

  private:
    std::uint64_t spent_ = 0;
    bool exhausted_ = false;
};

/// Returns the cost of looking for the terms side by side: their positions in the articles that may
/// have all of them.
inline std::uint64_t cost_of_phrase(const Xapian::Database& db,
                                    const std::vector<std::string>& terms) {
    Xapian::doccount fewest = db.get_doccount();
    double positions = 0;
    for (const auto& term : terms) {
        const Xapian::doccount articles = db.get_termfreq(term);
        if (articles == 0) return 0;
        fewest = std::min(fewest, articles);
        positions += static_cast<double>(db.get_collection_freq(term)) / articles;
    }
    const double of_one_word = positions / static_cast<double>(terms.size());
    return static_cast<std::uint64_t>(fewest * (WorkBudget::kPostingsPerArticle + of_one_word));
}

}  // namespace udklip::searcher
