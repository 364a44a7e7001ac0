// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.hpp"

#include <fstream>
#include <string>

#include "store/layout/schema.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::Error;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;
namespace fs = std::filesystem;

namespace {

constexpr auto kFail = Writer::WhenLocked::fail;

/// Articles enough that a commit replaces blocks that a reader has not looked at.
void fill(Writer& writer, const std::string& version) {
    for (unsigned i = 1; i <= 300; ++i) {
        Record record;
        record.id = std::to_string(i);
        record.title = version;
        record.text = std::string(2000, 'x');
        Xapian::Document document;
        document.set_data(encode(record));
        document.add_boolean_term(term(prefix::id, record.id));
        document.add_posting("alle", 1);
        document.add_posting("ord" + std::to_string(i % 50), 2);
        document.add_value(0, version + record.id);
        writer.db().replace_document(i, document);
    }
}

void make(const fs::path& directory, const std::string& version,
          const std::string& analyzer = "test") {
    Writer writer = Writer::open(directory, analyzer, kFail);
    fill(writer, version);
    writer.commit();
}

/// Everything of one state: which versions its articles are of.
std::string versions(const Xapian::Database& db) {
    std::string seen;
    Xapian::Enquire enquire(db);
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_PHRASE, Xapian::Query("alle"), Xapian::Query("ord7")));
    const Xapian::MSet matches = enquire.get_mset(0, 1000);
    if (matches.size() != 6) seen += " lost";
    for (Xapian::docid id = 1; id <= db.get_lastdocid(); ++id) {
        const std::string version = Articles(db).fetch(id).title;
        if (seen.find(version) == std::string::npos) seen += " " + version;
    }
    return seen;
}

}  // namespace

TEST_CASE("an article is fetched as it was written") {
    const TempFolder folder;
    make(folder.path(), "first");
    Reader reader({folder.path()});
    const Record record =
        reader.consistently([&](const Xapian::Database&) { return reader.articles().fetch(7); });
    CHECK(record.id == "7");
    CHECK(record.title == "first");
    CHECK(reader.analyzer() == "test");
    CHECK(reader.name() == folder.path().string());
}

TEST_CASE("a reader goes on through several commits, each answer from one state") {
    const TempFolder folder;
    make(folder.path(), "v0");
    Reader reader({folder.path()});
    Writer writer = Writer::open(folder.path(), "test", kFail);
    for (const char* version : {"v1", "v2", "v3", "v4", "v5"}) {
        fill(writer, version);
        writer.commit();
        if (std::string(version) == "v2" || std::string(version) == "v5") {
            const std::string seen = reader.consistently(versions);
            INFO(seen);
            CHECK(seen == std::string(" ") + version);
        }
    }
}

TEST_CASE("a commit in the midst of an action: it is done again, on one state") {
    const TempFolder folder;
    make(folder.path(), "old");
    Reader reader({folder.path()});
    Writer writer = Writer::open(folder.path(), "test", kFail);
    int times = 0;
    const std::string seen = reader.consistently([&](const Xapian::Database& db) {
        if (++times == 1) {
            Articles(db).fetch(1);
            fill(writer, "between");
            writer.commit();
            fill(writer, "new");
            writer.commit();
        }
        return versions(db);
    });
    CHECK(seen == " new");
    CHECK(times == 2);
}

TEST_CASE("a reader goes on through rebuilds, even in the midst of an action") {
    const TempFolder folder;
    make(folder.path(), "old");
    Reader reader({folder.path()});
    int times = 0;
    const std::string seen = reader.consistently([&](const Xapian::Database& db) {
        if (++times == 1) {
            for (const char* version : {"rebuilt", "again"}) {
                Writer writer = Writer::rebuild(folder.path(), "test", kFail);
                fill(writer, version);
                writer.publish();
            }
        }
        return versions(db);
    });
    CHECK((seen == " old" || seen == " again"));
    Reader later({folder.path()});
    CHECK(later.consistently(versions) == " again");
}

TEST_CASE("an error inside an action leaves as an Error, ours as it is") {
    const TempFolder folder;
    make(folder.path(), "v");
    Reader reader({folder.path()});
    const auto corrupt = [](const Xapian::Database&) -> int {
        throw Xapian::DatabaseCorruptError("x");
    };
    const auto usage = [](const Xapian::Database&) -> int { throw Error(ErrorCode::usage, "x"); };
    CHECK(code_of([&] { reader.consistently(corrupt); }) == ErrorCode::no_database);
    CHECK(code_of([&] { reader.consistently(usage); }) == ErrorCode::usage);
}

TEST_CASE("a database that changes all the time is given up on in the end") {
    const TempFolder folder;
    make(folder.path(), "v");
    Reader reader({folder.path()});
    int times = 0;
    const auto always = [&](const Xapian::Database&) -> int {
        ++times;
        throw Xapian::DatabaseModifiedError("x");
    };
    CHECK(code_of([&] { reader.consistently(always); }));
    CHECK(times > 1);
    CHECK(times < 100);
}

TEST_CASE("what is not there is no database") {
    const TempFolder folder;
    folder.write("empty/readme", "nothing");
    folder.write("file", "Det her er en tekst, ikke en database.\n");
    for (const char* name : {"missing", "empty", "file"}) {
        INFO(name);
        CHECK(code_of([&] { Reader({folder.path() / name}); }) == ErrorCode::no_database);
    }
}

TEST_CASE("a database of another program is of another version") {
    const TempFolder folder;
    const fs::path foreign = folder.path() / "foreign";
    Xapian::WritableDatabase(foreign.string(), Xapian::DB_CREATE).commit();
    CHECK(code_of([&] { Reader({foreign}); }) == ErrorCode::version);
}

TEST_CASE("a database of another layout is of another version, and the message names both") {
    const TempFolder folder;
    {
        Writer writer = Writer::open(folder.path(), "test", kFail);
        writer.db().set_metadata(std::string(metadata::schema), "layout-99");
        writer.commit();
    }
    CHECK(code_of([&] { Reader({folder.path()}); }) == ErrorCode::version);
    try {
        Reader({folder.path()});
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("layout-99") != std::string::npos);
        CHECK(error.hint().english().find("--rebuild") != std::string::npos);
    }
}

TEST_CASE("damage is told from absence, wherever it is") {
    for (const char* name : {"iamglass", "postlist.glass", "docdata.glass"}) {
        INFO(name);
        const TempFolder folder;
        make(folder.path(), "v");
        const fs::path file = folder.path() / "generation-1" / name;
        REQUIRE(fs::exists(file));
        const auto size = fs::file_size(file);
        std::ofstream(file, std::ios::binary) << std::string(size, '\x5a');
        CHECK(code_of([&] {
                  Reader reader({folder.path()});
                  reader.consistently(versions);
              }) == ErrorCode::no_database);
    }
}

TEST_CASE("a stub whose generation is lost is damage") {
    const TempFolder folder;
    make(folder.path(), "v");
    fs::remove_all(folder.path() / "generation-1");
    CHECK(code_of([&] { Reader({folder.path()}); }) == ErrorCode::no_database);
}

TEST_CASE("an empty stub is damage, not a foreign database") {
    const TempFolder folder;
    folder.write("XAPIANDB", "");
    CHECK(code_of([&] { Reader({folder.path()}); }) == ErrorCode::no_database);
}

TEST_CASE("several databases are read as one, if they were analysed alike") {
    const TempFolder folder;
    make(folder.path() / "a", "a");
    make(folder.path() / "b", "b");
    make(folder.path() / "c", "c", "another");
    Reader reader({folder.path() / "a", folder.path() / "b"});
    const auto count = [](const Xapian::Database& db) { return db.get_doccount(); };
    CHECK(reader.consistently(count) == 600);
    CHECK(code_of([&] {
              Reader({folder.path() / "a", folder.path() / "c"});
          }) == ErrorCode::version);
    CHECK(code_of([&] {
              Reader({folder.path() / "a", folder.path() / "gone"});
          }) == ErrorCode::no_database);
}

TEST_CASE("a stub that names shards is read") {
    const TempFolder folder;
    make(folder.path() / "a", "a");
    make(folder.path() / "b", "b");
    folder.write("shards/XAPIANDB", "auto ../a/generation-1\nauto ../b/generation-1\n");
    Reader reader({folder.path() / "shards"});
    CHECK(reader.consistently([](const Xapian::Database& db) { return db.get_doccount(); }) == 600);
}
