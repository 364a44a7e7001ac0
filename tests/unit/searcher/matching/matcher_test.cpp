// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/matcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/query_parser.hpp"
#include "store/layout/schema.hpp"
#include "store/stub.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;
using udklip::test::ids_of;
using udklip::test::TestArticle;
namespace store = udklip::store;

namespace {

const std::vector<std::string> kWords = {"kommune", "kommunerne", "skole",   "folkeskolen",
                                         "penge",   "region",     "sygehus", "økonomien",
                                         "barn",    "børn"};

std::string pick(const std::vector<std::string>& from, std::mt19937& random) {
    return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
}

std::vector<TestArticle> random_articles(std::mt19937& random) {
    std::vector<TestArticle> articles;
    for (int i = 0; i < 60; ++i) {
        TestArticle article;
        article.id = "a" + std::to_string(i);
        for (int word = 0; word < 6; ++word) article.text += pick(kWords, random) + " ";
        article.date = pick({"", "2019", "2020-03", "2020-04-05", "2021"}, random);
        article.source = pick({"", "KL", "Politiken", "politiken", "Århus Avis"}, random);
        article.section = pick({"", "Kultur", "Sport"}, random);
        articles.push_back(article);
    }
    return articles;
}

std::string random_question(std::mt19937& random) {
    std::string question;
    for (int i = 0; i < 3; ++i) {
        question += pick({"", "", "-", "=", "\"", "titel:", "("}, random) + pick(kWords, random) +
                    pick({" ", " ", "* ", " OR ", " AND ", "\" ", ") ", " NEAR/3 "}, random);
    }
    return question;
}

/// The question narrowed down to a value of a facet, as a user would.
Request clicked(Request request, const std::string& facet, const FacetValue& value) {
    const std::string wanted = value.value.value_or("unknown");
    if (facet == "year") {
        request.years = {wanted};
    } else if (facet == "source") {
        request.sources = {wanted};
    } else {
        request.text = "(" + request.text + ") " + facet + ":\"" + wanted + "\"";
    }
    return request;
}

}  // namespace

TEST_CASE("every facet count is the number of hits after the click, whatever is asked") {
    std::mt19937 random(20210618);
    for (int round = 0; round < 5; ++round) {
        Corpus corpus(random_articles(random));
        for (int i = 0; i < 40; ++i) {
            Request request;
            request.text = pick(kWords, random);
            if (i % 2 == 1) request.text = pick(kWords, random) + " OR " + pick(kWords, random);
            request.words = pick({"a", "b"}, random) == "a" ? Words::every : Words::some;
            request.facets = {"year", "month", "source", "section"};
            request.limit = 0;
            const Answer answer = corpus.search(request);
            CHECK(answer.total_is_exact);
            for (const auto& facet : answer.facets) {
                std::uint64_t sum = 0;
                for (const auto& value : facet.values) {
                    INFO(request.text << " " << facet.name << " "
                                      << value.value.value_or("unknown"));
                    CHECK(corpus.search(clicked(request, facet.name, value)).total == value.count);
                    sum += value.count;
                }
                CHECK(sum == answer.total);
            }
        }
    }
}

TEST_CASE("no question, however odd, fails or finds more than there is") {
    std::mt19937 random(4);
    Corpus corpus(random_articles(random));
    for (int i = 0; i < 500; ++i) {
        Request request;
        request.text = random_question(random);
        INFO(request.text);
        const Answer answer = corpus.search(request);
        CHECK(answer.total <= 60);
        CHECK(answer.hits.size() <= request.limit);
    }
}

namespace {

/// All that a match says, but its iterators.
std::string told(const Matcher& matcher) {
    std::string all = std::to_string(matcher.total()) + (matcher.total_is_exact() ? "" : "+") +
                      "/" + std::to_string(matcher.distinct());
    const auto duplicates = matcher.near_duplicates();
    REQUIRE(duplicates.size() == matcher.page().size());
    for (std::size_t i = 0; i < duplicates.size(); ++i) {
        const auto& [match, score] = matcher.page()[i];
        all += " " + std::to_string(*match) + "=" + std::to_string(score);
        if (duplicates[i].total > 0) all += "~" + std::to_string(duplicates[i].total);
        for (const auto& [id, source] : duplicates[i].named) all += "," + id + "(" + source + ")";
    }
    for (const auto& facet : matcher.facets()) {
        all += " " + facet.name;
        for (const auto& value : facet.values) {
            all += " " + value.value.value_or("?") + ":" + std::to_string(value.count);
        }
    }
    return all;
}

/// Articles in clusters by hand, as if the indexer had found them alike: `in` of 10 articles, in
/// clusters of about `each`.
void put_into_clusters(Corpus& corpus, unsigned in, unsigned each, std::mt19937& random) {
    store::Writer writer = corpus.writer();
    const Xapian::docid last = writer.db().get_lastdocid();
    const unsigned kinds = std::max(1U, last * in / 10 / each);
    for (Xapian::docid id = 1; id <= last; ++id) {
        if (random() % 10 >= in) continue;
        Xapian::Document document = writer.db().get_document(id);
        document.add_value(store::slot::cluster, fmt::format("{:016x}", random() % kinds + 1));
        writer.db().replace_document(id, document);
    }
    writer.publish();
    corpus.reopen();
}

/// Anything that may decide how a question is answered.
Request random_request(std::mt19937& random) {
    Request request;
    request.text = random() % 2 == 0 ? random_question(random) : pick(kWords, random);
    request.facets = {"year", "month", "source", "author", "section"};
    if (random() % 5 == 0) request.facets = {};
    request.limit = static_cast<std::uint32_t>(random() % 30);
    request.offset = static_cast<std::uint32_t>(random() % 3 == 0 ? random() % 40 : 0);
    request.sort =
        std::vector{Sort::relevance, Sort::relevance, Sort::newest, Sort::oldest}[random() % 4];
    if (random() % 11 == 0) request.years = {"2020"}, request.facets_show_others = true;
    if (random() % 13 == 0) request.sources = {"politiken"};
    if (random() % 17 == 0) request.text = "år:2019..2020";
    if (random() % 10 == 0) request.collapse = false;
    return request;
}

}  // namespace

TEST_CASE("near-duplicates are collapsed by column as they are by Xapian") {
    std::mt19937 random(62687);
    udklip::language::Analyzer& analyzer = udklip::test::analyzer();
    unsigned collapsed = 0;
    for (const auto& [in, each] : {std::pair{3U, 2U}, {8U, 4U}, {9U, 60U}, {10U, 1000U}}) {
        auto articles = random_articles(random);
        const std::size_t first = articles.size();
        // Copies, so that many score alike and many pages must be filled by asking again.
        for (std::size_t i = 0; i < 200; ++i) {
            TestArticle copy = articles[random() % (first / 4)];
            copy.id = "c" + std::to_string(i);
            copy.date = pick({"", "2019", "2020-04-05", "2021"}, random);
            articles.push_back(copy);
        }
        Corpus corpus(articles);
        put_into_clusters(corpus, in, each, random);
        REQUIRE(corpus.shortcuts().columns != nullptr);
        REQUIRE(corpus.shortcuts().columns->find(store::slot::cluster) != nullptr);
        corpus.with_database([&](const Xapian::Database& db) {
            store::Articles stored(db);
            for (int i = 0; i < 300; ++i) {
                const Request request = random_request(random);
                Notes notes;
                const CompiledQuery compiled = compile(parse_query(request.text).root,
                                                       i % 2 == 0 ? Combine::some : Combine::every,
                                                       {db, analyzer, Corpus::today(), notes});
                Matcher plain(db, stored, request, Corpus::today());
                Matcher quick(db, stored, request, Corpus::today(), corpus.shortcuts());
                plain.match(compiled);
                quick.match(compiled);
                INFO(request.text << " limit " << request.limit << " offset " << request.offset);
                CHECK(told(quick) == told(plain));
                collapsed += plain.distinct() < plain.total();
            }
            return 0;
        });
    }
    CHECK(collapsed > 300);
}

TEST_CASE("a damaged column of clusters is noticed and done without") {
    std::mt19937 random(5);
    Corpus corpus(random_articles(random));
    put_into_clusters(corpus, 8, 4, random);
    Request request;
    request.text = "kommune OR skole";
    const std::string before = ids_of(corpus.search(request));
    const auto file =
        corpus.folder() / store::current_generation(corpus.folder()) / store::columns::kFileName;
    // The clusters come last: 61 cells of a byte, padded, and one sum.
    const auto at = static_cast<std::streamoff>(std::filesystem::file_size(file)) - 8 - 64;
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(at).write("\x7f\x7f\x7f\x7f", 4);
    stream.close();
    corpus.reopen();
    auto* column = corpus.shortcuts().columns->find(store::slot::cluster);
    REQUIRE(column != nullptr);
    REQUIRE(column->at(1) == store::FacetColumn::kUnknown);
    CHECK(ids_of(corpus.search(request)) == before);
}

TEST_CASE("a local database's shortcuts change no answer") {
    std::mt19937 random(369);
    udklip::language::Analyzer& analyzer = udklip::test::analyzer();
    for (int round = 0; round < 4; ++round) {
        auto articles = random_articles(random);
        // Many that score alike: their order is by date and id, however many there are.
        for (int i = 0; i < 60; ++i) {
            TestArticle alike{.id = "b" + std::to_string(i), .text = "skole og kommune"};
            alike.date = pick({"", "2019", "2020-04-05"}, random);
            articles.push_back(alike);
        }
        Corpus corpus(articles);
        corpus.publish();
        REQUIRE(corpus.shortcuts().columns != nullptr);
        corpus.with_database([&](const Xapian::Database& db) {
            store::Articles stored(db);
            for (int i = 0; i < 250; ++i) {
                Request request;
                request.text = random_question(random);
                if (i % 3 == 0) request.text = pick(kWords, random);
                request.facets = {"year", "month", "source", "author", "section"};
                request.limit = std::uniform_int_distribution<std::uint32_t>(0, 30)(random);
                request.offset = std::uniform_int_distribution<std::uint32_t>(0, 40)(random) / 2;
                if (i % 7 == 0) request.sort = Sort::newest;
                if (i % 11 == 0) request.years = {"2020"}, request.facets_show_others = true;
                Notes notes;
                const CompiledQuery compiled = compile(parse_query(request.text).root,
                                                       i % 2 == 0 ? Combine::some : Combine::every,
                                                       {db, analyzer, Corpus::today(), notes});
                Matcher plain(db, stored, request, Corpus::today());
                Matcher quick(db, stored, request, Corpus::today(), corpus.shortcuts());
                plain.match(compiled);
                quick.match(compiled);
                INFO(request.text << " limit " << request.limit << " offset " << request.offset);
                CHECK(told(quick) == told(plain));
            }
            return 0;
        });
    }
}

TEST_CASE("near-duplicates are one hit that names the others; counts count each") {
    Corpus corpus({{.id = "a", .text = "Ens historie om skolen.", .date = "2021"},
                   {.id = "b", .text = "Ens historie om skolen.", .date = "2020"},
                   {.id = "c", .text = "En anden om skolen."}});
    // The indexer is what finds clusters; here two articles are put into one by hand.
    udklip::store::Writer writer = corpus.writer();
    for (const Xapian::docid id : {1U, 2U}) {
        Xapian::Document document = writer.db().get_document(id);
        document.add_value(store::slot::cluster, "k");
        writer.db().replace_document(id, document);
    }
    writer.commit();
    corpus.reopen();

    Request request;
    request.text = "skole";
    const Answer collapsed = corpus.search(request);
    CHECK(collapsed.hits.size() == 2);
    CHECK(collapsed.total == 3);
    CHECK(collapsed.total_is_exact);
    CHECK(collapsed.distinct == 2);
    for (const auto& hit : collapsed.hits) {
        if (hit.id != "a") continue;
        REQUIRE(hit.similar.size() == 1);
        CHECK(hit.similar[0].id == "b");
        CHECK(hit.similar_total == 1);
        CHECK(hit.id != "b");
    }
    request.facets = {};
    CHECK(corpus.search(request).total == 3);
    request.collapse = false;
    CHECK(corpus.search(request).hits.size() == 3);
    CHECK(corpus.search(request).distinct == 3);
}
