// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/batch.hpp"

#include <sstream>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"
#include "tests/unit/store/errors.hpp"

using namespace udklip::searcher;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::Corpus;
using udklip::test::TempFolder;

namespace {

Corpus& corpus() {
    static Corpus shared({
        {.id = "skole", .text = "Skolen åbner. Skolen er ny."},
        {.id = "begge to", .text = "Skolen ligger i kommunen og er af en helt anden slags."},
        {.id = std::string(100, 'l'), .text = "Regionen."},
    });
    return shared;
}

struct Run {
    std::string text;
    BatchTiming timing;
    std::vector<std::size_t> rejected;  ///< lines
};

Run run(const std::string& questions, std::uint32_t limit = 10, const std::string& tag = "tag") {
    const TempFolder folder;
    std::ostringstream out;
    std::vector<std::size_t> rejected;
    const auto reject = [&](std::size_t line, const udklip::translation::Said&) {
        rejected.push_back(line);
    };
    const auto timing =
        run_batch(corpus().searcher(), folder.write("q.tsv", questions), tag, limit, out, reject);
    return {out.str(), timing, rejected};
}

std::vector<std::vector<std::string>> fields(const std::string& text) {
    std::vector<std::vector<std::string>> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        auto& fields = lines.emplace_back();
        for (std::string word; words >> word;) fields.push_back(word);
    }
    return lines;
}

}  // namespace

TEST_CASE("a run has six fields a line: qid Q0 id rank score tag") {
    const auto lines = fields(run("q1\tskole\n").text);
    REQUIRE(lines.size() == 2);
    for (const auto& line : lines) REQUIRE(line.size() == 6);
    CHECK(lines[0][0] == "q1");
    CHECK(lines[0][1] == "Q0");
    CHECK(lines[0][2] == "skole");
    CHECK(lines[0][3] == "1");
    CHECK(lines[1][3] == "2");
    CHECK(std::stod(lines[0][4]) > std::stod(lines[1][4]));
    CHECK(lines[0][5] == "tag");
}

TEST_CASE("white space in an id is written out") {
    CHECK(fields(run("q\tkommune\n").text).at(0)[2] == "begge%20to");
}

TEST_CASE("so it is in a question's id and in the tag, with what a terminal would obey") {
    const std::string text = run("q 1\x1b[31m\tkommune\n", 10, "a b\x07").text;
    const auto lines = fields(text);
    REQUIRE(lines.at(0).size() == 6);
    CHECK(lines[0][0] == "q%201%1B[31m");
    CHECK(lines[0][5] == "a%20b%07");
}

TEST_CASE("an id too long for its value is read from the article") {
    CHECK(fields(run("q\tregion\n").text).at(0)[2] == std::string(100, 'l'));
}

TEST_CASE("some word is enough, and the limit is kept") {
    CHECK(fields(run("q\tskole region findesikke\n").text).size() == 3);
    CHECK(fields(run("q\tskole region\n", 1).text).size() == 1);
}

TEST_CASE("questions are taken in order; empty lines and line ends of either kind do not matter") {
    const auto lines = fields(run("b\tregion\r\n\n\r\na\tkommune").text);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0][0] == "b");
    CHECK(lines[1][0] == "a");
    CHECK(run("b\tregion\n\na\tkommune\n").timing.queries == 2);
}

TEST_CASE("a question that finds nothing, or asks nothing, has no line") {
    CHECK(run("q\txyzzy\n").text.empty());
    CHECK(run("q\t\n").text.empty());
    CHECK(run("q\t?!\n").text.empty());
    CHECK(run("").timing.queries == 0);
}

TEST_CASE("a line without a tab is told and left out; the others are answered") {
    const Run answered = run("q1\tskole\n\nq2 skole\nq3\tregion\n");
    CHECK(answered.rejected == std::vector<std::size_t>{3});
    CHECK(answered.timing.queries == 2);
    CHECK(fields(answered.text).size() == 3);
}

TEST_CASE("a file that cannot be read is a usage error") {
    std::ostringstream out;
    const auto reject = [](std::size_t, const udklip::translation::Said&) {};
    CHECK(code_of([&] { run_batch(corpus().searcher(), "/no/such/file", "t", 1, out, reject); }) ==
          ErrorCode::usage);
}

TEST_CASE("the times are in order, and told in one line") {
    std::string questions;
    for (int i = 0; i < 20; ++i) questions += "q\tskole\n";
    const BatchTiming timing = run(questions).timing;
    CHECK(timing.queries == 20);
    CHECK(timing.p50 > 0);
    CHECK(timing.p50 <= timing.p90);
    CHECK(timing.p90 <= timing.p99);
    CHECK(to_text(timing).english().find("20 questions") != std::string::npos);
    CHECK(to_text(timing).english().find('\n') == std::string::npos);
}

TEST_CASE("the times as JSON") {
    CHECK(to_json({.queries = 2, .mean = 1.5, .p50 = 1, .p90 = 2, .p99 = 2.25}) ==
          R"({"questions": 2, "mean": 1.5000, "p50": 1.0000, "p90": 2.0000, "p99": 2.2500})");
}
