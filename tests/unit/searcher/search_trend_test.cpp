// SPDX-License-Identifier: GPL-3.0-or-later
// Trends over a database: each count is that of the search narrowed to the period.
#include <random>
#include <string>
#include <vector>

#include "searcher/search.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;

namespace {

std::vector<udklip::test::TestArticle> dated_articles(std::mt19937& random, int count) {
    const char* words[] = {"havn", "kyst", "skole", "økonomiforhandling", "mand", "regionen"};
    std::vector<udklip::test::TestArticle> articles;
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (int w = 0; w < 3; ++w) text += std::string(words[random() % 6]) + " ";
        std::string date = std::to_string(2015 + random() % 6);
        const auto precision = random() % 4;  // none, a year, a month, a day
        if (precision >= 2) date += "-0" + std::to_string(1 + random() % 9);
        if (precision == 3) date += "-1" + std::to_string(random() % 9);
        if (precision == 0) date.clear();
        articles.push_back({.id = std::to_string(i),
                            .text = text,
                            .date = date,
                            .source = random() % 3 == 0   ? ""
                                      : random() % 2 == 0 ? "KL"
                                                          : "DR",
                            .author = random() % 2 == 0 ? "Åse Ravn" : "",
                            .section = random() % 2 == 0 ? "Indland" : "Kultur"});
    }
    return articles;
}

std::uint64_t narrowed(Corpus& corpus, Request request, const TrendRequest& trend,
                       const std::string& period) {
    auto& filter = trend.by == Period::year ? request.years : request.months;
    filter = {period.empty() ? "unknown" : period};
    return corpus.search(request).total;
}

}  // namespace

TEST_CASE("a trend counts what a search narrowed to each period counts") {
    std::mt19937 random(11);
    for (int round = 0; round < 6; ++round) {
        Corpus corpus(dated_articles(random, 40));
        if (round % 2 == 1) corpus.publish();  // with columns, and without
        TrendRequest request;
        request.by = round % 3 == 0 ? Period::month : Period::year;
        request.questions = {"havn", "kyst -skole", "forhandling", "mand region"};
        if (round >= 2) request.narrowing.sources = {"KL"};
        if (round >= 4) request.narrowing.sections = {"Indland"};
        const Trend trend = corpus.searcher().trend(request);
        auto points = trend.points;
        points.push_back(trend.undated);
        for (std::size_t i = 0; i < request.questions.size(); ++i) {
            Request search = request.narrowing;
            search.text = request.questions[i];
            std::uint64_t sum = 0;
            for (const auto& point : points) {
                INFO(search.text << " " << point.period);
                // A relaxed question may not be relaxed in the period alone: ask as the trend did.
                search.words = trend.questions[i].relaxed ? Words::some : Words::every;
                if (!trend.questions[i].relaxed) {
                    CHECK(point.found[i] == narrowed(corpus, search, request, point.period));
                }
                CHECK(point.found[i] <= point.articles);
                sum += point.found[i];
            }
            CHECK(sum == trend.questions[i].total);
        }
        for (const auto& point : points) {
            INFO(point.period);
            CHECK(point.articles == narrowed(corpus, request.narrowing, request, point.period));
        }
    }
}

TEST_CASE("a trend says what it could not honour, and throws for a filter that is none") {
    Corpus corpus({{.id = "a", .text = "Havnen.", .date = "2021"}});
    TrendRequest request;
    request.questions = {"havn"};
    request.narrowing.years = {"hvornår"};
    CHECK_THROWS_AS(corpus.searcher().trend(request), udklip::Error);
}

TEST_CASE("articles are narrowed down by month, section and author, any of several values") {
    Corpus corpus({{.id = "a", .text = "Havnen.", .date = "2021-06", .author = "Åse Ravn"},
                   {.id = "b", .text = "Havnen.", .date = "2021-07-03", .section = "Indland"},
                   {.id = "c", .text = "Havnen.", .date = "2020", .section = "Kultur"}});
    const auto found = [&](auto change) {
        Request request;
        request.text = "havn";
        change(request);
        return corpus.search(request).total;
    };
    CHECK(found([](Request& r) { r.months = {"2021-06"}; }) == 1);
    CHECK(found([](Request& r) { r.months = {"2021-06", "2021-07"}; }) == 2);
    CHECK(found([](Request& r) { r.months = {"unknown"}; }) == 1);
    CHECK(found([](Request& r) { r.sections = {"indland", "Kultur"}; }) == 2);
    CHECK(found([](Request& r) { r.sections = {"unknown"}; }) == 1);
    CHECK(found([](Request& r) { r.authors = {"Åse Ravn"}; }) == 1);
    CHECK(found([](Request& r) {
              r.authors = {"Åse Ravn"};
              r.sections = {"Indland"};
          }) == 0);
}
