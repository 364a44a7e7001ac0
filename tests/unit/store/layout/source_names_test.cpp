// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/source_names.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"

using namespace udklip::store;
using udklip::ErrorCode;
using udklip::test::code_of;

namespace {

struct Told {
    std::string source;
    std::string from;
};

Xapian::WritableDatabase database_of(const std::vector<Told>& articles) {
    Xapian::WritableDatabase db(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (const auto& article : articles) {
        Xapian::Document document;
        document.add_value(slot::source, article.source);
        document.add_boolean_term(term(prefix::source, facet_key(article.source)));
        document.add_boolean_term(term(prefix::provenance, "source:" + article.from));
        db.add_document(document);
    }
    return db;
}

SourceNames names_of(const std::vector<Told>& articles, std::vector<SourceAlias> aliases = {}) {
    const auto db = database_of(articles);
    return SourceNames({table_of(db, changed_aliases({}, aliases))});
}

}  // namespace

TEST_CASE("the spelling that is stated is shown, whatever the order of the articles") {
    std::vector<Told> articles = {{"politiken", "folder"},   {"politiken", "folder"},
                                  {"POLITIKEN", "--source"}, {"POLITIKEN", "--source"},
                                  {"POLITIKEN", "--source"}, {"Politiken", "metadata"}};
    std::sort(articles.begin(), articles.end(),
              [](const auto& a, const auto& b) { return a.source < b.source; });
    do {
        const SourceNames names = names_of(articles);
        REQUIRE(names.shown("politiken") == "Politiken");
        REQUIRE(names.shown("POLITIKEN") == "Politiken");
    } while (
        std::next_permutation(articles.begin(), articles.end(),
                              [](const auto& a, const auto& b) { return a.source < b.source; }));
}

TEST_CASE("of stated spellings the most frequent is shown, of equals the first by bytes") {
    CHECK(names_of({{"Dr", "metadata"}, {"DR", "header"}, {"DR", "header"}}).shown("dr") == "DR");
    CHECK(names_of({{"Dr", "metadata"}, {"DR", "header"}}).shown("dr") == "DR");
    CHECK(names_of({{"dr", "folder"}, {"DR", "folder"}}).shown("dr") == "DR");
    CHECK(names_of({{"KL", "metadata"}}).shown("Ritzau") == "Ritzau");
    CHECK(SourceNames().shown("kl") == "kl");
    CHECK(names_of({{"KL", "metadata"}}).shown("").empty());
}

TEST_CASE("an alias makes one of two, and says how it is written") {
    const SourceNames names = names_of({{"fyens", "folder"}, {"Fyens Stiftstidende", "metadata"}},
                                       {{"Fyens", "Fyens Stiftstidende"}, {"dr", "DR"}});
    CHECK(names.shown("fyens") == "Fyens Stiftstidende");
    CHECK(names.shown("FYENS STIFTSTIDENDE") == "Fyens Stiftstidende");
    CHECK(names.shown("Dr") == "DR");
    const std::vector<std::string> both = {"fyens stiftstidende", "fyens"};
    CHECK(names.keys("fyens") == both);
    CHECK(names.keys("Fyens Stiftstidende") == both);
    CHECK(names.keys("KL") == std::vector<std::string>{"kl"});
}

TEST_CASE("aliases may be chained, and are changed and taken away one by one") {
    auto aliases = changed_aliases({}, {{"a", "b"}, {"b", "c"}});
    CHECK(SourceNames({SourceTable{aliases, {}, {}}}).shown("A") == "c");
    CHECK(code_of([&] { changed_aliases(aliases, {{"c", "a"}}); }) == ErrorCode::usage);
    aliases = changed_aliases(aliases, {{"A", "d"}});
    CHECK(SourceNames({SourceTable{aliases, {}, {}}}).shown("a") == "d");
    CHECK(changed_aliases(aliases, {{"a", ""}, {"B", ""}}).empty());
    CHECK(code_of([&] { changed_aliases(aliases, {{"x", ""}}); }) == ErrorCode::usage);
}

TEST_CASE("a table comes back; a second writing of it writes nothing") {
    auto db = database_of({{"dr", "folder"}, {"DR", "metadata"}, {"KL", "metadata"}});
    CHECK(read_sources(db) == SourceTable{});
    const SourceTable table = table_of(db, {{"fyens", "Fyens Stiftstidende"}});
    CHECK(table.ambiguous.size() == 2);
    CHECK(table.unique.size() == 1);
    CHECK(save_sources(db, table));
    CHECK_FALSE(save_sources(db, table));
    CHECK(read_sources(db, Unique::read) == table);
    CHECK(read_sources(db).unique.empty());
    db.set_metadata("udklip.sources", "x");
    CHECK(code_of([&] { read_sources(db); }) == ErrorCode::no_database);
}

TEST_CASE("what is written in one way in each database may be ambiguous in both together") {
    const auto first = database_of({{"dr", "folder"}, {"dr", "folder"}});
    const auto second = database_of({{"DR", "metadata"}});
    const std::vector<SourceTable> tables = {table_of(first, {}), table_of(second, {})};
    CHECK(SourceNames(tables).shown("dr") == "DR");
    CHECK(SourceNames({tables[1], tables[0]}).shown("dr") == "DR");
}
