// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "store/layout/schema.hpp"
#include "store/reader.hpp"
#include "store/stub.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;
namespace fs = std::filesystem;

namespace {

constexpr auto kFail = Writer::WhenLocked::fail;

void add(Writer& writer, const std::string& id) {
    Xapian::Document document;
    document.add_boolean_term(term(prefix::id, id));
    document.add_term("ord");
    Record record;
    record.id = id;
    document.set_data(encode(record));
    writer.db().add_document(document);
}

Xapian::doccount count(const fs::path& directory) {
    Reader reader({directory});
    return reader.consistently([](const Xapian::Database& db) { return db.get_doccount(); });
}

}  // namespace

TEST_CASE("opening makes the folder; before the first commit there is nothing to read") {
    const TempFolder folder;
    const fs::path directory = folder.path() / "a" / "b";
    Writer writer = Writer::open(directory, "test", kFail);
    CHECK(writer.directory() == directory);
    CHECK(code_of([&] { count(directory); }) == ErrorCode::no_database);
}

TEST_CASE("a commit is durable, what comes after it is dropped") {
    const TempFolder folder;
    {
        Writer writer = Writer::open(folder.path(), "test", kFail);
        add(writer, "1");
        writer.commit();
        CHECK(count(folder.path()) == 1);
        add(writer, "2");
    }
    CHECK(count(folder.path()) == 1);
    Writer again = Writer::open(folder.path(), "test", kFail);
    CHECK(again.db().get_doccount() == 1);
    CHECK(current_generation(folder.path()) == "generation-1");
}

TEST_CASE("a process that is killed leaves the last commit, readable and not locked") {
    const TempFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            Writer writer = Writer::open(folder.path(), "test", kFail);
            add(writer, "1");
            writer.commit();
            add(writer, "2");
            ::kill(::getpid(), SIGKILL);
        } catch (...) {
        }
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(count(folder.path()) == 1);
    Writer again = Writer::open(folder.path(), "test", kFail);
    add(again, "2");
    again.commit();
    CHECK(count(folder.path()) == 2);
}

TEST_CASE("the database says who made it") {
    const TempFolder folder;
    Writer writer = Writer::open(folder.path(), "analysis-1", kFail);
    CHECK(writer.db().get_metadata(std::string(metadata::schema)) == kSchemaVersion);
    CHECK(writer.db().get_metadata(std::string(metadata::analyzer)) == "analysis-1");
    CHECK_FALSE(writer.db().get_metadata(std::string(metadata::program)).empty());
}

TEST_CASE("a database keeps its number through rebuilds; another has another") {
    const auto number = [](const std::filesystem::path& database) {
        return Reader({database}).number();
    };
    const TempFolder folder;
    const TempFolder other;
    for (const auto* each : {&folder, &other}) Writer::open(each->path(), "test", kFail).commit();
    const std::string first = number(folder.path());
    CHECK(first.size() >= 32);
    CHECK(first != number(other.path()));
    Writer::rebuild(folder.path(), "test", kFail).publish();
    CHECK(current_generation(folder.path()) == "generation-2");
    CHECK(number(folder.path()) == first);
    {
        Writer writer = Writer::rebuild(folder.path(), "test", kFail);
        const auto parts = writer.start_segments();
        writer.assemble(Writer::Base::nothing, {});
        writer.publish();
    }
    CHECK(number(folder.path()) == first);
    const std::string both = Reader({folder.path(), other.path()}).number();
    CHECK(both == Reader({other.path(), folder.path()}).number());
    CHECK(both != first);
}

TEST_CASE("a number that is no file name, or none at all, names no file") {
    const TempFolder folder;
    const auto set = [&](const std::string& number) {
        Writer writer = Writer::open(folder.path(), "test", kFail);
        writer.db().set_metadata(std::string(metadata::number), number);
        writer.commit();
    };
    set("../../etc/passwd");
    const std::string number = Reader({folder.path()}).number();
    CHECK(number.find_first_not_of("0123456789abcdef-") == std::string::npos);
    set("");
    CHECK(code_of([&] { Reader({folder.path()}).number(); }) == ErrorCode::version);
    Writer::open(folder.path(), "test", kFail).commit();
    CHECK_FALSE(Reader({folder.path()}).number().empty());
}

TEST_CASE("a second writer is told that it is locked, until the first is gone") {
    const TempFolder folder;
    {
        const Writer writer = Writer::open(folder.path(), "test", kFail);
        CHECK(code_of([&] { Writer::open(folder.path(), "test", kFail); }) == ErrorCode::locked);
        CHECK(code_of([&] { Writer::rebuild(folder.path(), "test", kFail); }) == ErrorCode::locked);
    }
    CHECK_NOTHROW(Writer::open(folder.path(), "test", kFail));
    {
        const Writer writer = Writer::rebuild(folder.path(), "test", kFail);
        CHECK(code_of([&] { Writer::open(folder.path(), "test", kFail); }) == ErrorCode::locked);
    }
    CHECK_NOTHROW(Writer::rebuild(folder.path(), "test", kFail));
}

TEST_CASE("a writer that waits goes on when the first is done, from what it left") {
    const TempFolder folder;
    auto first = std::make_unique<Writer>(Writer::open(folder.path(), "test", kFail));
    Xapian::doccount seen = 0;
    std::thread second([&] {
        Writer writer = Writer::open(folder.path(), "test", Writer::WhenLocked::wait);
        seen = writer.db().get_doccount();
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    add(*first, "1");
    first->commit();
    first.reset();
    second.join();
    CHECK(seen == 1);
}

TEST_CASE("terms of another analysis or layout are not written to") {
    const TempFolder folder;
    Writer::open(folder.path(), "analysis-1", kFail).commit();
    CHECK(code_of([&] { Writer::open(folder.path(), "analysis-2", kFail); }) == ErrorCode::version);
    {
        Writer writer = Writer::open(folder.path(), "analysis-1", kFail);
        writer.db().set_metadata(std::string(metadata::schema), "0");
        writer.commit();
    }
    CHECK(code_of([&] { Writer::open(folder.path(), "analysis-1", kFail); }) == ErrorCode::version);
    CHECK_NOTHROW(Writer::rebuild(folder.path(), "analysis-2", kFail).publish());
    CHECK_NOTHROW(Writer::open(folder.path(), "analysis-2", kFail));
}

TEST_CASE("a rebuild stands beside the old one until it is published") {
    const TempFolder folder;
    {
        Writer writer = Writer::open(folder.path(), "test", kFail);
        add(writer, "old 1");
        add(writer, "old 2");
        writer.commit();
    }
    Writer writer = Writer::rebuild(folder.path(), "test", kFail);
    CHECK(writer.db().get_doccount() == 0);
    add(writer, "new");
    writer.commit();
    CHECK(count(folder.path()) == 2);
    CHECK(current_generation(folder.path()) == "generation-1");
    writer.publish();
    CHECK(count(folder.path()) == 1);
    CHECK(current_generation(folder.path()) == "generation-2");
    CHECK_FALSE(fs::exists(folder.path() / "generation-1"));
    CHECK(leftovers(folder.path()).empty());
}

TEST_CASE("a rebuild that was given up is swept away, the old one stays") {
    const TempFolder folder;
    {
        Writer writer = Writer::open(folder.path(), "test", kFail);
        add(writer, "old");
        writer.commit();
    }
    {
        Writer writer = Writer::rebuild(folder.path(), "test", kFail);
        add(writer, "new");
        writer.commit();
    }
    CHECK(count(folder.path()) == 1);
    CHECK_FALSE(fs::exists(folder.path() / "generation-2"));
    const Writer writer = Writer::open(folder.path(), "test", kFail);
    CHECK_FALSE(fs::exists(folder.path() / "generation-2"));
    CHECK(count(folder.path()) == 1);
}

TEST_CASE("a rebuild of nothing is a first build") {
    const TempFolder folder;
    Writer writer = Writer::rebuild(folder.path(), "test", kFail);
    add(writer, "1");
    writer.publish();
    CHECK(count(folder.path()) == 1);
}

TEST_CASE("the databases of someone else's stub are not written to") {
    const TempFolder folder;
    folder.write("XAPIANDB", "remote localhost:7000\n");
    CHECK(code_of([&] { Writer::open(folder.path(), "test", kFail); }) == ErrorCode::no_database);
    CHECK(code_of([&] { Writer::rebuild(folder.path(), "test", kFail); }) ==
          ErrorCode::no_database);
    CHECK(folder.read("XAPIANDB") == "remote localhost:7000\n");
}

TEST_CASE("a damaged database is said to be one, and can be rebuilt") {
    const TempFolder folder;
    {
        Writer writer = Writer::open(folder.path(), "test", kFail);
        add(writer, "1");
        writer.commit();
    }
    folder.write("generation-1/iamglass", "damaged");
    CHECK(code_of([&] { Writer::open(folder.path(), "test", kFail); }) == ErrorCode::no_database);
    Writer::rebuild(folder.path(), "test", kFail).publish();
    CHECK(count(folder.path()) == 0);
}

TEST_CASE("a place where no folder can be is a storage error") {
    const TempFolder folder;
    const fs::path file = folder.write("file", "x");
    CHECK(code_of([&] { Writer::open(file / "db", "test", kFail); }) == ErrorCode::storage);
    CHECK(code_of([&] { Writer::open(file, "test", kFail); }) == ErrorCode::storage);
}
