// SPDX-License-Identifier: GPL-3.0-or-later
//
// Xapian's own expansion (Enquire::get_eset) reads the same lists of terms, but does not tell how
// many of the hits have a term, which the log-likelihood needs.
#include "searcher/matching/telling_terms.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

/// One case in a thousand, for one degree of freedom.
constexpr double kLeastScore = 10.83;

double part(double found, double expected) {
    return found > 0 ? found * std::log(found / expected) : 0;
}

}  // namespace

double log_likelihood(double hits, double all_hits, double others, double all_others) {
    const double share = (hits + others) / (all_hits + all_others);
    const double rest = 1 - share;
    return 2 *
           (part(hits, all_hits * share) + part(others, all_others * share) +
            part(all_hits - hits, all_hits * rest) + part(all_others - others, all_others * rest));
}

HitCounts::HitCounts(const Xapian::Database& db, const std::vector<Xapian::docid>& hits)
    : hits_(static_cast<double>(hits.size())),
      others_(static_cast<double>(db.get_doccount()) - hits_) {
    double length = 0;
    for (const auto hit : hits) length += db.get_doclength(hit);
    if (length > 0) longer_ = length / hits_ / db.get_avlength();
}

Xapian::doccount HitCounts::least() const {
    constexpr double kFew = 10;
    return hits_ < kFew ? 2 : 3;
}

double HitCounts::score(Xapian::doccount hits, Xapian::doccount articles) const {
    if (hits < least() || others_ < 1) return 0;
    const double share = (static_cast<double>(articles) - hits) / others_;
    // If each so many words have it with this chance, more words have it with that one.
    const double expected = 1 - std::pow(1 - share, longer_);
    if (hits <= expected * hits_) return 0;
    const double score = log_likelihood(hits, hits_, expected * others_, others_);
    return score < kLeastScore ? 0 : score;
}

std::vector<TellingTerm> telling_terms(const Xapian::Database& db,
                                       const std::vector<Xapian::docid>& hits,
                                       const HitCounts& counts, std::size_t most) {
    std::unordered_map<std::string, Xapian::doccount> found;
    const std::string lemma(store::prefix::lemma);
    for (const auto hit : hits) {
        auto term = db.termlist_begin(hit);
        for (term.skip_to(lemma); term != db.termlist_end(hit); ++term) {
            std::string name = *term;
            if (!name.starts_with(lemma)) break;
            ++found[std::move(name)];
        }
    }
    std::vector<TellingTerm> telling;
    for (const auto& [name, count] : found) {
        if (count < counts.least() || store::is_hashed(name) ||
            name.starts_with(store::prefix::title_lemma)) {
            continue;
        }
        const Xapian::doccount articles = db.get_termfreq(name);
        const double score = counts.score(count, articles);
        if (score > 0) telling.push_back({name.substr(lemma.size()), score, count, articles});
    }
    std::sort(telling.begin(), telling.end(), [](const TellingTerm& a, const TellingTerm& b) {
        return a.score != b.score ? a.score > b.score : a.lemma < b.lemma;
    });
    if (telling.size() > most) {
        telling.erase(telling.begin() + static_cast<std::ptrdiff_t>(most), telling.end());
    }
    return telling;
}

}  // namespace udklip::searcher
