// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "searcher/program/option_table.hpp"
#include "searcher/program/options.hpp"
#include "searcher/value_completion.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/option_table_checks.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip;

namespace {

searcher::Parsed parse(std::vector<const char*> line) {
    line.insert(line.begin(), {"udklip-search", "--no-config"});
    return searcher::parse_options(static_cast<int>(line.size()), line.data());
}

std::vector<std::string> complete(test::Corpus& corpus, const char* what, const char* start) {
    return corpus.with_database(
        [&](const Xapian::Database& db) { return searcher::complete_values(db, {}, what, start); });
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("help, manual page and completions name every option of udklip-search") {
    test::check_command_line(searcher::program());
    test::check_translations(searcher::program());
}

TEST_CASE("the parser takes the options of the table and no others") {
    const auto parsed = parse({"--db", "x", "ord"});  // throws if one is missing on either side
    REQUIRE(parsed.options);
    CHECK(parsed.options->request.text == "ord");
    CHECK(parsed.options->databases == std::vector<std::filesystem::path>{"x"});
}

TEST_CASE("the facets of the table are those that can be counted") {
    auto names = searcher::facet_names();
    names.emplace_back("none");
    const auto choices =
        command_line::split_words(command_line::find_option(searcher::program(), "facet")->choices);
    CHECK(Strings(choices.begin(), choices.end()) == names);
}

TEST_CASE("options reach the request") {
    const auto parsed =
        parse({"--db", "x", "--year", "2021", "--year=2022", "--sort", "newest", "--any",
               "--no-collapse", "--format", "tsv", "-skole", "budget", "--facet", "none"});
    REQUIRE(parsed.options);
    const auto& request = parsed.options->request;
    CHECK(request.years == Strings{"2021", "2022"});
    CHECK(request.sort == searcher::Sort::newest);
    CHECK(request.words == searcher::Words::some);
    CHECK_FALSE(request.collapse);
    CHECK(request.text == "-skole budget");
    CHECK(request.facets.empty());
    CHECK(parsed.options->format == searcher::OutputFormat::tsv);
}

TEST_CASE("a minus excludes a word, and is part of an option's value") {
    CHECK(parse({"--db", "x", "-skole", "--any", "-q"}).options->request.text == "-skole -q");
    CHECK(parse({"--db", "x", "--show", "-1"}).options->show == "-1");
    const auto parsed = parse({"--db", "x", "--source", "-x", "ord", "--", "-y", "--z"});
    REQUIRE(parsed.options);
    CHECK(parsed.options->request.sources == Strings{"-x"});
    CHECK(parsed.options->request.text == "ord -y --z");
}

TEST_CASE("sources are completed as they are written, whatever the letter case typed") {
    test::Corpus corpus({{.id = "a", .text = "Et hus.", .source = "Politiken"},
                         {.id = "b", .text = "Et hus.", .source = "Politiken Sport"},
                         {.id = "c", .text = "Et hus.", .source = "Århus Stiftstidende"}});
    CHECK(complete(corpus, "source", "poli") == Strings{"Politiken", "Politiken Sport"});
    CHECK(complete(corpus, "source", "Aarhus") == Strings{"Århus Stiftstidende"});
    CHECK(complete(corpus, "source", "").size() == 3);
    CHECK(complete(corpus, "source", "x").empty());
}

TEST_CASE("years are completed, alone and as the end of a range; unknown if there are such") {
    test::Corpus corpus({{.id = "a", .text = "Et hus.", .date = "2019-05-01"},
                         {.id = "b", .text = "Et hus.", .date = "2021"},
                         {.id = "c", .text = "Et hus."}});
    CHECK(complete(corpus, "year", "") == Strings{"2019", "2021", "unknown"});
    CHECK(complete(corpus, "year", "202") == Strings{"2021"});
    CHECK(complete(corpus, "year", "2019..") == Strings{"2019..2019", "2019..2021"});
    CHECK(complete(corpus, "year", "u") == Strings{"unknown"});
    CHECK(complete(corpus, "source", "") == Strings{"unknown"});
}
