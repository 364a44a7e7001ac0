// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/cluster_keeper.hpp"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/documents/document_builder.hpp"
#include "indexer/duplicates/clusters.hpp"
#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/made_up_news.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;
namespace store = udklip::store;
using namespace udklip::test;
namespace slot = udklip::store::slot;
using Partition = std::set<std::set<Xapian::docid>>;

namespace {

/// A database with a keeper, articles by number.
class Kept {
  public:
    Xapian::docid add(const std::string& text) { return add(document(text)); }
    Xapian::docid add(const store::Signature& signature) {
        Xapian::Document made = document("");
        made.add_value(slot::signature, encode(signature));
        return add(made);
    }
    Xapian::docid add(const Xapian::Document& made) {
        const auto article = db().add_document(made);
        keeper_.added(article);
        return article;
    }
    void change(Xapian::docid article, const std::string& text) {
        keeper_.removed(article);
        db().replace_document(article, document(text));
        keeper_.added(article);
    }
    void remove(Xapian::docid article) {
        keeper_.removed(article);
        db().delete_document(article);
    }
    void settle() {
        keeper_.settle();
        writer_.commit();
    }
    udklip::store::RecordedDatabase& db() { return writer_.db(); }

    std::string cluster(Xapian::docid article) {
        return db().get_document(article).get_value(slot::cluster);
    }

    /// The clusters as they are kept.
    Partition kept() {
        std::map<std::string, std::set<Xapian::docid>> clusters;
        for (auto i = db().postlist_begin(""); i != db().postlist_end(""); ++i) {
            const auto name = cluster(*i);
            if (!name.empty()) clusters[name].insert(*i);
        }
        Partition partition;
        for (const auto& [name, members] : clusters) {
            CHECK(members.size() > 1);
            partition.insert(members);
        }
        return partition;
    }

    /// The clusters as they are when made from nothing.
    Partition expected() {
        std::vector<Xapian::docid> articles;
        std::vector<store::Signature> signatures;
        for (auto i = db().postlist_begin(""); i != db().postlist_end(""); ++i) {
            articles.push_back(*i);
            signatures.push_back(
                store::decode_signature(db().get_document(*i).get_value(slot::signature)));
        }
        const auto numbers = clusters(signatures);
        std::map<std::uint32_t, std::set<Xapian::docid>> by_number;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (numbers[i] != 0) by_number[numbers[i]].insert(articles[i]);
        }
        Partition partition;
        for (const auto& [number, members] : by_number) partition.insert(members);
        return partition;
    }

  private:
    Xapian::Document document(const std::string& text) {
        udklip::store::Record record;
        record.id = std::to_string(++made_);
        record.path = "/arkiv/" + record.id;
        record.text = text;
        return builder_.build(udklip::indexer::Entry(record));
    }

    TempFolder folder_;
    udklip::store::Writer writer_ = udklip::store::Writer::open(
        folder_.path() / "db", "test", udklip::store::Writer::WhenLocked::fail);
    ClusterKeeper keeper_{writer_};
    DocumentBuilder builder_{analyzer()};
    int made_ = 0;
};

}  // namespace

TEST_CASE("articles that come one by one find their cluster") {
    Kept kept;
    const auto a = kept.add(news(1, 12));
    kept.settle();
    CHECK(kept.cluster(a).empty());
    const auto b = kept.add(news(1, 12) + "Og lidt til.");
    kept.add(news(2, 12));
    kept.settle();
    CHECK(kept.cluster(a).size() == 16);
    const auto name = kept.cluster(a);
    const auto c = kept.add(news(1, 11));
    kept.settle();
    CHECK(kept.kept() == Partition{{a, b, c}});
    CHECK(kept.cluster(a) == name);
}

TEST_CASE("what two clusters have in common joins them; when it goes they part") {
    Kept kept;
    const std::string whole = news(1, 60);
    const auto a = kept.add(part_of(whole, 0, .5)), b = kept.add(part_of(whole, 0, .5));
    const auto c = kept.add(part_of(whole, .5, 1)), d = kept.add(part_of(whole, .5, 1));
    kept.settle();
    CHECK(kept.kept() == Partition{{a, b}, {c, d}});
    const auto link = kept.add(whole);
    kept.settle();
    CHECK(kept.kept() == Partition{{a, b, c, d, link}});
    kept.change(link, news(2, 30));
    kept.settle();
    CHECK(kept.kept() == Partition{{a, b}, {c, d}});
    kept.remove(a);
    kept.settle();
    CHECK(kept.kept() == Partition{{c, d}});
    CHECK(kept.cluster(b).empty());
}

TEST_CASE("a name that an article has left behind is not given twice") {
    Kept kept;
    std::vector<Xapian::docid> first;
    for (int i = 0; i < 3; ++i) first.push_back(kept.add(news(1, 12)));
    kept.settle();
    const std::string name = kept.cluster(first[0]);
    // They turn into something else one after another, and then the old text comes back.
    for (const auto article : first) {
        kept.change(article, news(1, 12) + news(2, 2));
        kept.settle();
    }
    CHECK(kept.cluster(first[0]) == name);
    for (const auto article : first) {
        kept.change(article, news(1, 12) + news(2, 30));
        kept.settle();
    }
    const auto a = kept.add(news(1, 12)), b = kept.add(news(1, 12));
    kept.settle();
    CHECK(kept.kept() == kept.expected());
    CHECK(kept.cluster(a) == kept.cluster(b));
}

TEST_CASE("without a change nothing is read or written") {
    Kept kept;
    kept.add(news(1, 12));
    kept.add(news(1, 12));
    kept.settle();
    const auto before = kept.db().get_revision();
    kept.settle();
    CHECK(kept.db().get_revision() == before);
}

TEST_CASE("an article that came and went between two commits leaves no trace") {
    Kept kept;
    const auto a = kept.add(news(1, 12));
    kept.settle();
    const auto b = kept.add(news(1, 12));
    kept.remove(b);
    kept.settle();
    CHECK(kept.kept().empty());
    CHECK(kept.cluster(a).empty());
}

TEST_CASE("whatever the history, clusters are those made from nothing") {
    std::mt19937 random(GENERATE(1U, 2U, 3U, 4U));
    Kept kept;
    std::vector<Xapian::docid> articles;
    // Pieces of a few long texts, so that clusters meet, part and go.
    const auto text = [&] {
        const std::string whole = news(static_cast<unsigned>(random() % 8), 40);
        const double from = static_cast<double>(random() % 6) / 10;
        const std::string piece =
            part_of(whole, from, from + .3 + .1 * static_cast<double>(random() % 3));
        switch (random() % 6) {
            case 0:
                return std::string("Kort nyt nummer ") + std::to_string(random() % 4);
            case 1:
                return std::string();
            case 2:
                return reworded(piece, 12);
            default:
                return piece;
        }
    };
    for (int step = 0; step < 300; ++step) {
        const auto what = random() % 10;
        if (articles.empty() || what < 5) {
            articles.push_back(kept.add(text()));
        } else {
            const std::size_t which = random() % articles.size();
            if (what < 8) {
                kept.change(articles[which], text());
            } else {
                kept.remove(articles[which]);
                articles.erase(articles.begin() + static_cast<std::ptrdiff_t>(which));
            }
        }
        if (random() % 6 != 0) continue;
        kept.settle();
        REQUIRE(kept.kept() == kept.expected());
    }
}

TEST_CASE("crowded keys do not change that") {
    std::mt19937 random(7);
    // They share the first key. A twin is alike another, but shares no other key with it, so that
    // the two are compared only while the first is not crowded.
    store::Signature common;
    const auto other = [&] {
        store::Signature signature = common;
        for (std::size_t i = store::kRows; i < store::kHashes; ++i) {
            signature.hashes[i] = static_cast<std::uint8_t>(random());
        }
        signature.grams = 100;
        return signature;
    };
    const auto twin = [&](store::Signature signature) {
        for (std::size_t i = 2 * store::kRows - 1; i < store::kHashes; i += store::kRows)
            ++signature.hashes[i];
        return signature;
    };
    Kept kept;
    std::vector<Xapian::docid> articles;
    const auto add = [&](const store::Signature& signature) {
        articles.push_back(kept.add(signature));
    };
    for (std::size_t i = 0; i < kCrowd - 30; ++i) add(other());
    for (int i = 0; i < 10; ++i) {
        const store::Signature one = other();
        add(one);
        add(twin(one));
        add(one);
    }
    kept.settle();
    const Partition before = kept.kept();
    REQUIRE(before.size() == 10);
    REQUIRE(before.begin()->size() == 3);
    REQUIRE(before == kept.expected());
    std::size_t apart = 0;
    for (int step = 0; step < 30; ++step) {
        for (int i = 0; i < 4; ++i) {
            if (step < 15) {
                add(other());
            } else {
                const auto which = static_cast<std::ptrdiff_t>(random() % articles.size());
                kept.remove(articles.begin()[which]);
                articles.erase(articles.begin() + which);
            }
        }
        kept.settle();
        const Partition now = kept.kept();
        REQUIRE(now == kept.expected());
        if (now.size() == 10 && now.begin()->size() == 2) ++apart;
    }
    CHECK(apart > 5);
}
