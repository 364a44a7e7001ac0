// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/collapse.hpp"

#include <fmt/format.h>

#include <vector>

#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;
namespace slot = udklip::store::slot;

namespace {

/// Articles 1 to 6; 1, 3 and 5 are in one cluster, article 2 in another.
class Six : public Corpus {
  public:
    Six() : Corpus({{.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"}, {.id = "e"}, {.id = "f"}}) {
        {
            udklip::store::Writer six = writer();
            for (const Xapian::docid id : {1U, 2U, 3U, 5U}) {
                Xapian::Document document = six.db().get_document(id);
                document.add_value(slot::cluster, fmt::format("{:016x}", id == 2 ? 9 : 7));
                six.db().replace_document(id, document);
            }
            six.publish();
        }
        reopen();
    }
};

udklip::store::FacetColumn& column() {
    static Six six;
    return *six.shortcuts().columns->find(slot::cluster);
}

}  // namespace

TEST_CASE("clusters are counted once, and their members remembered") {
    ClusterCounter clusters(column());
    for (Xapian::docid id = 1; id <= 6; ++id) clusters.see(id);
    CHECK(clusters.distinct() == 4);
    CHECK(clusters.complete());
    const auto number = clusters.cluster_of(3);
    CHECK(number != 0);
    CHECK(clusters.cluster_of(4) == 0);
    const auto members = clusters.members_of({number});
    REQUIRE(members);
    CHECK(members->size() == 1);
    CHECK(members->at(number) == std::vector<Xapian::docid>{1, 3, 5});
}

TEST_CASE("what is too much to remember is not remembered by half") {
    ClusterCounter clusters(column(), 2);
    for (Xapian::docid id = 1; id <= 6; ++id) clusters.see(id);
    CHECK(clusters.distinct() == 4);
    CHECK_FALSE(clusters.members_of({clusters.cluster_of(1)}));
}

TEST_CASE("an article that the column does not know is told") {
    ClusterCounter clusters(column());
    clusters.see(7);
    CHECK_FALSE(clusters.complete());
}

TEST_CASE("what is like a hit is named, also beside clusters too large to be asked for together") {
    constexpr unsigned kLarge = 300;
    std::vector<udklip::test::TestArticle> articles;
    for (unsigned i = 0; i < 2 * kLarge + 3; ++i) {
        articles.push_back({.id = fmt::format("{:03}", i), .text = "Skolen."});
    }
    Corpus corpus(articles);
    {
        udklip::store::Writer writer = corpus.writer();
        for (unsigned i = 0; i < articles.size(); ++i) {
            Xapian::Document document = writer.db().get_document(i + 1);
            document.add_value(slot::cluster, fmt::format("{:016x}", 1 + i / kLarge));
            writer.db().replace_document(i + 1, document);
        }
        writer.publish();
    }
    corpus.reopen();
    const Answer answer = corpus.ask("skole");
    CHECK(answer.total == articles.size());
    REQUIRE(answer.hits.size() == 3);
    for (unsigned i = 0; i < 3; ++i) {
        const Hit& hit = answer.hits[i];
        CHECK(hit.id == articles[i * kLarge].id);
        CHECK(hit.similar_total == (i < 2 ? kLarge - 1 : 2));
        CHECK(hit.similar.size() == (i < 2 ? 100 : 2));
        CHECK(hit.similar.front().id == articles[i * kLarge + 1].id);
    }
}
