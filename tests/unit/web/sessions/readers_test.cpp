// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/sessions/readers.hpp"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip;
using searcher::Session;
using web::Overloaded;
using web::Readers;

namespace {

std::string found(Session& session) {
    searcher::Request request;
    request.text = "hus";
    return test::ids_of(session.searcher().search(request));
}

Readers::Open opening(const test::Corpus& corpus, int& opened) {
    return [&corpus, &opened] {
        ++opened;
        return std::make_unique<Session>(test::lexicon(),
                                         std::vector<std::filesystem::path>{corpus.folder()});
    };
}

}  // namespace

TEST_CASE("who finds all readers in use is told so, and the next one is served") {
    const test::Corpus corpus({{.id = "a", .text = "Et hus."}});
    int opened = 0;
    Readers readers(opening(corpus, opened), 2, std::chrono::milliseconds(1));
    readers.with([&](Session& first) {
        CHECK(found(first) == "a");
        readers.with([&](Session& second) {
            CHECK(&first != &second);
            CHECK_THROWS_AS(readers.with([](Session&) {}), Overloaded);
        });
        readers.with([&](Session& second) { CHECK(&first != &second); });
    });
    CHECK(opened == 2);
}

TEST_CASE("a reader that is lent has the newest state") {
    test::Corpus corpus({{.id = "a", .text = "Et hus."}});
    int opened = 0;
    Readers readers(opening(corpus, opened), 1, std::chrono::milliseconds(1));
    CHECK(readers.with(found) == "a");
    corpus.write({{.id = "b", .title = "Hus", .text = "Hus ved hus."}});
    CHECK(readers.with(found).size() == 3);
    CHECK(opened == 1);
}

TEST_CASE("a reader that cannot be opened leaves its place to the next") {
    const test::Corpus corpus({{.id = "a", .text = "Et hus."}});
    int opened = 0;
    const auto open = opening(corpus, opened);
    bool fails = false;
    Readers readers(
        [&] {
            if (fails) throw std::runtime_error("no");
            return open();
        },
        2, std::chrono::milliseconds(1));
    readers.with([&](Session&) {
        fails = true;
        CHECK_THROWS_AS(readers.with([](Session&) {}), std::runtime_error);
        fails = false;
        CHECK(readers.with(found) == "a");
    });
}

TEST_CASE("half of the readers are lent for long, the others stay for the pages") {
    const test::Corpus corpus({{.id = "a", .text = "Et hus."}});
    int opened = 0;
    Readers readers(opening(corpus, opened), 4, std::chrono::milliseconds(1));
    auto first = readers.lend_for_long();
    const auto second = readers.lend_for_long();
    CHECK(found(*first) == "a");
    CHECK_THROWS_AS(readers.lend_for_long(), Overloaded);
    readers.with([&](Session& page) { CHECK(&page != first.get()); });
    first = nullptr;
    CHECK(found(*readers.lend_for_long()) == "a");
}
