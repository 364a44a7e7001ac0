// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/phrase_boost.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "searcher/compiling/ranking.hpp"
#include "searcher/matching/id_query.hpp"
#include "searcher/matching/matcher.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;

Query only(const std::vector<RankedMatch>& candidates, store::Articles& articles, Naming naming) {
    if (naming == Naming::by_document) {
        std::vector<Xapian::docid> numbers;
        for (const auto& candidate : candidates) numbers.push_back(*candidate.match);
        return these_documents(std::move(numbers));
    }
    std::vector<Query> ids;
    for (const auto& candidate : candidates) {
        ids.emplace_back(
            store::term(store::prefix::id, id_of(candidate.match.get_document(), articles)));
    }
    return Query(Query::OP_OR, ids.begin(), ids.end());
}

/// The weight of the phrases in each of the candidates that holds one. Filtered by the candidates,
/// a phrase is looked for in them only: Xapian checks positions last.
std::unordered_map<Xapian::docid, double> phrase_weights(const Xapian::Database& db,
                                                         store::Articles& articles,
                                                         const std::vector<RankedMatch>& candidates,
                                                         const std::vector<Query>& phrases,
                                                         Naming naming) {
    const Query among = only(candidates, articles, naming);
    std::unordered_map<Xapian::docid, double> weights;
    for (const auto& phrase : phrases) {
        Xapian::Enquire enquire(db);
        enquire.set_weighting_scheme(ranking::bm25());
        enquire.set_query(Query(Query::OP_FILTER, phrase, among));
        const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(candidates.size()));
        for (auto i = found.begin(); i != found.end(); ++i) weights[*i] += i.get_weight();
    }
    return weights;
}

}  // namespace

std::uint32_t matches_to_fetch(std::uint32_t offset, std::uint32_t limit) {
    return std::max(kMostLifted, offset + limit);
}

std::vector<RankedMatch> lifted_page(const Xapian::Database& db, store::Articles& articles,
                                     std::vector<RankedMatch> ranked,
                                     const std::vector<Query>& phrases, Naming naming,
                                     std::uint32_t offset, std::uint32_t limit) {
    const auto best = ranked.begin() + static_cast<std::ptrdiff_t>(
                                           std::min<std::size_t>(ranked.size(), kMostLifted));
    if (!phrases.empty() && ranked.size() > 1) {
        const auto weights = phrase_weights(db, articles, {ranked.begin(), best}, phrases, naming);
        for (auto i = ranked.begin(); i != best; ++i) {
            const auto found = weights.find(*i->match);
            if (found != weights.end()) i->score += ranking::kAsTypedWeight * found->second;
        }
        order_by_score(ranked, static_cast<std::size_t>(best - ranked.begin()));
    }
    const std::size_t first = std::min<std::size_t>(offset, ranked.size());
    const std::size_t last = std::min<std::size_t>(first + limit, ranked.size());
    return {ranked.begin() + static_cast<std::ptrdiff_t>(first),
            ranked.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace udklip::searcher
