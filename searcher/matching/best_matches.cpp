// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/best_matches.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

/// Fetched beyond what is wanted, so that a tie at the end of it is mostly seen to its end.
constexpr Xapian::doccount kSpare = 10;

/// Weights differ by about 1e-16 of themselves for each addition; by this much, none differ that
/// are not the same.
constexpr double kAlike = 1e-10;

/// Leaves every tie a tie, at no cost. Sorted by relevance and nothing else, Xapian 1.4 puts each
/// match into its heap of the best before it throws out the worst; with a key it compares first,
/// which a question with 190,000 matches answers in half the time.
class NoKey final : public Xapian::KeyMaker {
  public:
    std::string operator()(const Xapian::Document&) const override { return {}; }
};

using Key = std::string (*)(const Xapian::MSetIterator&);

std::string key_in_document(const Xapian::MSetIterator& match) {
    return match.get_document().get_value(store::slot::newest);
}

std::string key_sorted_by(const Xapian::MSetIterator& match) {
    return match.get_sort_key();
}

/// Calls `action` with [first, last) of each run of matches that score alike.
template <class Matches, class Score, class Action>
void each_tie(const Matches& ranked, std::size_t end, const Score& score, const Action& action) {
    for (std::size_t first = 0, last = 0; first < end; first = last) {
        for (last = first + 1; last < end; ++last) {
            if (!score_alike(score(ranked[last - 1]), score(ranked[last]))) break;
        }
        if (last - first > 1) action(first, last);
    }
}

/// Puts the ties among the first `end` matches in order.
void order_ties(std::vector<RankedMatch>& ranked, std::size_t end, Key key) {
    const auto score = [](const RankedMatch& match) { return match.score; };
    each_tie(ranked, end, score, [&](std::size_t first, std::size_t last) {
        std::vector<std::pair<std::string, RankedMatch>> keyed;
        for (std::size_t i = first; i < last; ++i)
            keyed.emplace_back(key(ranked[i].match), ranked[i]);
        // Stable: alike in date and id too, they keep the order of the documents, as in Xapian.
        std::stable_sort(keyed.begin(), keyed.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = first; i < last; ++i) ranked[i] = keyed[i - first].second;
    });
}

/// Where the tie begins that the match `at` is in.
std::size_t begin_of_tie(const std::vector<RankedMatch>& ranked, std::size_t at) {
    while (at > 0 && score_alike(ranked[at - 1].score, ranked[at].score)) --at;
    return at;
}

/// The first `count` of a ranking whose last tie, from `first` on, may go on behind its end: asked
/// by value, all that score so high come in order, and few of them score higher.
void complete_tie(Xapian::Enquire& enquire, std::vector<RankedMatch>& ranked, std::size_t first,
                  Xapian::doccount count, const Xapian::MatchDecider* decider) {
    enquire.set_sort_by_value_then_relevance(store::slot::newest, false);
    enquire.set_cutoff(0, ranked.back().score * (1 - kAlike));
    const auto high = ranked_as_they_are(enquire.get_mset(0, count, 0, nullptr, decider));
    enquire.set_cutoff(0, 0.0);
    ranked.resize(first);
    std::unordered_set<Xapian::docid> higher;
    for (const auto& match : ranked) higher.insert(*match.match);
    for (const auto& match : high) {
        if (ranked.size() < count && !higher.contains(*match.match)) ranked.push_back(match);
    }
}

}  // namespace

bool score_alike(double high, double low) {
    return high - low <= high * kAlike;
}

std::vector<RankedMatch> ranked_as_they_are(const Xapian::MSet& matches) {
    std::vector<RankedMatch> ranked;
    ranked.reserve(matches.size());
    for (auto i = matches.begin(); i != matches.end(); ++i) ranked.push_back({i, i.get_weight()});
    return ranked;
}

void order_by_score(std::vector<RankedMatch>& ranked, std::size_t count) {
    std::vector<std::pair<std::size_t, RankedMatch>> numbered;
    for (std::size_t i = 0; i < count; ++i) numbered.emplace_back(i, ranked[i]);
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const auto& a, const auto& b) { return a.second.score > b.second.score; });
    const auto score = [](const auto& match) { return match.second.score; };
    each_tie(numbered, count, score, [&](std::size_t first, std::size_t last) {
        std::sort(numbered.begin() + static_cast<std::ptrdiff_t>(first),
                  numbered.begin() + static_cast<std::ptrdiff_t>(last),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
    });
    for (std::size_t i = 0; i < count; ++i) ranked[i] = numbered[i].second;
}

BestMatches best_matches(Xapian::Enquire& enquire, Xapian::doccount count,
                         Xapian::doccount check_at_least, Ties ties,
                         const Xapian::MatchDecider* decider) {
    BestMatches best;
    NoKey no_key;
    const bool late = ties == Ties::from_documents;
    if (late) {
        enquire.set_sort_by_relevance_then_key(&no_key, false);
    } else {
        enquire.set_sort_by_relevance_then_value(store::slot::newest, false);
    }
    const Xapian::doccount fetched = count == 0 ? 0 : count + kSpare;
    best.counted = enquire.get_mset(0, fetched, check_at_least, nullptr, decider);
    enquire.clear_matchspies();
    best.ranked = ranked_as_they_are(best.counted);
    auto& ranked = best.ranked;
    const bool goes_on =
        count > 0 && ranked.size() == fetched && begin_of_tie(ranked, fetched - 1) < count;
    const std::size_t settled = goes_on ? begin_of_tie(ranked, fetched - 1) : ranked.size();
    order_ties(ranked, settled, late ? key_in_document : key_sorted_by);
    if (goes_on) {
        complete_tie(enquire, ranked, settled, count, decider);
    } else if (ranked.size() > count) {
        ranked.resize(count);
    }
    enquire.set_sort_by_relevance_then_value(store::slot::newest, false);
    return best;
}

}  // namespace udklip::searcher
