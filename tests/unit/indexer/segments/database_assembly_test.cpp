// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/database_assembly.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "indexer/duplicates/cluster_keeper.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/schema.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/made_up_news.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;
using namespace udklip::test;
namespace fs = std::filesystem;
namespace store = udklip::store;

namespace {

/// Some with a title, a date, capitals, hyphens; every seventh is the one before, cut short.
std::vector<Entry> entries(unsigned count) {
    std::vector<Entry> all;
    for (unsigned i = 0; i < count; ++i) {
        store::Record record;
        record.id = "artikel/" + std::to_string(i);
        record.path = "/arkiv/" + std::to_string(i / 10) + ".jsonl";
        record.text = news(i, 1 + static_cast<int>(i % 13));
        if (i % 7 == 6)
            record.text =
                udklip::store::decode(all.back().data).text.substr(0, record.text.size() * 2 / 3);
        if (i % 3 == 0) record.title = "KL's nr. " + std::to_string(i) + " om tv-avisen";
        if (i % 4 == 0) record.date = "2021-0" + std::to_string(1 + i % 9);
        if (i % 5 == 0) record.source = i % 2 == 0 ? "Politiken" : "Ålborg Avis";
        all.push_back(Entry(record));
    }
    return all;
}

std::vector<store::FileState> files(unsigned count) {
    std::vector<store::FileState> all;
    for (unsigned i = 0; i < count; ++i) {
        store::FileState state;
        state.path = "/arkiv/" + std::to_string(i) + ".jsonl";
        state.size = i * 1000;
        all.push_back(state);
    }
    return all;
}

/// Batches of so many articles, and of so many files.
void build(const fs::path& work, const fs::path& database, std::size_t batch_size, unsigned threads,
           Clusters clusters = Clusters::found, const std::string& dictionary = "") {
    fs::create_directories(work);
    SegmentFiles segment_files(work);
    SegmentBuilder builder(lexicon(), segment_files, dictionary);
    const auto all = entries(300);
    const auto states = files(30);
    std::vector<Segment> segments;
    for (std::size_t begin = 0; begin < all.size(); begin += batch_size) {
        Batch batch;
        batch.first = static_cast<Xapian::docid>(begin + 1);
        const std::size_t end = std::min(begin + batch_size, all.size());
        for (std::size_t i = begin; i < end; ++i) batch.entries.push_back(all[i]);
        for (std::size_t i = begin / 10; i < end / 10; ++i) batch.files.push_back(states[i]);
        for (auto& segment : builder.build(batch)) segments.push_back(std::move(segment));
    }
    assemble(segment_files, segments, dictionary, clusters, database, threads);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Everything that is stored of an article, but the name of its cluster.
std::string text_of(const Xapian::Database& db, Xapian::docid article) {
    const auto document = db.get_document(article);
    std::string out = document.get_data();
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        if (value.get_valueno() == store::slot::cluster) continue;
        out += "\n" + std::to_string(value.get_valueno()) + " " + *value;
    }
    for (auto term = db.termlist_begin(article); term != db.termlist_end(article); ++term) {
        out += "\n" + *term + " " + std::to_string(term.get_wdf());
        for (auto at = db.positionlist_begin(article, *term);
             at != db.positionlist_end(article, *term); ++at) {
            out += " " + std::to_string(*at);
        }
    }
    return out;
}

const std::vector<std::string> kTables = {"docdata.glass", "termlist.glass", "postlist.glass",
                                          "position.glass"};

}  // namespace

TEST_CASE("the tables are the same to the byte, whatever the batches and threads") {
    const TempFolder folder;
    build(folder.path() / "work", folder.path() / "one", 300, 1);
    int number = 0;
    for (const std::size_t batch : {1U, 7U, 100U}) {
        const auto other = folder.path() / std::to_string(++number);
        build(folder.path() / "work", other, batch, batch == 7 ? 4 : 2);
        for (const auto& table : kTables) {
            INFO(table << " with batches of " << batch);
            CHECK(bytes_of(folder.path() / "one" / table) == bytes_of(other / table));
        }
    }
}

TEST_CASE("what is assembled is what Xapian would have made") {
    const TempFolder folder;
    build(folder.path() / "work", folder.path() / "assembled", 50, 2);
    auto writer = store::Writer::open(folder.path() / "made", analyzer().fingerprint(),
                                      store::Writer::WhenLocked::fail);
    auto& made = writer.db();
    DocumentBuilder builder(analyzer());
    ClusterKeeper keeper(writer);
    for (const auto& entry : entries(300)) {
        keeper.added(made.add_document(builder.build(entry)));
    }
    keeper.settle();
    for (const auto& state : files(30)) store::save_file(made, state);
    writer.commit();

    CHECK(Xapian::Database::check((folder.path() / "assembled").string(), 0) == 0);
    const Xapian::Database assembled((folder.path() / "assembled").string());
    REQUIRE(assembled.get_doccount() == 300);
    CHECK(assembled.get_total_length() == made.get_total_length());
    CHECK(assembled.get_doclength_lower_bound() == made.get_doclength_lower_bound());
    CHECK(assembled.get_doclength_upper_bound() == made.get_doclength_upper_bound());
    std::map<std::string, std::string> names;  // of clusters, in one and the other
    for (Xapian::docid article = 1; article <= 300; ++article) {
        INFO("article " << article);
        REQUIRE(text_of(assembled, article) == text_of(made, article));
        const auto a = assembled.get_document(article).get_value(store::slot::cluster);
        const auto b = made.get_document(article).get_value(store::slot::cluster);
        REQUIRE(a.empty() == b.empty());
        REQUIRE(names.emplace(a, b).first->second == b);
    }
    CHECK(names.size() > 10);
    auto term = made.allterms_begin();
    for (auto same = assembled.allterms_begin(); same != assembled.allterms_end(); ++same, ++term) {
        REQUIRE(*same == *term);
        REQUIRE(same.get_termfreq() == term.get_termfreq());
        REQUIRE(assembled.get_collection_freq(*same) == made.get_collection_freq(*term));
    }
    CHECK(term == made.allterms_end());
    CHECK(store::load_files(assembled) == store::load_files(made));
    for (Xapian::valueno slot = 0; slot < 12; ++slot) {
        CHECK(assembled.get_value_freq(slot) == made.get_value_freq(slot));
        if (slot == store::slot::cluster) continue;
        CHECK(assembled.get_value_lower_bound(slot) == made.get_value_lower_bound(slot));
        CHECK(assembled.get_value_upper_bound(slot) == made.get_value_upper_bound(slot));
    }
}

TEST_CASE("packed with a dictionary, only the articles' own table is another") {
    const TempFolder folder;
    store::Sample sample(20'000);
    for (const auto& entry : entries(300)) sample.add(entry.data);
    REQUIRE(sample.is_full());
    const std::string dictionary = sample.dictionary();
    const auto plain = folder.path() / "plain";
    const auto packed = folder.path() / "packed";
    build(folder.path() / "work", plain, 50, 2);
    build(folder.path() / "work", packed, 50, 2, Clusters::found, dictionary);
    CHECK(Xapian::Database::check(packed.string(), 0) == 0);
    for (const auto* table : {"termlist.glass", "position.glass"}) {
        CHECK(bytes_of(plain / table) == bytes_of(packed / table));
    }
    CHECK(fs::file_size(packed / "docdata.glass") < fs::file_size(plain / "docdata.glass"));
    const Xapian::Database db(packed.string());
    CHECK(store::load_dictionary(db) == dictionary);
    CHECK(store::load_files(db).size() == 30);
    store::Articles articles(db);
    const auto all = entries(300);
    for (Xapian::docid article = 1; article <= 300; ++article) {
        REQUIRE(articles.fetch(article) == udklip::store::decode(all[article - 1].data));
    }
}

TEST_CASE("clusters can be left to the keeper") {
    const TempFolder folder;
    build(folder.path() / "work", folder.path() / "database", 300, 1, Clusters::left);
    const Xapian::Database db((folder.path() / "database").string());
    CHECK(db.get_value_freq(store::slot::cluster) == 0);
    CHECK(db.get_value_freq(store::slot::signature) == 300);
}

TEST_CASE("files without articles, and articles without files") {
    const TempFolder folder;
    fs::create_directories(folder.path() / "work");
    SegmentFiles segment_files(folder.path() / "work");
    SegmentBuilder builder(lexicon(), segment_files, "");
    Batch batch;
    batch.files = files(3);
    assemble(segment_files, builder.build(batch), "", Clusters::found, folder.path() / "database",
             2);
    const Xapian::Database db((folder.path() / "database").string());
    CHECK(db.get_doccount() == 0);
    CHECK(store::load_files(db).size() == 3);
}
