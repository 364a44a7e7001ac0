// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/best_matches.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "store/schema.hpp"

namespace udklip::searcher {
namespace {

/// Fetched beyond what is wanted, so that a tie at the end of it is mostly seen to its end.
constexpr Xapian::doccount kSpare = 10;

/// Leaves every tie a tie, at no cost. Sorted by relevance and nothing else, Xapian 1.4 puts each
/// match into its heap of the best before it throws out the worst; with a key it compares first,
/// which a question with 190,000 matches answers in half the time.
class NoKey final : public Xapian::KeyMaker {
  public:
    std::string operator()(const Xapian::Document&) const override { return {}; }
};

/// Puts the matches [first, last), which score alike, in order.
void order_ties(std::vector<RankedMatch>& ranked, std::size_t first, std::size_t last) {
    if (last - first < 2) return;
    std::vector<std::pair<std::string, RankedMatch>> keyed;
    for (std::size_t i = first; i < last; ++i) {
        keyed.emplace_back(ranked[i].match.get_document().get_value(store::slot::newest),
                           ranked[i]);
    }
    // Stable: alike in date and id too, they keep the order of the documents, as in Xapian.
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = first; i < last; ++i) ranked[i] = keyed[i - first].second;
}

}  // namespace

std::vector<RankedMatch> ranked_as_they_are(const Xapian::MSet& matches) {
    std::vector<RankedMatch> ranked;
    ranked.reserve(matches.size());
    for (auto i = matches.begin(); i != matches.end(); ++i) ranked.push_back({i, i.get_weight()});
    return ranked;
}

BestMatches best_matches(Xapian::Enquire& enquire, Xapian::doccount count,
                         Xapian::doccount check_at_least, const Xapian::MatchDecider* decider) {
    BestMatches best;
    NoKey no_key;
    enquire.set_sort_by_relevance_then_key(&no_key, false);
    const Xapian::doccount fetched = count + kSpare;
    best.counted = enquire.get_mset(0, fetched, check_at_least, nullptr, decider);
    enquire.clear_matchspies();
    best.ranked = ranked_as_they_are(best.counted);
    auto& ranked = best.ranked;
    enquire.set_sort_by_relevance_then_value(store::slot::newest, false);
    if (count > 0 && ranked.size() == fetched && ranked[count - 1].score == ranked.back().score) {
        // The tie may go on. What scores less is passed over before its value is read.
        enquire.set_cutoff(0, ranked.back().score);
        ranked = ranked_as_they_are(enquire.get_mset(0, count, 0, nullptr, decider));
        enquire.set_cutoff(0, 0.0);
        return best;
    }
    for (std::size_t first = 0, last = 0; first < ranked.size(); first = last) {
        while (last < ranked.size() && ranked[last].score == ranked[first].score) ++last;
        order_ties(ranked, first, last);
    }
    if (ranked.size() > count) ranked.resize(count);
    return best;
}

}  // namespace udklip::searcher
