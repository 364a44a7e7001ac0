// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/best_scores.hpp"

#include <algorithm>
#include <iterator>

namespace udklip::searcher {
namespace {

/// Scores that differ by less than best_matches.hpp calls alike are ties; ten times that is below
/// every tie with the last of the wanted ones.
constexpr double kBelowTies = 1 - 1e-9;

constexpr std::size_t kMostKept = 4096;

}  // namespace

BestScores::BestScores(std::size_t wanted, store::FacetColumn* clusters)
    : wanted_(wanted), clusters_(clusters) {}

void BestScores::add(Xapian::docid article, double score) {
    if (score < least_) return;
    kept_.push_back({article, score});
    const std::uint32_t cluster = clusters_ == nullptr ? 0 : clusters_->at(article);
    if (leads(score, cluster) && leaders_.size() == wanted_) {
        least_ = leaders_.front().score * kBelowTies;
    }
    if (kept_.size() >= 2 * kMostKept) forget_the_rest();
}

/// Takes the score among the leaders if it is one; returns whether it did.
bool BestScores::leads(double score, std::uint32_t cluster) {
    const auto worse = [](const Leader& a, const Leader& b) { return a.score > b.score; };
    const auto mate =
        cluster == 0 ? leaders_.end()
                     : std::find_if(leaders_.begin(), leaders_.end(), [&](const Leader& leader) {
                           return leader.cluster == cluster;
                       });
    if (mate != leaders_.end()) {
        if (score <= mate->score) return false;
        mate->score = score;
        std::make_heap(leaders_.begin(), leaders_.end(), worse);
        return true;
    }
    if (leaders_.size() == wanted_) {
        if (score <= leaders_.front().score) return false;
        std::pop_heap(leaders_.begin(), leaders_.end(), worse);
        leaders_.pop_back();
    }
    leaders_.push_back({score, cluster});
    std::push_heap(leaders_.begin(), leaders_.end(), worse);
    return true;
}

void BestScores::forget_the_rest() {
    std::erase_if(kept_, [&](const ScoredArticle& kept) { return kept.score < least_; });
}

std::vector<ScoredArticle> BestScores::sorted() {
    forget_the_rest();
    std::sort(kept_.begin(), kept_.end(), [](const ScoredArticle& a, const ScoredArticle& b) {
        return a.score != b.score ? a.score > b.score : a.article < b.article;
    });
    return std::move(kept_);
}

}  // namespace udklip::searcher
