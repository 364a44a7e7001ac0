// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/print_facets.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"

using namespace udklip::searcher;

namespace {

constexpr Terminal kPlain{.colors = false, .width = 60};

std::string printed(const Facet& facet, const FacetRoom& room = {},
                    const Terminal& terminal = kPlain) {
    return print_facets({facet}, terminal, room).str();
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

Facet sources(int count) {
    Facet facet{"source", {}};
    for (int i = 0; i < count; ++i) {
        facet.values.push_back({"Avis " + std::to_string(i), static_cast<std::uint64_t>(100 - i)});
    }
    return facet;
}

/// An article in every n-th year.
Facet years(int first, int last, int step) {
    Facet facet{"year", {}};
    for (int year = first; year <= last; year += step) {
        facet.values.push_back({std::to_string(year), year == last ? 9U : 1U});
    }
    return facet;
}

}  // namespace

TEST_CASE("years side by side are bars, years with gaps are one line") {
    CHECK(lines_in(printed(years(2018, 2021, 1))) == 5);
    const std::string line = printed(years(2015, 2021, 3));
    CHECK(line == "year  narrow down: --year 2021\n    2015 ▁··▁··█ 2021, most in 2021: 9\n");
}

TEST_CASE("a long span fits on the line, a mark for several years") {
    for (const std::size_t width : {30U, 40U, 60U, 100U}) {
        const Terminal terminal{.colors = false, .width = width};
        const std::string out = printed(years(1700, 2020, 5), {}, terminal);
        CHECK(lines_in(out) == 2);
        for (std::size_t at = 0; at < out.size();) {
            const std::size_t end = out.find('\n', at);
            CHECK(columns_of(Printable(out.substr(at, end - at))) <= width);
            at = end + 1;
        }
    }
}

TEST_CASE("what narrows down is there whole, or not at all") {
    const Facet facet{"source", {{std::string(60, 'x') + " & Co", 3}}};
    const Terminal wide{.colors = false, .width = 120};
    CHECK(printed(facet, {}, wide)
              .starts_with("source  narrow down: --source '" + std::string(60, 'x') + " & Co'\n"));
    const Terminal narrow{.colors = false, .width = 60};
    CHECK(printed(facet, {}, narrow).starts_with("source\n"));
}

TEST_CASE("unknown years are told beside the others") {
    Facet facet = years(2010, 2020, 10);
    facet.values.push_back({std::nullopt, 4});
    CHECK(printed(facet).find("most in 2020: 9, unknown: 4") != std::string::npos);
    const Facet only{"year", {{std::nullopt, 3}}};
    CHECK(printed(only).find("    unknown  ▇") != std::string::npos);
}

TEST_CASE("values that do not fit are counted, and the option is named") {
    CHECK(printed(sources(12)).find("and 2 more: --facet-limit all") != std::string::npos);
    CHECK(lines_in(printed(sources(12), {.values = 3})) == 5);
    CHECK(lines_in(printed(sources(12), {.values = 100})) == 13);
    CHECK(printed(years(2000, 2020, 2), {.values = 100}).find("2002  ▇") != std::string::npos);
    CHECK(printed(years(2000, 2020, 2), {.values = 1}).find("2020  ▇") != std::string::npos);
}

TEST_CASE("all facets together fill no more lines than there are") {
    const std::vector<Facet> facets = {years(1980, 2021, 1), sources(12), sources(5)};
    for (const std::size_t rows : {10U, 13U, 20U, 40U}) {
        CHECK(lines_in(print_facets(facets, kPlain, {.rows = rows}).str()) <= rows);
    }
}
