// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"
#include "tests/unit/store/errors.hpp"

using namespace udklip::searcher;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::Corpus;
using udklip::test::ids_of;

namespace {

Corpus& corpus() {
    static Corpus shared({
        {.id = "budget",
         .title = "Budgettet er på plads",
         .text = "Kommunerne bruger op mod fem milliarder. KL's formand er glad for økonomien.",
         .date = "2021-06",
         .source = "KL"},
        {.id = "aftale",
         .title = "Ny aftale",
         .text = "Regionernes og kommunernes forhandlinger om økonomi på socialområdet.",
         .date = "2021-06-18",
         .source = "Politiken"},
        {.id = "børn",
         .title = "Børnene",
         .text = "Et barn fra Aarhus går i skole. Mændene arbejder.",
         .date = "2019",
         .source = "politiken"},
        {.id = "plan",
         .title = "Planen",
         .text = "En treårsplan for handicappede. Milliarder op mod fem."},
        {.id = "område",
         .title = "Området",
         .text = "Det sociale område er et område.",
         .date = "2020-01"},
    });
    return shared;
}

std::string find(const std::string& text) {
    return corpus().find(text);
}

/// As a set, where the order does not matter.
std::set<std::string> set_of(const Answer& answer) {
    std::set<std::string> ids;
    for (const auto& hit : answer.hits) ids.insert(hit.id);
    return ids;
}
std::set<std::string> found(const std::string& text) {
    return set_of(corpus().ask(text));
}

using Ids = std::set<std::string>;

Answer with(const std::string& text, const std::function<void(Request&)>& change) {
    Request request;
    request.text = text;
    change(request);
    return corpus().search(request);
}

}  // namespace

TEST_CASE("a word finds its other forms") {
    CHECK(found("kommune") == Ids{"budget", "aftale"});
    CHECK(found("KOMMUNERNES") == Ids{"budget", "aftale"});
    CHECK(find("børnenes") == "børn");
    CHECK(find("mand") == "børn");
    CHECK(find("KL") == "budget");
    CHECK(find("Århus") == "børn");
}

TEST_CASE("a word finds the compounds that it is part of, and a compound what it is made of") {
    CHECK(find("treårsplanen").starts_with("plan"));
    CHECK(found("plan") == Ids{"plan"});
    CHECK(found("område") == Ids{"aftale", "område"});
    CHECK(corpus().find_all("økonomiforhandling") == "aftale");
}

TEST_CASE("where every word must be there, a compound is there whole or with all its parts") {
    Corpus small({{.id = "whole", .text = "socialområdet"},
                  {.id = "parts", .text = "det sociale område og social"},
                  {.id = "one", .text = "området"}});
    CHECK(set_of(small.ask("socialområde", Words::every)) == Ids{"whole", "parts"});
    CHECK(set_of(small.ask("socialområde", Words::some)) == Ids{"whole", "parts", "one"});
    CHECK(small.find_all("socialområde").starts_with("whole"));
}

TEST_CASE("every word, or some; by itself every, and some only if nothing has them all") {
    CHECK(corpus().find_all("økonomi region") == "aftale");
    CHECK(corpus().ask("økonomi region").relaxed == false);
    CHECK(set_of(corpus().ask("barn region", Words::some)) == Ids{"børn", "aftale"});
    CHECK(corpus().find_all("barn region").empty());
    const Answer relaxed = corpus().ask("barn region");
    CHECK(relaxed.relaxed);
    CHECK(set_of(relaxed) == Ids{"børn", "aftale"});
    CHECK(relaxed.total == 2);
}

TEST_CASE("when relaxed, a piece of a compound finds nothing but says more of what is found") {
    Corpus small({{.id = "whole", .text = "Et socialområde er her."},
                  {.id = "parts", .text = "Et område er her, og det er social. Alt er her."},
                  {.id = "piece", .text = "Et område er her."},
                  {.id = "other", .text = "En kommune er her. Alt er her."},
                  {.id = "both", .text = "En kommune er et område."}});
    const Answer relaxed = small.ask("socialområdet kommune");
    CHECK(relaxed.relaxed);
    CHECK(set_of(relaxed) == Ids{"whole", "parts", "other", "both"});
    const Answer any = small.ask("socialområdet kommune", Words::some);
    CHECK(set_of(any) == Ids{"whole", "parts", "piece", "other", "both"});
    for (const auto& hit : relaxed.hits) {
        const auto same = std::find_if(any.hits.begin(), any.hits.end(),
                                       [&](const Hit& other) { return other.id == hit.id; });
        CHECK(same->score == Approx(hit.score));
    }
    CHECK(ids_of(small.ask("(socialområdet kommune)")) == ids_of(relaxed));
    CHECK(small.ask("socialområdet xyzzy").total == 2);
    CHECK(set_of(small.ask("(socialområdet OR xyzzy) qwzrt")) == Ids{"whole", "parts"});
    CHECK(small.ask("kommuneområde").total == 1);
    CHECK(small.ask("socialkommune").total == 0);
}

TEST_CASE("nothing is relaxed where there is nothing to relax") {
    CHECK_FALSE(corpus().ask("xyzzy").relaxed);
    CHECK_FALSE(corpus().ask("xyzzy qwzrt").relaxed);
    CHECK(corpus().ask("xyzzy qwzrt").total == 0);
    CHECK(corpus().ask("barn AND region").total == 0);
}

TEST_CASE("when relaxed, what is excluded and filtered stays so") {
    CHECK(found("barn region -politiken -skole") == Ids{"aftale"});
    CHECK(found("barn region år:2019") == Ids{"børn"});
    CHECK(found("barn region \"op mod fem milliarder\"") == Ids{"budget"});
}

TEST_CASE("phrases are found in order only") {
    CHECK(find("\"op mod fem milliarder\"") == "budget");
    CHECK(find("\"milliarder op\"") == "plan");
    CHECK(find("\"Budgettet er\"") == "budget");
    CHECK(find("\"mod op\"").empty());
}

TEST_CASE("what is excluded is not found") {
    CHECK(find("økonomi -regionerne") == "budget");
    CHECK(find("kommune NOT økonomi").empty());
    CHECK(found("-kommune") == Ids{"børn", "plan", "område"});
    CHECK(found("-\"op mod fem milliarder\" milliarder") == Ids{"plan"});
}

TEST_CASE("an excluded compound excludes itself, not everything that has one of its parts") {
    CHECK(found("område -socialområdet") == Ids{"område"});
    CHECK(found("kommune -økonomiforhandling") == Ids{"budget", "aftale"});
}

TEST_CASE("stop words alone are searched for") {
    CHECK(found("er") == Ids{"budget", "område"});
    CHECK(found("er på").contains("budget"));
    CHECK(corpus().ask("og").total == 1);
}

TEST_CASE("stop words beside others do not count") {
    CHECK(found("kommunen i det") == found("kommunen"));
    CHECK_FALSE(corpus().ask("hvad er en kommune").relaxed);
}

TEST_CASE("filters alone list what they leave, newest first, undated last") {
    CHECK(find("-xyzzy") == "aftale budget område børn plan");
    CHECK(find("år:2021") == "aftale budget");
    CHECK(ids_of(with("", [](Request& r) { r.years = {"2021", "2019"}; })) == "aftale budget børn");
    CHECK(find("").empty());
}

TEST_CASE("sorted by date, undated articles come last either way") {
    CHECK(ids_of(with("-xyzzy", [](Request& r) { r.sort = Sort::oldest; })) ==
          "børn område budget aftale plan");
    CHECK(ids_of(with("økonomi", [](Request& r) { r.sort = Sort::newest; })) == "aftale budget");
    CHECK(ids_of(with("økonomi", [](Request& r) { r.sort = Sort::oldest; })) == "budget aftale");
}

TEST_CASE("years, dates and sources narrow down") {
    CHECK(ids_of(with("økonomi", [](Request& r) {
              r.from = "2021-06-18";
              r.to = "2021-06-18";
          })).size() > 0);
    CHECK(set_of(with("-xyzzy", [](Request& r) {
              r.from = "2020";
              r.to = "2020-12-31";
          })) == Ids{"område"});
    CHECK(set_of(with("-xyzzy", [](Request& r) { r.to = "2020"; })) == Ids{"område", "børn"});
    CHECK(set_of(with("-xyzzy", [](Request& r) {
              r.sources = {"POLITIKEN", "kl"};
          })) == Ids{"budget", "aftale", "børn"});
    CHECK(set_of(with("-xyzzy", [](Request& r) { r.years = {"unknown"}; })) == Ids{"plan"});
    CHECK(set_of(with("-xyzzy", [](Request& r) {
              r.years = {"2021"};
              r.sources = {"Politiken"};
          })) == Ids{"aftale"});
}

TEST_CASE("a filter that cannot be read is a usage error") {
    CHECK(code_of([] { with("x", [](Request& r) { r.years = {"bananer"}; }); }) ==
          ErrorCode::usage);
    CHECK(code_of([] { with("x", [](Request& r) { r.from = "2021-13"; }); }) == ErrorCode::usage);
    CHECK(code_of([] { with("x", [](Request& r) { r.to = "snart"; }); }) == ErrorCode::usage);
}

TEST_CASE("facets count every hit, also those that are not shown") {
    const Answer answer = with("-xyzzy", [](Request& r) { r.limit = 1; });
    CHECK(answer.hits.size() == 1);
    CHECK(answer.total == 5);
    CHECK(answer.total_is_exact);
    REQUIRE(answer.facets.size() == 2);
    for (const auto& facet : answer.facets) {
        std::uint64_t sum = 0;
        for (const auto& value : facet.values) sum += value.count;
        CHECK(sum == answer.total);
        CHECK_FALSE(facet.values.back().value);
    }
    CHECK(answer.facets[0].name == "year");
    CHECK(answer.facets[0].values.front().value == "2021");
    CHECK(answer.facets[0].values.front().count == 2);
}

TEST_CASE("a facet's count is the number of hits after the click") {
    std::vector<udklip::test::TestArticle> articles;
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        articles.push_back(
            {.id = n,
             .text = i % 4 == 0 ? "Kommunen sparer." : "Regionen og kommunen.",
             .date =
                 i % 7 == 0 ? "" : std::to_string(2000 + i % 5) + "-0" + std::to_string(1 + i % 9),
             .source = i % 3 == 0 ? "" : "Kilde " + std::to_string(i % 2)});
    }
    Corpus many(articles);
    for (const char* text :
         {"kommune", "region sparer", "-region", "kommuneregion", "spare* -region"}) {
        Request request;
        request.text = text;
        request.limit = 3;
        const Answer answer = many.search(request);
        INFO(text);
        REQUIRE(answer.total > 0);
        for (const auto& facet : answer.facets) {
            for (const auto& value : facet.values) {
                Request click = request;
                auto& chosen = facet.name == "year" ? click.years : click.sources;
                chosen = {value.value.value_or("unknown")};
                INFO(facet.name << " " << chosen[0]);
                CHECK(many.search(click).total == value.count);
            }
        }
    }
}

TEST_CASE("facets are those that were asked for, in that order") {
    const Answer answer = with("kommune", [](Request& r) { r.facets = {"month", "author"}; });
    REQUIRE(answer.facets.size() == 2);
    CHECK(answer.facets[0].name == "month");
    CHECK(answer.facets[0].values.front().value == "2021-06");
    CHECK(answer.facets[1].name == "author");
    CHECK(with("kommune", [](Request& r) { r.facets = {}; }).facets.empty());
    CHECK(facet_names().size() == 7);
}

TEST_CASE("facets are in order of their counts, or of their names as Danish has it") {
    Corpus corpus({{.id = "a", .text = "Skolen.", .source = "Årets avis"},
                   {.id = "b", .text = "Skolen.", .source = "Ærø Tidende"},
                   {.id = "f", .text = "Skolen.", .source = "Ærø Tidende"},
                   {.id = "c", .text = "Skolen.", .source = "bladet"},
                   {.id = "d", .text = "Skolen.", .source = "Zeppelin"},
                   {.id = "e", .text = "Skolen.", .source = ""}});
    const auto sources = [&](FacetOrder order) {
        Request request;
        request.text = "skole";
        request.facet_order = order;
        request.facets = {"source"};
        std::string names;
        const Answer answer = corpus.search(request);
        for (const auto& value : answer.facets.at(0).values) {
            names += value.value.value_or("unknown") + ", ";
        }
        return names;
    };
    CHECK(sources(FacetOrder::count) == "Ærø Tidende, bladet, Zeppelin, Årets avis, unknown, ");
    CHECK(sources(FacetOrder::name) == "bladet, Zeppelin, Ærø Tidende, Årets avis, unknown, ");
}

TEST_CASE("pages follow each other, with no hit twice and none left out") {
    std::vector<udklip::test::TestArticle> articles;
    for (int i = 0; i < 37; ++i) {
        articles.push_back({.id = "a" + std::to_string(i),
                            .text = "Den samme tekst om kommunen.",
                            .date = i % 2 == 0 ? "2021-06" : ""});
    }
    Corpus many(articles);
    Request request;
    request.text = "kommune";
    request.limit = 100;
    const std::string all = ids_of(many.search(request));
    std::string pages;
    request.limit = 5;
    for (request.offset = 0; request.offset < 40; request.offset += 5) {
        const Answer page = many.search(request);
        CHECK(page.total == 37);
        for (const auto& hit : page.hits) {
            pages += (pages.empty() ? "" : " ") + hit.id;
            CHECK(hit.rank >= request.offset + 1);
        }
    }
    CHECK(pages == all);
    CHECK(all.starts_with("a0 a10 a12"));  // of equal hits the dated ones first, then by id
    request.offset = 1000;
    CHECK(many.search(request).hits.empty());
    CHECK(many.search(request).total == 37);
}

TEST_CASE("a word in the title ranks higher") {
    Corpus small({{.id = "text", .title = "Om noget andet", .text = "Regionen er her."},
                  {.id = "title", .title = "Regionen", .text = "Det andet er her."}});
    CHECK(small.find("region") == "title text");
    CHECK(small.find("titel:region") == "title");
}

TEST_CASE("a hit carries what an answer shows, its match marked") {
    const Answer answer = corpus().ask("KL");
    REQUIRE(answer.hits.size() == 1);
    const Hit& hit = answer.hits[0];
    CHECK(hit.rank == 1);
    CHECK(hit.title == "Budgettet er på plads");
    CHECK(hit.source == "KL");
    CHECK(hit.date == "2021-06");
    CHECK(hit.path == "/arkiv/budget.txt");
    CHECK(hit.score > 0);
    REQUIRE(hit.snippet.marks.size() == 1);
    const auto mark = hit.snippet.marks[0];
    CHECK(hit.snippet.text.substr(mark.begin, mark.end - mark.begin) == "KL's");
    CHECK(answer.query == "KL");
    CHECK(answer.seconds > 0);
    CHECK_FALSE(answer.xapian_query.empty());
}

TEST_CASE("only the part that matched is marked in a snippet") {
    const Answer answer = corpus().ask("plan");
    REQUIRE(answer.hits.size() == 1);
    REQUIRE(answer.hits[0].snippet.marks.size() == 1);
    const auto mark = answer.hits[0].snippet.marks[0];
    CHECK(answer.hits[0].snippet.text.substr(mark.begin, mark.end - mark.begin) == "plan");
}

TEST_CASE("ordinary text is never an error, whatever it holds") {
    for (const char* text : {"", " ", "\"", "((", "-", "*", "AND", "a:b:c", "år:", "\xff\xfe", "§",
                             "😀", "a NEAR/0 b", "NOT NOT", "=", "\"\"", "kilde:\"", "-(-(-a))"}) {
        INFO(text);
        CHECK_NOTHROW(corpus().ask(text));
    }
    CHECK_NOTHROW(corpus().ask(std::string(100'000, '(')));
    std::string words;
    for (int i = 0; i < 5000; ++i) words += "ord" + std::to_string(i) + " ";
    CHECK_NOTHROW(corpus().ask(words));
}

TEST_CASE("near finds words that stand near each other") {
    CHECK(find("fem NEAR/3 milliarder").find("budget") != std::string::npos);
    CHECK(find("kommunerne NEAR/2 glad").empty());
    CHECK(find("kommunerne NEAR/20 glad") == "budget");
}

TEST_CASE("patterns find the words that they stand for") {
    CHECK(found("milliard*") == Ids{"budget", "plan"});
    CHECK(found("*årsplan") == Ids{"plan"});
    CHECK(found("*omm*") == Ids{"budget", "aftale"});
    CHECK(found("titel:budg*") == Ids{"budget"});
}

TEST_CASE("new articles are found without opening anew") {
    Corpus growing({{.id = "1", .text = "kommune"}});
    CHECK(growing.find("kommune") == "1");
    for (const char* id : {"2", "3", "4", "5"})
        growing.write({{.id = id, .text = "kommune region"}});
    // A reader may go on seeing its old state, but never a broken one.
    CHECK(growing.ask("kommune").hits.size() == growing.ask("kommune").total);
    const Answer answer = growing.ask("region");
    CHECK(answer.hits.size() == answer.total);
}

TEST_CASE("an article is shown by its id, the words of the question marked") {
    const auto shown = corpus().searcher().show("budget", "kommune");
    REQUIRE(shown);
    CHECK(shown->record.id == "budget");
    REQUIRE(shown->marks.size() == 1);
    CHECK(shown->marks[0].begin == 0);
    CHECK(shown->marks[0].end == 10);
    CHECK(corpus().searcher().show("budget", "").value().marks.empty());
    CHECK_FALSE(corpus().searcher().show("nobody", ""));
    CHECK(corpus().searcher().show("børn", "").value().record.title == "Børnene");
}

TEST_CASE("a ranking is what a search for some word finds, without counts") {
    const auto ranked = corpus().searcher().rank("kommune barn", 10);
    const Answer answer = corpus().ask("kommune barn", Words::some);
    REQUIRE(ranked.size() == answer.hits.size());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        CHECK(ranked[i].id == answer.hits[i].id);
        CHECK(ranked[i].score == Approx(answer.hits[i].score));
    }
    CHECK(corpus().searcher().rank("kommune barn", 1).size() == 1);
    CHECK(corpus().searcher().rank("", 10).empty());
}

TEST_CASE("an exact word is looked for in titles too, with its letter case") {
    Corpus corpus({{.id = "party", .title = "Venstre vil spare", .text = "Et parti."},
                   {.id = "side", .title = "Til venstre for skolen", .text = "En vej."},
                   {.id = "both", .title = "Venstre taler", .text = "Drej til venstre."},
                   {.id = "text", .title = "Om partier", .text = "Det mener Venstre."}});
    const auto sorted = [&](const std::string& question) {
        Request request;
        request.text = question;
        std::vector<std::string> ids;
        for (const auto& hit : corpus.search(request).hits) ids.push_back(hit.id);
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    CHECK(sorted("=Venstre") == std::vector<std::string>{"both", "party", "text"});
    CHECK(sorted("=venstre") == std::vector<std::string>{"both", "side"});
    CHECK(sorted("=VENSTRE").empty());
}

TEST_CASE("a range of dates that holds no day is told") {
    Corpus corpus({{.id = "a", .text = "skole", .date = "2021-06-01"}});
    Request request;
    request.text = "skole";
    request.from = "2022";
    request.to = "2021";
    const Answer none = corpus.search(request);
    CHECK(none.total == 0);
    REQUIRE(none.notes.size() == 1);
    request.from = "2021-06-01";
    request.to = "2021-06-01";
    CHECK(corpus.search(request).total == 1);
    CHECK(corpus.search(request).notes.empty());
}
