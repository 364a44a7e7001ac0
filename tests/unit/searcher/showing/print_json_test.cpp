// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <string>

#include "searcher/showing/print.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::searcher;
using Json = nlohmann::json;

namespace {

Answer one_hit(const std::string& snippet, std::vector<SnippetSpan> marks) {
    Answer answer;
    answer.query = "ord";
    answer.total = 1;
    Hit hit{};
    hit.rank = 1;
    hit.id = "a";
    hit.title = "Titel <b>";
    hit.score = 1.23456;
    hit.snippet = {snippet, std::move(marks)};
    hit.path = "/arkiv/a.txt";
    answer.hits.push_back(hit);
    return answer;
}

Json json_of(const Answer& answer) {
    return Json::parse(to_json(answer).str());
}

}  // namespace

TEST_CASE("a snippet is HTML, with em around what matched") {
    const Answer answer = one_hit("treårsplan & <script> \"x\" 'y'", {{7, 11}, {14, 22}});
    CHECK(json_of(answer)["hits"][0]["snippet"] ==
          "treårs<em>plan</em> &amp; <em>&lt;script&gt;</em> &quot;x&quot; "
          "&#39;y&#39;");
}

TEST_CASE("marks at the ends and side by side come out whole") {
    CHECK(json_of(one_hit("abc", {{0, 1}, {1, 2}, {2, 3}}))["hits"][0]["snippet"] ==
          "<em>a</em><em>b</em><em>c</em>");
    CHECK(json_of(one_hit("", {}))["hits"][0]["snippet"] == "");
}

TEST_CASE("only the snippet is HTML; the title is as it is") {
    CHECK(json_of(one_hit("x", {}))["hits"][0]["title"] == "Titel <b>");
}

TEST_CASE("an answer has every key of the contract") {
    const Json json = json_of(one_hit("x", {}));
    for (const char* key : {"query", "understood", "relaxed", "total", "total_is_exact", "distinct",
                            "seconds", "notes", "hits", "facets", "suggestion", "suggestion_total",
                            "without", "years", "updated"}) {
        INFO(key);
        CHECK(json.contains(key));
    }
    for (const char* key : {"rank", "id", "title", "source", "date", "score", "snippet", "path",
                            "url", "page", "chapter", "similar", "similar_total"}) {
        INFO(key);
        CHECK(json["hits"][0].contains(key));
    }
}

TEST_CASE("what is not known is null") {
    Answer answer = one_hit("x", {});
    answer.facets.push_back({"year", {{"2021", 2}, {std::nullopt, 3}}});
    const Json json = json_of(answer);
    CHECK(json["hits"][0]["source"].is_null());
    CHECK(json["hits"][0]["date"].is_null());
    CHECK(json["hits"][0]["url"].is_null());
    CHECK(json["hits"][0]["page"].is_null());
    CHECK(json["hits"][0]["chapter"].is_null());
    CHECK(json["hits"][0]["similar"] == Json::array());
    CHECK(json["suggestion"].is_null());
    CHECK(json["facets"]["year"][0] == Json{{"value", "2021"}, {"count", 2}});
    CHECK(json["facets"]["year"][1]["value"].is_null());
    CHECK(json["facets"]["year"][1]["count"] == 3);
}

TEST_CASE("filters and years have their counts, times are of UTC") {
    Answer answer = one_hit("x", {});
    answer.add_note(note_text("unknown_field", "There is no field '{}'.", "kidle"));
    answer.put_note_first(note_text("star_alone", "A star."));
    answer.suggestion = "y";
    answer.suggestion_total = 7;
    answer.without = {{"year", 3}, {"source", 0}};
    answer.ways_out = {{.filter = "source",
                        .values = {"Ritsau"},
                        .total = 40,
                        .is_unknown = true,
                        .nearest = "Ritzau",
                        .nearest_total = 34}};
    answer.years.values = {{"2021", 2}, {std::nullopt, 1}};
    answer.updated = std::chrono::sys_seconds(std::chrono::seconds(1'600'000'000));
    const Json json = json_of(answer);
    CHECK(json["notes"] == Json{"A star.", "There is no field 'kidle'."});
    CHECK(json["note_codes"][0] == Json{{"code", "star_alone"}, {"arguments", Json::array()}});
    CHECK(json["note_codes"][1]["arguments"] == Json::array({"kidle"}));
    CHECK(json["suggestion_total"] == 7);
    CHECK(json["without"] == Json{{"year", 3}, {"source", 0}});
    CHECK(json["ways_out"][0] == Json{{"filter", "source"},
                                      {"in_question", false},
                                      {"values", {"Ritsau"}},
                                      {"total", 40},
                                      {"undated", 0},
                                      {"is_unknown", true},
                                      {"nearest", "Ritzau"},
                                      {"nearest_total", 34}});
    CHECK(json["years"][1]["value"].is_null());
    CHECK(json["updated"] == "2020-09-13T12:26:40Z");
}

TEST_CASE("an empty answer has empty lists, not nulls") {
    const Json json = json_of(Answer{});
    CHECK(json["hits"] == Json::array());
    CHECK(json["notes"] == Json::array());
    CHECK(json["facets"] == Json::object());
    CHECK(json["total"] == 0);
}

TEST_CASE("whatever the bytes, it is JSON on one line") {
    Answer answer = one_hit("\xff\x01\n\u2028<", {{0, 2}});
    answer.query = std::string("a\0\"\\b\xc3", 6);
    answer.hits[0].path = "/arkiv/bl\xe5.txt";
    const std::string text = to_json(answer).str();
    CHECK(Json::accept(text));
    CHECK(text.find('\n') == text.size() - 1);
    CHECK(Json::accept(to_json_lines(answer).str()));
}

TEST_CASE("JSON lines are the hits, one a line") {
    Answer answer = one_hit("x", {{0, 1}});
    answer.hits.push_back(answer.hits[0]);
    const std::string text = to_json_lines(answer).str();
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
    CHECK(Json::parse(text.substr(0, text.find('\n'))) == json_of(answer)["hits"][0]);
    CHECK(to_json_lines(Answer{}).empty());
}

TEST_CASE("between tabs every hit has seven fields, whatever they hold") {
    Answer answer = one_hit("x", {});
    answer.hits[0].title = "en\ttitel\npå to linjer";
    answer.hits[0].id = "a\tb";
    const std::string line = to_tsv(answer).str();
    CHECK(std::count(line.begin(), line.end(), '\t') == 6);
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    CHECK(line == "1\ta b\t\t\ten titel på to linjer\t1.235\t/arkiv/a.txt\n");
}

TEST_CASE("an article as JSON has its text, and its hits in HTML") {
    ShownArticle shown;
    shown.record.id = "a";
    shown.record.text = "En <plan>";
    shown.marks = {{4, 8, 0, false}};
    const Json json = Json::parse(to_json(shown).str());
    CHECK(json["text"] == "En <plan>");
    CHECK(json["html"] == "En &lt;<em>plan</em>&gt;");
    CHECK(json["date"].is_null());
}

TEST_CASE("what a terminal would obey is escaped in JSON, and replaced in TSV") {
    Answer answer = one_hit("x", {});
    answer.hits[0].title = "a\u009B\u202E\x7f\x1b";
    const std::string json = to_json(answer).str();
    CHECK(json.find("a\\u009b\\u202e\\u007f\\u001b") != std::string::npos);
    CHECK(Json::parse(json)["hits"][0]["title"] == answer.hits[0].title);
    CHECK(to_tsv(answer).str().find("a\uFFFD\uFFFD\uFFFD\uFFFD\t") != std::string::npos);
}
