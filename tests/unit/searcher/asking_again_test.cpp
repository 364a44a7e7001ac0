// SPDX-License-Identifier: GPL-3.0-or-later
// What is new to a saved search.
#include "searcher/asking_again.hpp"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;
using udklip::test::ids_of;
using udklip::test::TempFolder;

namespace {

Request question(const std::string& text) {
    Request request;
    request.text = text;
    return request;
}

/// A database, and one saved search in it.
struct Watched {
    explicit Watched(Corpus& corpus_in, const Request& request)
        : corpus(&corpus_in), saved(folder.path() / "1.sqlite") {
        saved.save("search", request);
    }

    /// The ids that are new, all that are named; remembered if `written`.
    std::multiset<std::string> fresh(bool written = true, std::uint32_t limit = 1000) {
        std::multiset<std::string> ids;
        const auto search = saved.find("search").value();
        Request request = asked_again(search, {});
        request.limit = limit;
        ask_new(corpus->searcher(), saved, search, request, [&](const Answer& answer) {
            for (const auto& hit : answer.hits) {
                ids.insert(hit.id);
                for (const auto& other : hit.similar) ids.insert(other.id);
            }
            return written;
        });
        return ids;
    }

    TempFolder folder;
    Corpus* corpus;
    SavedSearches saved;
};

using Ids = std::multiset<std::string>;

}  // namespace

TEST_CASE("what was not written is new again") {
    Corpus corpus({{.id = "a", .text = "Havnen."}, {.id = "b", .text = "Havne."}});
    Watched watched(corpus, question("havn"));
    CHECK(watched.fresh(false) == Ids{"a", "b"});
    CHECK(watched.fresh() == Ids{"a", "b"});
    CHECK(watched.fresh().empty());
}

TEST_CASE("an answer of what is new counts what is new, and says how much more there is") {
    Corpus corpus({{.id = "a", .text = "Havnen.", .date = "2021"},
                   {.id = "b", .text = "Havne.", .date = "2021"},
                   {.id = "c", .text = "En havn."}});
    Request request = question("havn");
    const Answer answer = corpus.searcher().search_new(request, {"c"});
    CHECK(answer.total == 2);
    CHECK(answer.only_new);
    REQUIRE(answer.facets.size() == 2);
    CHECK(answer.facets[0].values.size() == 1);
    CHECK(answer.facets[0].values[0].count == 2);
    request.limit = 1;
    const Answer first = corpus.searcher().search_new(request, {});
    CHECK(first.hits.size() == 1);
    REQUIRE(first.notes.size() == 1);
    CHECK(first.notes[0] == "2 more articles are new: ask again.");
    CHECK(corpus.searcher().search_new(request, {"a", "b", "c"}).hits.empty());
}

TEST_CASE("a property: each article is new once, whatever the limit, and as a search finds them") {
    const char* words[] = {"havn", "kyst", "skole", "økonomiforhandling", "mand", "regionen"};
    std::mt19937 random(5);
    for (int round = 0; round < 4; ++round) {
        Corpus corpus(std::vector<udklip::test::TestArticle>{});
        Request request;
        request.text = round % 2 == 0 ? "havn" : "kyst OR skole";
        if (round >= 2) request.sources = {"KL"};
        Watched watched(corpus, request);
        Ids shown;
        for (int batch = 0; batch < 5; ++batch) {
            std::vector<udklip::test::TestArticle> articles;
            for (int i = 0; i < 12; ++i) {
                std::string text;
                for (int w = 0; w < 3; ++w) text += std::string(words[random() % 6]) + " ";
                articles.push_back({.id = std::to_string(batch) + "/" + std::to_string(i) +
                                          (random() % 8 == 0 ? std::string(90, 'l') : ""),
                                    .text = text,
                                    .source = random() % 2 == 0 ? "KL" : ""});
            }
            corpus.write(articles);
            if (round % 2 == 1) corpus.publish();
            corpus.reopen();
            for (;;) {
                const Ids fresh =
                    watched.fresh(random() % 4 != 0, static_cast<std::uint32_t>(1 + random() % 5));
                if (fresh.empty()) break;
                for (const auto& id : fresh) {
                    if (watched.saved.shown("search").contains(id)) shown.insert(id);
                }
            }
        }
        Request all = request;
        all.limit = 1000;
        all.collapse = false;
        Ids expected;
        for (const auto& hit : corpus.search(all).hits) expected.insert(hit.id);
        CHECK(shown == expected);
    }
}
