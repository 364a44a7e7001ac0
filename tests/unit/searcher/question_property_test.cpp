// SPDX-License-Identifier: GPL-3.0-or-later
//
// Laws that every answer obeys, whatever the articles and the question: random corpora, random
// questions. UDKLIP_PROPERTY_ROUNDS asks for more rounds than the few of a usual run.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/query/query_parser.hpp"
#include "searcher/query/unknown_value.hpp"
#include "searcher/search.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;
using udklip::test::TestArticle;

namespace {

using Ids = std::set<std::string>;
using Random = std::mt19937;

/// Inflected forms, compounds and their parts, names, numbers, a chain, and stop words.
const std::vector<std::string> kTextWords = {"kommune",      "kommunerne",
                                             "kommunens",    "skole",
                                             "folkeskolen",  "skolerne",
                                             "mand",         "mændene",
                                             "barn",         "børnene",
                                             "penge",        "økonomi",
                                             "minister",     "finansministeren",
                                             "Venstre",      "venstre",
                                             "e-mail",       "adresse",
                                             "12",           "§ 12",
                                             "og",           "ikke",
                                             "det",          "til",
                                             "jord",         "landbrug",
                                             "landbrugsjord"};
/// Words that a question may hold; none is a stop word, which are dropped beside others.
const std::vector<std::string> kAskedWords = {"kommune", "skole",   "folkeskole", "mand",
                                              "børn",    "penge",   "økonomi",    "minister",
                                              "venstre", "adresse", "jord",       "landbrugsjord"};

std::string pick(const std::vector<std::string>& from, Random& random) {
    return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
}

int rounds() {
    const char* wanted = std::getenv("UDKLIP_PROPERTY_ROUNDS");
    return wanted == nullptr ? 3 : std::max(1, std::atoi(wanted));
}

std::vector<TestArticle> random_articles(Random& random) {
    std::vector<TestArticle> articles;
    for (int i = 0; i < 40; ++i) {
        TestArticle article;
        article.id = "a" + std::to_string(i);
        const int words = std::uniform_int_distribution<int>(1, 25)(random);
        for (int word = 0; word < words; ++word) {
            article.text += pick(kTextWords, random) + pick({" ", " ", " ", ". ", ", "}, random);
        }
        if (i % 3 == 0) article.title = pick(kTextWords, random) + " " + pick(kTextWords, random);
        article.date = pick({"", "2019", "2020-03", "2020-04-05", "2021-01-01T10:00:00"}, random);
        article.source = pick({"", "KL", "Politiken", "Ukendt", "Århus Avis"}, random);
        articles.push_back(article);
    }
    return articles;
}

/// Lets our own matcher answer what it can.
void answer_by_postings(Corpus& corpus) {
    corpus.publish();
    REQUIRE(corpus.shortcuts().postings != nullptr);
}

/// Calls `check` with some corpora and their random numbers, for each of the two matchers.
template <class Check>
void for_corpora(const Check& check) {
    for (const bool has_postings : {false, true}) {
        for (int round = 0; round < rounds(); ++round) {
            INFO(round << (has_postings ? ", our own matcher" : ", Xapian's matcher"));
            Random random(static_cast<unsigned>(round) + 1);
            Corpus corpus(random_articles(random));
            if (has_postings) answer_by_postings(corpus);
            for (int question = 0; question < 25; ++question) check(corpus, random);
        }
    }
}

Request request_for(const std::string& text, Words words = Words::automatic) {
    Request request;
    request.text = text;
    request.words = words;
    request.limit = 1000;
    request.collapse = false;
    return request;
}

Ids ids_of(const Answer& answer) {
    Ids ids;
    for (const auto& hit : answer.hits) ids.insert(hit.id);
    return ids;
}

Ids found(Corpus& corpus, const std::string& text, Words words = Words::automatic) {
    return ids_of(corpus.search(request_for(text, words)));
}

Ids both(const Ids& a, const Ids& b) {
    Ids out;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
    return out;
}

Ids either(const Ids& a, const Ids& b) {
    Ids out = a;
    out.insert(b.begin(), b.end());
    return out;
}

Ids without(const Ids& a, const Ids& b) {
    Ids out;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
    return out;
}

bool within(const Ids& a, const Ids& b) {
    return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// Something that an operator can join.
std::string operand(Random& random) {
    const std::string word = pick(kAskedWords, random);
    return pick({word, word, "\"" + word + " " + pick(kAskedWords, random) + "\"", "titel:" + word,
                 word.substr(0, 3) + "*", "=" + word},
                random);
}

}  // namespace

TEST_CASE("OR is a union, AND an intersection, NOT a difference") {
    for_corpora([](Corpus& corpus, Random& random) {
        const std::string a = operand(random);
        const std::string b = operand(random);
        INFO(a << " | " << b);
        const Ids of_a = found(corpus, a);
        const Ids of_b = found(corpus, b);
        CHECK(found(corpus, a + " OR " + b) == either(of_a, of_b));
        CHECK(found(corpus, a + " AND " + b) == both(of_a, of_b));
        CHECK(within(without(of_a, of_b), found(corpus, a + " NOT " + b)));
        CHECK(within(found(corpus, a + " NOT " + b), of_a));
    });
}

TEST_CASE("operators take stop words at their word") {
    for_corpora([](Corpus& corpus, Random& random) {
        const std::string word = pick(kAskedWords, random);
        const std::string stop = pick({"og", "ikke", "det", "til"}, random);
        INFO(word << " | " << stop);
        const Ids of_word = found(corpus, word);
        const Ids of_stop = found(corpus, "\"" + stop + "\"");
        CHECK(found(corpus, word + " AND " + stop) == both(of_word, of_stop));
        CHECK(found(corpus, word + " OR " + stop) == either(of_word, of_stop));
        CHECK(found(corpus, word + " -" + stop) == without(of_word, of_stop));
        CHECK(found(corpus, word + " " + stop) == of_word);
        CHECK(found(corpus, stop) == of_stop);
    });
}

TEST_CASE("every word is within the default, that is within some word") {
    for_corpora([](Corpus& corpus, Random& random) {
        const std::string question =
            operand(random) + " " + operand(random) + " " +
            pick({"", "-" + operand(random), "-(" + operand(random) + " " + operand(random) + ")"},
                 random);
        INFO(question);
        const Ids every = found(corpus, question, Words::every);
        const Ids automatic = found(corpus, question);
        CHECK(within(every, automatic));
        CHECK(within(automatic, found(corpus, question, Words::some)));
        if (!every.empty()) CHECK(automatic == every);
    });
}

TEST_CASE("a phrase is within its words; a star within a longer beginning's") {
    for_corpora([](Corpus& corpus, Random& random) {
        const std::string a = pick(kTextWords, random);
        const std::string b = pick(kTextWords, random);
        INFO(a << " " << b);
        CHECK(within(found(corpus, "\"" + a + " " + b + "\""),
                     both(found(corpus, "\"" + a + "\""), found(corpus, "\"" + b + "\""))));
        const std::string word = pick(kAskedWords, random);
        CHECK(within(found(corpus, word), found(corpus, word + "*")));
        CHECK(within(found(corpus, word), found(corpus, "*" + word)));
        CHECK(within(found(corpus, word + "*"), found(corpus, "*" + word + "*")));
        CHECK(within(found(corpus, "=" + word), found(corpus, "\"" + word + "\"")));
    });
}

TEST_CASE("NEAR has no order, grows with its number, and is within AND of the words as written") {
    for_corpora([](Corpus& corpus, Random& random) {
        const std::string a = pick(kTextWords, random);
        const std::string b = pick(kTextWords, random);
        INFO(a << " " << b);
        const Ids near = found(corpus, a + " NEAR/3 " + b);
        CHECK(found(corpus, b + " NEAR/3 " + a) == near);
        CHECK(within(near, found(corpus, a + " NEAR/9 " + b)));
        CHECK(within(near, both(found(corpus, "\"" + a + "\""), found(corpus, "\"" + b + "\""))));
    });
}

TEST_CASE("pages are disjoint and complete, whatever the order") {
    for_corpora([](Corpus& corpus, Random& random) {
        Request request = request_for(operand(random) + " " + operand(random), Words::some);
        request.sort = std::vector<Sort>{Sort::relevance, Sort::newest, Sort::oldest}[random() % 3];
        INFO(request.text);
        const Answer all = corpus.search(request);
        std::vector<std::string> whole;
        for (const auto& hit : all.hits) whole.push_back(hit.id);
        std::vector<std::string> paged;
        request.limit = 7;
        for (request.offset = 0; request.offset < whole.size(); request.offset += 7) {
            for (const auto& hit : corpus.search(request).hits) paged.push_back(hit.id);
        }
        CHECK(paged == whole);
        CHECK(all.total == whole.size());
    });
}

TEST_CASE("a facet's count is the total after the click") {
    for_corpora([](Corpus& corpus, Random& random) {
        Request request = request_for(operand(random), Words::some);
        request.facets = {"source"};
        INFO(request.text);
        const Answer answer = corpus.search(request);
        for (const auto& value : answer.facets.front().values) {
            Request clicked = request;
            const std::string name = value.value ? value_to_type(*value.value) : "unknown";
            clicked.sources = {name};
            INFO(name);
            CHECK(corpus.search(clicked).total == value.count);
        }
    });
}

TEST_CASE("a name's count is the total after the click, with columns and without") {
    for_corpora([](Corpus& corpus, Random& random) {
        std::vector<TestArticle> more;
        for (int i = 0; i < 10; ++i) {
            std::string text = "Det siger";
            for (int name = std::uniform_int_distribution<int>(0, 4)(random); name > 0; --name) {
                text += pick({" KL,", " kl,", " Jacob Bundsgaard,", " Bundsgaard,",
                              " SF's formand,", " Mette Holm,", " Ukendt,", " JACOB BUNDSGAARD,"},
                             random);
            }
            more.push_back({.id = "n" + std::to_string(random()), .text = text + " ja."});
        }
        corpus.write(more);
        corpus.reopen();
        Request request = request_for("siger", Words::some);
        request.facets = {"name"};
        const Answer plain = corpus.search(request);
        corpus.publish();
        const Answer answer = corpus.search(request);
        REQUIRE(answer.facets.front().values.size() == plain.facets.front().values.size());
        for (std::size_t i = 0; i < answer.facets.front().values.size(); ++i) {
            const auto& value = answer.facets.front().values[i];
            CHECK(value.value == plain.facets.front().values[i].value);
            CHECK(value.count == plain.facets.front().values[i].count);
            Request clicked = request;
            clicked.names = {value.value ? value_to_type(*value.value) : "unknown"};
            INFO(clicked.names.front());
            CHECK(corpus.search(clicked).total == value.count);
        }
    });
}

TEST_CASE("a question written out and read again has the same answer") {
    for_corpora([](Corpus& corpus, Random& random) {
        std::string question;
        for (int i = 0; i < 4; ++i) {
            question += pick({"", "", "-", "(", "titel:"}, random) + operand(random) +
                        pick({" ", " ", " OR ", " AND ", ") ", " NEAR/2 ", " det "}, random);
        }
        INFO(question);
        const Answer first = corpus.search(request_for(question));
        const Answer again = corpus.search(request_for(first.understood));
        CHECK(again.understood == first.understood);
        CHECK(ids_of(again) == ids_of(first));
    });
}

TEST_CASE("one database answers as two that divide its articles") {
    for (int round = 0; round < rounds(); ++round) {
        Random random(static_cast<unsigned>(round) + 100);
        const std::vector<TestArticle> articles = random_articles(random);
        std::array<std::vector<TestArticle>, 2> halves;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            halves[random() % 2].push_back(articles[i]);
        }
        Corpus whole(articles);
        if (round % 2 == 0) answer_by_postings(whole);
        Corpus first(halves[0]);
        Corpus second(halves[1]);
        udklip::store::Reader shards(
            std::vector<std::filesystem::path>{first.folder(), second.folder()});
        Searcher searcher(shards, udklip::test::analyzer(), Corpus::today());
        for (int question = 0; question < 25; ++question) {
            const Request request = request_for(
                operand(random) + pick({" ", " OR ", " -", " NEAR/4 "}, random) + operand(random));
            INFO(request.text);
            const Answer one = whole.search(request);
            const Answer two = searcher.search(request);
            CHECK(udklip::test::ids_of(one) == udklip::test::ids_of(two));
            CHECK(one.total == two.total);
        }
    }
}
