// SPDX-License-Identifier: GPL-3.0-or-later
// Filters over a database: several values of one field, counts without a field's own filter, and
// what each filter keeps back.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "searcher/search.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;

namespace {

using Strings = std::vector<std::string>;

struct Filtered {
    const char* facet;
    Strings Request::*values;
    Strings choices;
};

const std::vector<Filtered>& fields() {
    static const std::vector<Filtered> all = {
        {"year", &Request::years, {"2018", "2019", "2020..2021", "unknown"}},
        {"month", &Request::months, {"2018-03", "2019-01..2019-06", "unknown"}},
        {"source", &Request::sources, {"KL", "dr", "unknown"}},
        {"section", &Request::sections, {"Indland", "Kultur", "unknown"}},
        {"author", &Request::authors, {"Åse Ravn", "unknown"}},
    };
    return all;
}

std::vector<udklip::test::TestArticle> random_articles(std::mt19937& random, int count) {
    const char* words[] = {"havn", "kyst", "skole"};
    const char* sources[] = {"", "KL", "DR"};
    const char* sections[] = {"", "Indland", "Kultur"};
    std::vector<udklip::test::TestArticle> articles;
    for (int i = 0; i < count; ++i) {
        const std::string year = std::to_string(2018 + random() % 4);
        const std::string dates[] = {"", year, year + "-0" + std::to_string(1 + random() % 9)};
        articles.push_back({.id = std::to_string(i),
                            .text = std::string(words[random() % 3]) + " " + words[random() % 3],
                            .date = dates[random() % 3],
                            .source = sources[random() % 3],
                            .author = random() % 2 == 0 ? "Åse Ravn" : "",
                            .section = sections[random() % 3]});
    }
    return articles;
}

/// A question with filters of some fields, each with one or two values.
Request random_request(std::mt19937& random) {
    Request request;
    request.text = "havn";
    request.words = Words::every;
    request.collapse = false;
    request.limit = 1000;
    request.facets = facet_names();
    for (const auto& field : fields()) {
        if (random() % 3 == 0) continue;
        for (auto n = 1 + random() % 2; n > 0; --n) {
            (request.*field.values).push_back(field.choices[random() % field.choices.size()]);
        }
    }
    return request;
}

Strings ids(Corpus& corpus, const Request& request) {
    Strings found;
    for (const auto& hit : corpus.search(request).hits) found.push_back(hit.id);
    std::sort(found.begin(), found.end());
    return found;
}

const Facet& facet_of(const Answer& answer, const std::string& name) {
    return *std::find_if(answer.facets.begin(), answer.facets.end(),
                         [&](const Facet& facet) { return facet.name == name; });
}

bool is_same(const Facet& a, const Facet& b) {
    return std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                      [](const FacetValue& x, const FacetValue& y) {
                          return x.value == y.value && x.count == y.count;
                      });
}

}  // namespace

TEST_CASE("a property: filters, their values and what is counted without them") {
    std::mt19937 random(3);
    for (int round = 0; round < 40; ++round) {
        Corpus corpus(random_articles(random, 60));
        if (round % 2 == 1) corpus.publish();  // with columns, and without
        Request request = random_request(random);
        INFO("round " << round);
        request.facets_show_others = true;
        const Answer answer = corpus.search(request);
        for (const auto& field : fields()) {
            INFO(field.facet);
            Request without = request;
            (without.*field.values).clear();
            without.facets_show_others = false;
            // Each field is counted as if it were not narrowed by itself.
            const Answer wider = corpus.search(without);
            CHECK(is_same(facet_of(answer, field.facet), facet_of(wider, field.facet)));
            // Several values are any of them.
            Strings any;
            for (const auto& value : request.*field.values) {
                Request one = request;
                one.*field.values = {value};
                for (const auto& id : ids(corpus, one)) any.push_back(id);
            }
            if (!(request.*field.values).empty()) {
                std::sort(any.begin(), any.end());
                any.erase(std::unique(any.begin(), any.end()), any.end());
                CHECK(ids(corpus, request) == any);
            }
            // Where nothing is found, a count says what the click finds.
            if (answer.total > 0 || (request.*field.values).empty()) continue;
            const auto said =
                std::find_if(answer.without.begin(), answer.without.end(),
                             [&](const WithoutFilter& one) { return one.filter == field.facet; });
            REQUIRE(said != answer.without.end());
            CHECK(said->total == wider.total);
        }
        if (answer.total > 0) CHECK(answer.without.empty());
    }
}

TEST_CASE("what a suggestion finds is counted as its search counts it") {
    std::vector<udklip::test::TestArticle> articles;
    for (int i = 0; i < 40; ++i) {
        articles.push_back({.id = std::to_string(i),
                            .text = i % 2 == 0 ? "Ankestyrelsen skriver." : "Kommunen skriver.",
                            .source = i % 3 == 0 ? "KL" : "DR"});
    }
    Corpus corpus(articles);
    for (const char* text : {"anketsyrelsen", "anketsyrelsen skrive", "komunen xyzzy"}) {
        for (const bool narrow : {false, true}) {
            Request request;
            request.text = text;
            if (narrow) request.sources = {"KL"};
            const Answer answer = corpus.search(request);
            INFO(text);
            REQUIRE(answer.suggestion);
            Request better = request;
            better.text = *answer.suggestion;
            CHECK(answer.suggestion_total == corpus.search(better).total);
        }
    }
    Request request;
    request.text = "anketsyrelsen";
    request.suggests = false;
    CHECK_FALSE(corpus.search(request).suggestion);
}
