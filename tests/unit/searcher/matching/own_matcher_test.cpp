// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/own_matcher.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "searcher/compiling/query_compiler.hpp"
#include "searcher/compiling/ranking.hpp"
#include "searcher/query/query_parser.hpp"
#include "store/layout/schema.hpp"
#include "store/stub.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;
using udklip::test::TestArticle;
using Xapian::Query;
namespace store = udklip::store;

namespace {

/// Frequent ones first: the matcher's file has those, Xapian the rest.
const std::vector<std::string> kWords = {
    "kommune",   "kommunerne",  "skole",  "folkeskolen",    "penge",  "region",     "sygehus",
    "økonomi",   "børn",        "loven",  "bekendtgørelse", "regler", "anvendelse", "vand",
    "vandmiljø", "sundhedslov", "fisker", "bager",          "tromme", "procent"};

std::size_t below(std::size_t count, std::mt19937& random) {
    return random() % count;
}

/// Falls off: the first words are in most articles.
const std::string& some_word(std::mt19937& random) {
    return kWords[below(1 + below(kWords.size(), random), random)];
}

std::string pick(const std::vector<std::string>& from, std::mt19937& random) {
    return from[below(from.size(), random)];
}

/// Enough for several ranges, with near-duplicates, ties, and lengths that differ.
std::vector<TestArticle> random_articles(std::mt19937& random, std::size_t count) {
    std::vector<TestArticle> articles;
    for (std::size_t i = 0; i < count; ++i) {
        TestArticle article;
        if (i > 20 && random() % 4 == 0) {
            article = articles[below(i, random)];
        } else {
            const std::size_t words = 1 + below(1 + below(40, random), random);
            for (std::size_t word = 0; word < words; ++word) {
                article.text += some_word(random) + (random() % 9 == 0 ? ". " : " ");
            }
            if (random() % 5 == 0) article.title = some_word(random) + " og " + some_word(random);
        }
        article.id = "a" + std::to_string(i);
        article.date = pick({"", "2019", "2020-03", "2020-04-05", "2021"}, random);
        article.source = pick({"", "KL", "Politiken", "politiken", "Århus Avis"}, random);
        article.section = pick({"", "Kultur", "Sport"}, random);
        articles.push_back(article);
    }
    return articles;
}

void put_into_clusters(Corpus& corpus, std::mt19937& random) {
    store::Writer writer = corpus.writer();
    for (Xapian::docid id = 1; id <= writer.db().get_lastdocid(); ++id) {
        if (random() % 3 != 0) continue;
        Xapian::Document document = writer.db().get_document(id);
        document.add_value(store::slot::cluster, fmt::format("{:016x}", 1 + random() % 150));
        writer.db().replace_document(id, document);
    }
    writer.publish();
    corpus.reopen();
}

std::string random_question(std::mt19937& random) {
    std::string question;
    const std::size_t words = 1 + below(4, random);
    for (std::size_t i = 0; i < words; ++i) {
        question += pick({"", "", "", "", "", "-", "titel:", "("}, random) + some_word(random) +
                    pick({" ", " ", " ", " OR ", " AND ", ") "}, random);
    }
    if (random() % 8 == 0) question += pick({"år:2020", "år:2019..2020", "kilde:KL"}, random);
    if (random() % 15 == 0) question += "\"" + some_word(random) + " " + some_word(random) + "\"";
    return question;
}

Request random_request(std::mt19937& random) {
    Request request;
    request.text = random_question(random);
    request.words = std::vector{Words::automatic, Words::every, Words::some}[below(3, random)];
    request.facets = {"year", "month", "source", "author", "section"};
    if (random() % 5 == 0) request.facets = {};
    request.limit = static_cast<std::uint32_t>(below(40, random));
    request.offset = static_cast<std::uint32_t>(random() % 3 == 0 ? below(300, random) : 0);
    if (random() % 20 == 0) request.limit = 5000;
    if (random() % 11 == 0) request.years = {"2020"}, request.facets_show_others = true;
    if (random() % 13 == 0) request.sources = {"politiken"};
    if (random() % 13 == 0) request.from = "2019-06-01";
    if (random() % 17 == 0) request.to = "2020-03-15";
    if (random() % 4 == 0) request.collapse = false;
    if (random() % 10 == 0) request.furniture = true;
    if (random() % 15 == 0) request.time_limit = 100;
    return request;
}

/// All of an answer that a matcher decides.
struct Told {
    std::string text;
    std::vector<double> scores;

    /// Of a score's last digits, Xapian is not sure: it adds in the order of its lists.
    bool operator==(const Told& other) const {
        return text == other.text &&
               std::equal(scores.begin(), scores.end(), other.scores.begin(), other.scores.end(),
                          [](double a, double b) { return std::abs(a - b) <= 1e-13 * a; });
    }
};

std::ostream& operator<<(std::ostream& out, const Told& told) {
    return out << told.text << fmt::format(" {}", fmt::join(told.scores, " "));
}

Told told(const Answer& answer) {
    Told told;
    std::string& text = told.text;
    text = fmt::format("{} {} {}:", answer.total, answer.distinct,
                       answer.total_is_exact ? "exact" : "bound");
    for (const auto& hit : answer.hits) {
        text += " " + hit.id;
        told.scores.push_back(hit.score);
        for (const auto& similar : hit.similar) text += "~" + similar.id;
        text += fmt::format("({})", hit.similar_total);
    }
    for (const auto& facet : answer.facets) {
        text += " | " + facet.name;
        for (const auto& value : facet.values) {
            text += fmt::format(" {}={}", value.value.value_or("?"), value.count);
        }
    }
    return told;
}

Told told_by(Corpus& corpus, const Request& request, store::MatchBy who) {
    corpus.match_by(who);
    return told(corpus.search(request));
}

/// Whether our own matcher answers the request's question itself.
bool is_taken(Corpus& corpus, const Request& request) {
    corpus.match_by(store::MatchBy::postings);
    return corpus.with_database([&](const Xapian::Database& db) {
        Notes notes;
        const CompiledQuery compiled =
            compile(parse_query(request.text).root, Combine::every,
                    {db, udklip::test::analyzer(), Corpus::today(), notes});
        return OwnMatcher::for_question(db, compiled.query, corpus.shortcuts(), {}).has_value();
    });
}

std::filesystem::path postings_of(const Corpus& corpus) {
    return corpus.folder() / store::current_generation(corpus.folder()) /
           store::postings::kFileName;
}

/// The scores of all matches, by Xapian.
std::map<Xapian::docid, double> scores_by_xapian(const Xapian::Database& db, const Query& query) {
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(ranking::bm25());
    enquire.set_query(query);
    std::map<Xapian::docid, double> scores;
    const auto found = enquire.get_mset(0, db.get_doccount(), db.get_doccount());
    for (auto match = found.begin(); match != found.end(); ++match) {
        scores[*match] = match.get_weight();
    }
    return scores;
}

Query random_query(std::mt19937& random, int depth) {
    const auto term = [&] { return Query("Z" + some_word(random)); };
    if (depth == 0 || random() % 3 == 0) {
        switch (random() % 6) {
            case 0:
                return {Query::OP_SYNONYM, term(), term()};
            case 1:
                return {Query::OP_SYNONYM, Query(Query::OP_SYNONYM, term(), term()), term()};
            case 2:
                return {Query::OP_SCALE_WEIGHT, term(),
                        1.0 / static_cast<double>(1 + random() % 7)};
            case 3:
                return {Query::OP_AND, Query(Query::OP_SCALE_WEIGHT, term(), 0.0),
                        Query((new Xapian::FixedWeightPostingSource(0.1 / 3))->release())};
            case 4:
                return random() % 4 == 0 ? Query(std::string()) : term();
            default:
                return term();
        }
    }
    const Query::op ops[] = {Query::OP_AND,     Query::OP_OR,        Query::OP_FILTER,
                             Query::OP_AND_NOT, Query::OP_AND_MAYBE, Query::OP_OR};
    std::vector<Query> parts;
    for (std::size_t i = 0; i < 2 + below(2, random); ++i) {
        parts.push_back(random_query(random, depth - 1));
    }
    return {ops[below(6, random)], parts.begin(), parts.end()};
}

}  // namespace

TEST_CASE("our matcher finds what Xapian finds, with the same scores, in the same order") {
    std::mt19937 random(20260101);
    unsigned taken = 0;
    unsigned asked = 0;
    for (const std::size_t articles : {700U, 1300U}) {
        Corpus corpus(random_articles(random, articles));
        put_into_clusters(corpus, random);
        REQUIRE(corpus.shortcuts().postings != nullptr);
        for (int i = 0; i < 250; ++i, ++asked) {
            const Request request = random_request(random);
            INFO(request.text << " limit " << request.limit << " offset " << request.offset);
            CHECK(told_by(corpus, request, store::MatchBy::postings) ==
                  told_by(corpus, request, store::MatchBy::xapian));
            taken += is_taken(corpus, request) ? 1 : 0;
        }
    }
    CHECK(taken > asked / 10 * 8);
}

TEST_CASE("any tree of words, synonyms and weights scores as Xapian has it") {
    std::mt19937 random(36);
    Corpus corpus(random_articles(random, 900));
    {
        store::Writer writer = corpus.writer();
        for (Xapian::docid id = 200; id < 700; id += 9) writer.db().delete_document(id);
        writer.publish();
    }
    corpus.reopen();
    corpus.with_database([&](const Xapian::Database& db) {
        for (int i = 0; i < 300; ++i) {
            const Query query = random_query(random, static_cast<int>(1 + random() % 3));
            INFO(query.get_description());
            auto tree = QuestionTree::grow(query, {db, *corpus.shortcuts().postings});
            if (query.empty()) continue;
            REQUIRE(tree);
            auto expected = scores_by_xapian(db, query);
            bool right = true;
            std::size_t found = 0;
            for (std::uint32_t range = 0; range < tree->ranges(); ++range) {
                const RangeMask matches = tree->mask(range);
                right = right && (matches.none() || tree->possible().has(range));
                const auto& scores = tree->score(range, matches);
                matches.each([&](unsigned place) {
                    ++found;
                    const auto by_xapian = expected.find(range * kRangeArticles + place);
                    right =
                        right && by_xapian != expected.end() &&
                        std::abs(by_xapian->second - scores[place]) <= 1e-13 * by_xapian->second &&
                        scores[place] <= tree->bounds()[range];
                });
            }
            CHECK(right);
            CHECK(found == expected.size());
        }
        return 0;
    });
}

TEST_CASE("a damaged file of postings changes no answer") {
    std::mt19937 random(7);
    Corpus corpus(random_articles(random, 600));
    put_into_clusters(corpus, random);
    std::vector<std::pair<Request, Told>> answers;
    for (int i = 0; i < 12; ++i) {
        Request request = random_request(random);
        Told answer = told_by(corpus, request, store::MatchBy::xapian);
        answers.emplace_back(std::move(request), std::move(answer));
    }
    const auto file = postings_of(corpus);
    const auto size = std::filesystem::file_size(file);
    std::ifstream in(file, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    const auto answers_as_before = [&](const std::string& bytes) {
        // Put in the place of the old one: what is mapped is not cut under somebody's hands.
        std::filesystem::remove(file);
        std::ofstream(file, std::ios::binary) << bytes;
        corpus.reopen();
        for (const auto& [request, answer] : answers) {
            if (!(told_by(corpus, request, store::MatchBy::postings) == answer)) return false;
        }
        return true;
    };
    for (int i = 0; i < 180; ++i) {
        std::string bytes = whole;
        const std::size_t at = below(i < 30 ? sizeof(store::postings::Header) : size, random);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        INFO("byte " << at);
        CHECK(answers_as_before(bytes));
    }
    for (int i = 0; i < 20; ++i) {
        const std::size_t kept = below(size, random);
        INFO("cut after " << kept);
        CHECK(answers_as_before(whole.substr(0, kept)));
    }
    std::filesystem::remove(file);
    corpus.reopen();
    CHECK(corpus.shortcuts().postings == nullptr);
    CHECK(told_by(corpus, answers[0].first, store::MatchBy::postings) == answers[0].second);
}

TEST_CASE("after a commit that did not renew the postings, Xapian answers from the new state") {
    std::mt19937 random(8);
    Corpus corpus(random_articles(random, 300));
    corpus.publish();
    REQUIRE(corpus.shortcuts().postings != nullptr);
    corpus.write({{.id = "ny", .text = "kommune kommune kommune"}});
    corpus.reopen();
    CHECK(corpus.shortcuts().postings == nullptr);
    Request request;
    request.text = "kommune";
    request.limit = 300;
    const Told answer = told_by(corpus, request, store::MatchBy::postings);
    CHECK(answer.text.find(" ny") != std::string::npos);
    CHECK(answer == told_by(corpus, request, store::MatchBy::xapian));
}

TEST_CASE("what only Xapian answers is left to it") {
    std::mt19937 random(9);
    Corpus corpus(random_articles(random, 300));
    corpus.publish();
    for (const char* text : {"\"vand og børn\"", "skole NEAR/5 penge"}) {
        Request request;
        request.text = text;
        INFO(text);
        CHECK_FALSE(is_taken(corpus, request));
        CHECK(told_by(corpus, request, store::MatchBy::postings) ==
              told_by(corpus, request, store::MatchBy::xapian));
    }
    Request request;
    request.text = "kommune skole -penge";
    CHECK(is_taken(corpus, request));
    corpus.match_by(store::MatchBy::xapian);
    CHECK(corpus.shortcuts().postings == nullptr);
}
