// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/terminal.hpp"

#include <string>

#include "language/text/clean.hpp"
#include "searcher/showing/print.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::searcher;

namespace {

constexpr Terminal kPlain{.colors = false, .width = 60};
constexpr Terminal kColored{.colors = true, .width = 60};

using udklip::language::Printable;
using Lines = std::vector<Printable>;

/// What a terminal would obey: anything but the styles that we print ourselves.
bool is_harmless(std::string text) {
    for (const char* style : {"\x1b[1m", "\x1b[2m", "\x1b[1;33m", "\x1b[34m", "\x1b[0m"}) {
        for (auto at = text.find(style); at != std::string::npos; at = text.find(style)) {
            text.erase(at, std::string_view(style).size());
        }
    }
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n') || byte == 0x7F) return false;
    }
    return udklip::language::is_valid_utf8(text) && text.find("\u202E") == std::string::npos &&
           text.find("\u009B") == std::string::npos;
}

Answer hostile_answer() {
    const std::string evil = "\x1b[2J\x1b]0;x\x07\x08\x7f\u009B31m\u202E\xff\r\n";
    Answer answer;
    answer.query = evil;
    answer.understood = evil;
    answer.xapian_query = evil;
    Hit hit{};
    hit.rank = 1;
    hit.id = evil;
    hit.title = "titel" + evil;
    hit.source = evil;
    hit.date = evil;
    hit.path = evil;
    hit.url = evil;
    hit.snippet = {"ord " + evil, {{0, 3}}};
    answer.hits.push_back(hit);
    answer.facets.push_back({"source", {{evil, 3}, {std::nullopt, 1}}});
    answer.total = 1;
    ExplainedWord word;
    word.typed = evil;
    word.whole = evil;
    word.parts = {evil};
    word.how = "word";
    answer.words.push_back(word);
    return answer;
}

}  // namespace

TEST_CASE("columns: wide characters take two, marks none") {
    CHECK(columns_of("") == 0);
    CHECK(columns_of("blåbær") == 6);
    CHECK(columns_of("漢字") == 4);
    CHECK(columns_of("e\u0301") == 1);
    CHECK(columns_of("ﬁ…") == 2);
}

TEST_CASE("what fits is left alone, what does not ends in an ellipsis") {
    CHECK(fit("kommune", 7) == "kommune");
    CHECK(fit("kommuner", 7) == "kommun…");
    CHECK(fit("en kommune", 4) == "en…");
    CHECK(fit("漢字漢字", 5) == "漢字…");
    CHECK(fit("", 0) == "");
    for (std::size_t columns = 1; columns < 20; ++columns) {
        const Printable cut = fit("blåbærgrød 漢字 e\u0301e\u0301 😀", columns);
        INFO(cut.str());
        CHECK(columns_of(cut) <= columns);
        CHECK(udklip::language::is_valid_utf8(cut.str()));
    }
}

TEST_CASE("text is wrapped at spaces, to the width") {
    CHECK(wrap("en to tre fire", {}, 7, kPlain) == Lines{"en to", "tre", "fire"});
    CHECK(wrap("en to tre fire", {}, 8, kPlain) == Lines{"en to", "tre fire"});
    CHECK(wrap("æææ øøø ååå", {}, 7, kPlain) == Lines{"æææ øøø", "ååå"});
    CHECK(wrap("", {}, 7, kPlain).empty());
    CHECK(wrap("  en \n to ", {}, 80, kPlain) == Lines{"en to"});
}

TEST_CASE("a word longer than the line has a line of its own") {
    CHECK(wrap("en endeløshed to", {}, 5, kPlain) == Lines{"en", "endeløshed", "to"});
}

TEST_CASE("marks are styled, within words and across them") {
    CHECK(wrap("treårsplan nu", {{7, 11}}, 60, kColored) ==
          Lines{"treårs\x1b[1;33mplan\x1b[0m nu"});
    CHECK(wrap("op mod nu", {{0, 6}}, 60, kColored) ==
          Lines{"\x1b[1;33mop\x1b[0m \x1b[1;33mmod\x1b[0m nu"});
    CHECK(wrap("op mod nu", {{0, 6}}, 60, kPlain) == Lines{"op mod nu"});
}

TEST_CASE("a style takes no room") {
    CHECK(wrap("en to tre fire", {{0, 2}, {3, 5}}, 8, kColored).size() ==
          wrap("en to tre fire", {}, 8, kPlain).size());
}

TEST_CASE("without colours there is no escape, with them there is") {
    CHECK(kPlain.bold("x") == "x");
    CHECK(kPlain.match("x") == "x");
    CHECK(kColored.bold("x") == "\x1b[1mx\x1b[0m");
    CHECK(kColored.dim("").empty());
    CHECK(to_terminal(hostile_answer(), kPlain).str().find('\x1b') == std::string::npos);
}

TEST_CASE("control characters from articles are made harmless") {
    for (const Terminal& terminal : {kPlain, kColored}) {
        CHECK(is_harmless(to_terminal(hostile_answer(), terminal).str()));
        CHECK(is_harmless(explain(hostile_answer(), terminal).str()));
        ShownArticle shown;
        const Answer answer = hostile_answer();
        shown.record.title = shown.record.source = shown.record.date = shown.record.author =
            shown.record.section = shown.record.url = shown.record.id = shown.record.path =
                shown.record.text = answer.query;
        CHECK(is_harmless(to_terminal(shown, terminal).str()));
        for (const auto& line : wrap(answer.query, {}, 20, terminal))
            CHECK(is_harmless(line.str()));
    }
}

TEST_CASE("rank, title, source and date stand on one line within the width") {
    Answer answer;
    Hit hit{};
    hit.rank = 3;
    hit.title =
        "En meget lang overskrift om kommunernes økonomi og meget andet "
        "som fylder";
    hit.source = "Politiken";
    hit.date = "2021-06-18T06:00:00";
    hit.path = "/arkiv/a.txt";
    hit.snippet.text = "Kommunerne sparer.";
    answer.hits.push_back(hit);
    answer.total = 1;
    const std::string out = to_terminal(answer, kPlain).str();
    const std::string line = out.substr(0, out.find('\n'));
    INFO(out);
    CHECK(columns_of(Printable(line)) == kPlain.width);
    CHECK(line.starts_with(" 3  En meget"));
    CHECK(line.ends_with("…  Politiken · 2021-06-18"));
    CHECK(out.find("    Kommunerne sparer.\n") != std::string::npos);
    CHECK(out.find("  id   /arkiv/a.txt\n") != std::string::npos);
    CHECK(out.find("1 article,") != std::string::npos);
}

TEST_CASE(
    "facets are bars as long as their counts, what is not known is said "
    "to be") {
    Answer answer;
    answer.total = 5;
    answer.facets.push_back({"year", {{"2021", 4}, {"2020", 2}, {std::nullopt, 1}}});
    const std::string out = to_terminal(answer, kPlain).str();
    const auto bars = [&](const std::string& name) {
        const auto at = out.find("    " + name) + 4;  // not the line that says how to narrow down
        const std::string line = out.substr(at, out.find('\n', at) - at);
        std::size_t count = 0;
        for (auto i = line.find("▇"); i != std::string::npos; i = line.find("▇", i + 1)) ++count;
        return count;
    };
    CHECK(out.find("narrow down: --year 2021") != std::string::npos);
    CHECK(bars("2021") > 0);
    CHECK(bars("2021") == 2 * bars("2020"));
    CHECK(bars("unknown") >= 1);
    CHECK(out.find("5 articles") != std::string::npos);
}

TEST_CASE("the answer says when it is relaxed, empty or a lower bound") {
    Answer answer;
    CHECK(to_terminal(answer, kPlain).str() == "Nothing found.\n");
    answer.total = 7;
    answer.total_is_exact = false;
    answer.relaxed = true;
    CHECK(to_terminal(answer, kPlain).str().find("at least 7") != std::string::npos);
    answer.total_bound = Bound::upper;
    CHECK(to_terminal(answer, kPlain).str().find("at most 7") != std::string::npos);
    CHECK(to_terminal(answer, kPlain).str().find("No article has every word") != std::string::npos);
}
