// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/child_reader.hpp"

#include <signal.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"
#include "tests/unit/paths.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace udklip::indexer;

namespace {

const bool ignores_broken_pipes = signal(SIGPIPE, SIG_IGN) != SIG_ERR;

/// Short, so that what hangs does not hold up the tests.
constexpr ChildReader::Bounds kShort{.processor_seconds = 1, .idle_seconds = 1};

std::string stand_in() {
    return test::build_path("tests/stand_in_reader");
}

CollectingSink ask(ChildReader& child, std::string_view deeds) {
    MemorySource bytes(deeds);
    CollectingSink sink;
    child.read(bytes, Format::pdf, sink);
    return sink;
}

/// What the system said to a deed in the cage.
std::string answer(std::string_view deed) {
    ChildReader child(stand_in());
    const auto sink = ask(child, deed);
    return sink.articles.size() == 1 ? sink.articles[0].text : "no answer";
}

/// The reason for which the only rejection was made; the next file must be read.
std::string rejection(std::string_view deed, const ChildReader::Bounds& bounds = kShort) {
    ChildReader child(stand_in(), bounds);
    const auto sink = ask(child, std::string("first\n").append(deed));
    const auto next = ask(child, "next\n");
    CHECK(sink.articles.size() == 1);  // what came before it is kept
    REQUIRE(sink.rejected.size() == 1);
    REQUIRE(next.articles.size() == 1);
    CHECK(next.articles[0].title == "next");
    CHECK(next.rejected.empty());
    return sink.rejected[0];
}

}  // namespace

TEST_CASE("One process reads file after file") {
    ChildReader child(stand_in());
    for (int i = 0; i < 20; ++i) {
        const auto sink = ask(child, "a\nb\n");
        REQUIRE(sink.articles.size() == 2);
        CHECK(sink.articles[1].title == "b");
        CHECK(sink.articles[1].text == "4");
        CHECK(sink.rejected.empty());
    }
}

TEST_CASE("An empty file and one of megabytes go through the pipe") {
    ChildReader child(stand_in());
    CHECK(ask(child, "").articles.empty());
    const std::string large(20'000'000, 'x');
    const auto sink = ask(child, large);
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].text == "20000000");
}

TEST_CASE("A reader that fails costs its file, with the reason, and the next is read") {
    CHECK_THAT(rejection("abort"), test::contains("its reader gave up (SIGABRT)"));
    CHECK_THAT(rejection("crash"), test::contains("its reader crashed (SIGSEGV)"));
    CHECK_THAT(rejection("exit"),
               test::contains("its reader ended in the middle of it (exit code 3)"));
    CHECK_THAT(rejection("babble"), test::contains("its reader spoke out of turn"));
    CHECK_THAT(rejection("die"), test::contains("its reader was killed (SIGKILL)"));
    CHECK_THAT(rejection("close"), test::contains("its reader was killed"));
}

TEST_CASE("Bounds on time and memory hold") {
    CHECK_THAT(rejection("hang"), test::contains("took more processor time"));
    CHECK_THAT(rejection("sleep"), test::contains("did nothing for 1 seconds"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // On a busy machine half a gigabyte of fresh pages takes longer than a second.
    CHECK_THAT(rejection("eat", {}), test::contains("needs more memory"));
#endif
}

TEST_CASE("The bound on processor time is a file's own") {
    ChildReader child(stand_in(), kShort);
    for (int i = 0; i < 3; ++i) {
        CHECK_THAT(ask(child, "hang").rejected.at(0), test::contains("processor time"));
        CHECK(ask(child, "a").articles.size() == 1);
    }
}

TEST_CASE("A file that is too large is refused, and the next is read") {
    ChildReader child(stand_in(), {.file_bytes = 1'000'000});
    const auto sink = ask(child, std::string(1'000'001, 'x'));
    CHECK(sink.articles.empty());
    CHECK_THAT(sink.rejected.at(0),
               test::contains("is larger than a file of its format may be (1 MB)"));
    CHECK(ask(child, std::string(1'000'000, 'x')).articles.size() == 1);
}

TEST_CASE("Bytes that break in the middle of a file end as they would without a child") {
    class Breaking final : public ByteSource {
      public:
        std::size_t read(std::span<char>) override { throw DamagedInput("breaks off"); }
    };
    ChildReader child(stand_in());
    Breaking bytes;
    CollectingSink sink;
    CHECK_THROWS_AS(child.read(bytes, Format::pdf, sink), DamagedInput);
    CHECK(ask(child, "a").articles.size() == 1);
}

TEST_CASE("A run that is interrupted does not wait for the reader") {
    class Stopping final : public ArticleSink {
      public:
        void article(Article&&) override { ++articles; }
        void reject(const Place&, const std::string&) override { ++rejected; }
        void skip(const Place&, const std::string&) override {}
        void warn(const Place&, const std::string&) override {}
        bool stop() const override { return articles > 0; }
        int articles = 0;
        int rejected = 0;
    };
    ChildReader child(stand_in());
    MemorySource bytes("a\nsleep\n");
    Stopping sink;
    child.read(bytes, Format::pdf, sink);
    CHECK(sink.articles == 1);
    CHECK(sink.rejected == 0);
}

TEST_CASE("A reader that is not there is no fault of the file") {
    ChildReader child("/no/such/reader");
    CHECK_THROWS_AS(ask(child, "a"), NoReader);
    CHECK_THROWS_WITH(ask(child, "a"),
                      "/no/such/reader cannot be started: No such file or directory");
}

TEST_CASE("What it says on its error stream harms nobody") {
    ChildReader child(stand_in());
    std::string deeds;
    for (int i = 0; i < 100; ++i) deeds += "complain " + std::string(5000, '!') + "\n";
    CHECK(ask(child, deeds).articles.size() == 100);
}

TEST_CASE("The cage denies what a parser has no need of") {
    const test::TempFolder folder;
    const std::string file = (folder.path() / "a").string();
    std::ofstream(file) << "a";
    const std::string denied = "Operation not permitted";
    CHECK(answer("write " + file) != "allowed");
    CHECK(answer("create " + file + "b") != "allowed");
    CHECK(answer("unlink " + file) == denied);
    CHECK(answer("mkdir " + file + "c") == denied);
    CHECK(answer("socket") == denied);
    CHECK(answer("unix-socket") == denied);
    CHECK(answer("fork") == denied);
    CHECK(answer("execute /bin/true") == denied);
    CHECK(answer("trace") == denied);
    CHECK(answer("kill") == denied);
    CHECK(answer("memfd") == denied);
    CHECK(answer("io_uring") == denied);
    CHECK(answer("raise-limit") == denied);
    CHECK(std::filesystem::exists(file));
}

TEST_CASE("The cage lets charset modules in, and no file of the user's where Landlock is") {
    CHECK(answer("convert UTF-16") == "allowed");
    CHECK(answer("convert ISO-8859-4") == "allowed");
    ChildReader child(stand_in());
    const auto sink = ask(child, "open /etc/passwd");
    REQUIRE(sink.articles.size() == 1);
    const bool has_landlock = sink.warnings.empty();
    CHECK(sink.articles[0].text == (has_landlock ? "Permission denied" : "allowed"));
    if (!has_landlock) CHECK_THAT(sink.warnings[0], test::contains("Landlock"));
    CHECK(ask(child, "a").warnings.empty());  // told once
}
