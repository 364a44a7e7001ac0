// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/telling_terms.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::searcher;

TEST_CASE("the log-likelihood is Dunning's") {
    // His table of bigrams: "the swiss" 110 of 2442, 111 of 29114 elsewhere.
    CHECK(log_likelihood(10, 100, 100, 1000) == Approx(0).margin(1e-9));
    CHECK(log_likelihood(110, 2552, 111, 29225) == Approx(270.72).margin(.01));
    CHECK(log_likelihood(5, 5, 0, 95) > log_likelihood(4, 5, 0, 95));
    CHECK(log_likelihood(0, 5, 50, 95) > 0);
    CHECK(log_likelihood(3, 3, 7, 7) == Approx(0).margin(1e-9));
}

namespace {

/// A database of `count` articles; each second one is `times` as long, and one in ten has "Zx".
Xapian::Database articles(int count, int times) {
    Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
    for (int i = 0; i < count; ++i) {
        Xapian::Document article;
        const int length = i % 2 == 0 ? times : 1;
        for (int word = 0; word < 10 * length; ++word) article.add_term("a" + std::to_string(word));
        if (i % 10 == 0) article.add_term("Zx");
        if (i % 2 == 0 && i < count / 2) article.add_term("Ztelling");
        db.add_document(article);
    }
    return db;
}

std::vector<Xapian::docid> every(Xapian::docid step, Xapian::docid last) {
    std::vector<Xapian::docid> hits;
    for (Xapian::docid hit = 1; hit <= last; hit += step) hits.push_back(hit);
    return hits;
}

}  // namespace

TEST_CASE("what is as frequent elsewhere, or found too seldom, tells nothing") {
    const auto db = articles(1000, 1);
    const HitCounts counts(db, every(2, 80));  // 40 hits
    CHECK(counts.score(30, 30) > 100);
    CHECK(counts.score(2, 2) == 0);
    CHECK(counts.score(4, 100) == 0);
    CHECK(counts.score(5, 100) == 0);   // by chance
    CHECK(counts.score(30, 900) == 0);  // more frequent in the others
    CHECK(HitCounts(db, every(1, 1000)).score(500, 500) == 0);
}

TEST_CASE("longer articles have more of every word") {
    const auto even = articles(1000, 1);
    const auto longer = articles(1000, 9);
    const auto hits = every(2, 80);
    CHECK(HitCounts(even, hits).score(14, 100) > 0);
    CHECK(HitCounts(longer, hits).score(14, 100) < HitCounts(even, hits).score(14, 100));
    CHECK(HitCounts(longer, hits).score(30, 30) > 100);
}

TEST_CASE("the lemmas of the hits are counted, the best first") {
    const auto db = articles(1000, 1);
    const auto hits = every(2, 200);
    const auto terms = telling_terms(db, hits, HitCounts(db, hits), 10);
    REQUIRE_FALSE(terms.empty());
    CHECK(terms[0].lemma == "telling");
    CHECK(terms[0].hits == 100);
    CHECK(terms[0].articles == 250);
}
