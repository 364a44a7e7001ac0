// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/own_matcher.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "searcher/matching/id_query.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

/// Puts a tie in order: the newest first, then by id.
void order_tie(const Xapian::Database& db, std::vector<ScoredArticle>& scored, std::size_t first,
               std::size_t last) {
    std::vector<std::pair<std::string, ScoredArticle>> keyed;
    for (std::size_t i = first; i < last; ++i) {
        const auto document = db.get_document(scored[i].article, Xapian::DOC_ASSUME_VALID);
        keyed.emplace_back(document.get_value(store::slot::newest), scored[i]);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = first; i < last; ++i) scored[i] = keyed[i - first].second;
}

/// Returns the first `wanted`, one of each cluster. `scored`: best first; only the ties that decide
/// are put in order.
std::vector<ScoredArticle> first_of_each(const Xapian::Database& db,
                                         std::vector<ScoredArticle> scored, std::size_t wanted,
                                         store::FacetColumn* clusters) {
    std::vector<ScoredArticle> first;
    std::unordered_set<std::uint32_t> met;
    for (std::size_t begin = 0, end = 0; begin < scored.size() && first.size() < wanted;
         begin = end) {
        for (end = begin + 1; end < scored.size(); ++end) {
            if (!score_alike(scored[end - 1].score, scored[end].score)) break;
        }
        if (end - begin > 1) order_tie(db, scored, begin, end);
        for (std::size_t i = begin; i < end && first.size() < wanted; ++i) {
            const auto cluster = clusters == nullptr ? 0 : clusters->at(scored[i].article);
            if (cluster == 0 || met.insert(cluster).second) first.push_back(scored[i]);
        }
    }
    return first;
}

/// Returns the same as matches of Xapian's, from which documents are read.
std::vector<RankedMatch> as_matches(const Xapian::Database& db,
                                    const std::vector<ScoredArticle>& scored) {
    if (scored.empty()) return {};
    std::vector<Xapian::docid> numbers;
    for (const auto& one : scored) numbers.push_back(one.article);
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(these_documents(std::move(numbers)));
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(scored.size()));
    std::unordered_map<Xapian::docid, Xapian::MSetIterator> by_number;
    for (auto match = found.begin(); match != found.end(); ++match) {
        by_number.emplace(*match, match);
    }
    std::vector<RankedMatch> ranked;
    for (const auto& one : scored) ranked.push_back({by_number.at(one.article), one.score});
    return ranked;
}

}  // namespace

std::optional<OwnMatcher> OwnMatcher::for_question(const Xapian::Database& db,
                                                   const Xapian::Query& query,
                                                   const store::Shortcuts& shortcuts,
                                                   const Deadline& deadline) {
    if (shortcuts.postings == nullptr) return std::nullopt;
    auto tree = QuestionTree::grow(query, {db, *shortcuts.postings, shortcuts.columns});
    if (!tree) return std::nullopt;
    return OwnMatcher(db, std::move(*tree), deadline);
}

std::uint64_t OwnMatcher::count(const SeeMatches& see) {
    std::uint64_t total = 0;
    auto& counted = counted_.emplace();
    for (std::uint32_t range = 0; range < tree_.ranges(); ++range) {
        if (!tree_.possible().has(range)) continue;
        deadline_.check();
        const RangeMask matches = tree_.mask(range);
        if (matches.none()) continue;
        total += matches.count();
        counted.emplace_back(range, matches);
        if (see) see(range * kRangeArticles, matches);
    }
    return total;
}

/// Returns the matches in a range that may score so much.
RangeMask OwnMatcher::promising(const Candidate& candidate, double least) {
    if (least > 0) return tree_.promising(candidate.range, least, candidate.matches);
    return candidate.matches != nullptr ? *candidate.matches : tree_.mask(candidate.range);
}

/// Takes the ranges by falling bounds, until none can reach the best that are known.
std::vector<ScoredArticle> OwnMatcher::best_scores(Xapian::doccount wanted,
                                                   store::FacetColumn* clusters) {
    const auto& bounds = tree_.bounds();
    std::vector<Candidate> candidates;
    if (counted_) {
        for (const auto& [range, matches] : *counted_) {
            candidates.push_back({bounds[range], range, &matches});
        }
    } else {
        for (std::uint32_t range = 0; range < tree_.ranges(); ++range) {
            if (tree_.possible().has(range)) candidates.push_back({bounds[range], range, nullptr});
        }
    }
    const auto lower = [](const Candidate& a, const Candidate& b) {
        return a.bound != b.bound ? a.bound < b.bound : a.range > b.range;
    };
    std::make_heap(candidates.begin(), candidates.end(), lower);
    BestScores best(wanted, clusters);
    while (!candidates.empty() && candidates.front().bound >= best.least()) {
        std::pop_heap(candidates.begin(), candidates.end(), lower);
        const Candidate candidate = candidates.back();
        candidates.pop_back();
        deadline_.check();
        const RangeMask matches = promising(candidate, best.least());
        if (matches.none()) continue;
        const auto& scores = tree_.score(candidate.range, matches);
        matches.each([&](unsigned place) {
            best.add(candidate.range * kRangeArticles + place, scores[place]);
        });
    }
    return best.sorted();
}

std::vector<RankedMatch> OwnMatcher::best(Xapian::doccount wanted, store::FacetColumn* clusters) {
    if (wanted == 0) return {};
    return as_matches(*db_, first_of_each(*db_, best_scores(wanted, clusters), wanted, clusters));
}

}  // namespace udklip::searcher
