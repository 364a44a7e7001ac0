// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/trend.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::searcher;

namespace {

Answer answer_of(const std::string& query, Facet facet) {
    Answer answer;
    answer.query = answer.understood = query;
    for (const auto& value : facet.values) answer.total += value.count;
    answer.facets.push_back(std::move(facet));
    return answer;
}

const Facet kAll{"year", {{"2018", 10}, {"2021", 20}, {std::nullopt, 5}}};

Trend example() {
    return make_trend(Period::year,
                      {answer_of("havn", {"year", {{"2021", 5}, {"2018", 1}, {std::nullopt, 2}}}),
                       answer_of("kyst", {"year", {{"2021", 1}}})},
                      kAll);
}

}  // namespace

TEST_CASE("a trend has every period from the first article to the last, also empty ones") {
    const Trend trend = example();
    REQUIRE(trend.points.size() == 4);
    CHECK(trend.points[0].period == "2018");
    CHECK(trend.points[0].articles == 10);
    CHECK(trend.points[0].found == std::vector<std::uint64_t>{1, 0});
    CHECK(trend.points[1].period == "2019");
    CHECK(trend.points[1].articles == 0);
    CHECK(trend.points[3].found == std::vector<std::uint64_t>{5, 1});
    CHECK(trend.undated.articles == 5);
    CHECK(trend.undated.found == std::vector<std::uint64_t>{2, 0});
    CHECK(trend.questions[0].total == 8);
}

TEST_CASE("months go on over the end of a year") {
    const Facet all{"month", {{"2020-11", 1}, {"2021-02", 1}, {"nonsense", 3}}};
    const Trend trend = make_trend(Period::month, {answer_of("havn", {"month", {}})}, all);
    std::string periods;
    for (const auto& point : trend.points) periods += point.period + " ";
    CHECK(periods == "2020-11 2020-12 2021-01 2021-02 ");
    CHECK(trend.undated.articles == 3);
}

TEST_CASE("a trend without dated articles has no points") {
    const Trend trend = make_trend(Period::year, {answer_of("havn", {"year", {{std::nullopt, 1}}})},
                                   {"year", {{std::nullopt, 2}}});
    CHECK(trend.points.empty());
    CHECK(trend.undated.found == std::vector<std::uint64_t>{1});
}

TEST_CASE("a trend on a terminal: shares, counts, and bars of one scale") {
    const std::string text = to_terminal(example(), Terminal{}).str();
    CHECK(text.find("2018   10.00 %  1 of 10") != std::string::npos);
    CHECK(text.find("2019         -  0 of  0") != std::string::npos);
    CHECK(text.find("2021   25.00 %  5 of 20") != std::string::npos);
    CHECK(text.find("articles without a year: 2 of 5") != std::string::npos);
    // 5 % of the second question is a fifth of the longest bar.
    const auto bar_of = [&](const std::string& line) {
        const std::size_t at = text.find(line) + line.size();
        std::size_t length = 0;
        while (text.compare(at + 2 + length * 3, 3, "▇") == 0) ++length;
        return length;
    };
    CHECK(bar_of("5 of 20") == 5 * bar_of("1 of 20"));
}

TEST_CASE("what is noted of several questions of a trend is said once") {
    Answer havn = answer_of("havn", {"year", {}});
    havn.notes = {"one", "both"};
    Answer kyst = answer_of("kyst", {"year", {}});
    kyst.notes = {"both"};
    CHECK(make_trend(Period::year, {havn, kyst}, kAll).notes ==
          std::vector<std::string>{"one", "both"});
}

TEST_CASE("a trend as TSV has a head line and its undated articles last") {
    CHECK(to_tsv(example()).str() ==
          "period\tarticles\thavn\thavn (share)\tkyst\tkyst (share)\n"
          "2018\t10\t1\t0.100000\t0\t0.000000\n"
          "2019\t0\t0\t\t0\t\n"
          "2020\t0\t0\t\t0\t\n"
          "2021\t20\t5\t0.250000\t1\t0.050000\n"
          "unknown\t5\t2\t0.400000\t0\t0.000000\n");
}

TEST_CASE("what a terminal would obey in a question is harmless in a trend") {
    const Trend trend =
        make_trend(Period::year, {answer_of("ond\x1b[31m\ttab\nlinje", {"year", {}})}, kAll);
    for (const auto& text :
         {to_terminal(trend, Terminal{}).str(), to_tsv(trend).str(), to_json(trend).str()}) {
        CHECK(text.find('\x1b') == std::string::npos);
    }
    CHECK(nlohmann::json::parse(to_json(trend).str())["questions"][0]["query"] ==
          "ond\x1b[31m\ttab\nlinje");
}
