// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/articles.hpp"

#include <string>

#include "store/layout/packing.hpp"
#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;

namespace {

constexpr unsigned kArticles = 200;

Record record_of(const std::string& name, unsigned number) {
    Record record;
    record.id = name + std::to_string(number);
    record.text = name + " skriver om kommunernes økonomi i artikel " + record.id;
    for (unsigned i = 0; i < number % 7; ++i) record.text += ", og " + name + " skriver videre";
    return record;
}

std::string dictionary_of(const std::string& name) {
    Sample sample(10'000);
    for (unsigned i = 0; !sample.is_full(); ++i) sample.add(encode(record_of(name, i)));
    return sample.dictionary();
}

/// Half of its articles packed, as in a database that got its dictionary later.
Xapian::WritableDatabase make(const TempFolder& folder, const std::string& name) {
    Xapian::WritableDatabase db((folder.path() / name).string());
    const std::string dictionary = dictionary_of(name);
    REQUIRE_FALSE(dictionary.empty());
    Packer packer(dictionary);
    for (unsigned i = 1; i <= kArticles; ++i) {
        const std::string encoded = encode(record_of(name, i));
        Xapian::Document document;
        document.set_data(i % 2 == 0 ? encoded : std::string(packer.pack(encoded)));
        document.add_value(slot::content_hash, hash_of_data(encoded));
        db.add_document(document);
    }
    const auto [key, value] = metadata_of_dictionary(dictionary);
    db.set_metadata(key, value);
    db.commit();
    return db;
}

}  // namespace

TEST_CASE("packed articles and others are fetched as they were written") {
    const TempFolder folder;
    const auto db = make(folder, "avisen");
    REQUIRE(dictionary_needed(db.get_document(1).get_data()) != 0);
    REQUIRE(dictionary_needed(db.get_document(2).get_data()) == 0);
    Articles articles(db);
    for (unsigned i = 1; i <= kArticles; ++i) CHECK(articles.fetch(i) == record_of("avisen", i));
}

TEST_CASE("databases side by side have each its dictionary") {
    const TempFolder folder;
    const auto first = make(folder, "avisen");
    const auto second = make(folder, "bladet");
    REQUIRE(load_dictionary(first) != load_dictionary(second));
    Xapian::Database all;
    all.add_database(first);
    all.add_database(second);
    Articles articles(all, {first, second});
    for (unsigned i = 1; i <= kArticles; ++i) {
        CHECK(articles.fetch(2 * i - 1) == record_of("avisen", i));
        CHECK(articles.fetch(2 * i) == record_of("bladet", i));
    }
}

TEST_CASE("an article whose bytes are others than they were is an error") {
    const TempFolder folder;
    auto db = make(folder, "avisen");
    Xapian::Document document = db.get_document(2);
    document.set_data(encode(record_of("avisen", 4)));
    db.replace_document(2, document);
    CHECK(code_of([&] { Articles(db).fetch(2); }) == ErrorCode::no_database);
    CHECK_NOTHROW(Articles(db).fetch(3));
}

TEST_CASE("without its dictionary, or with a damaged one, a packed article is an error") {
    const TempFolder folder;
    auto db = make(folder, "avisen");
    const std::string key(metadata::dictionary);
    std::string kept = db.get_metadata(key);
    kept[kept.size() / 2] = static_cast<char>(kept[kept.size() / 2] ^ 1);
    for (const auto& damaged : {kept, std::string("kort"), std::string()}) {
        db.set_metadata(key, damaged);
        CHECK(code_of([&] { Articles(db).fetch(1); }) == ErrorCode::no_database);
        CHECK_NOTHROW(Articles(db).fetch(2));
    }
    db.set_metadata(key, metadata_of_dictionary(dictionary_of("bladet")).second);
    CHECK(code_of([&] { Articles(db).fetch(1); }) == ErrorCode::no_database);
}

TEST_CASE("a dictionary is loaded as it was, and none is empty") {
    const TempFolder folder;
    CHECK(load_dictionary(make(folder, "avisen")) == dictionary_of("avisen"));
    CHECK(load_dictionary(Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY)).empty());
}
