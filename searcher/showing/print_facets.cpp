// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/print_facets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "command_line/messages.hpp"
#include "language/text/quoting.hpp"
#include "searcher/query/query_quoting.hpp"
#include "searcher/query/unknown_value.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;

constexpr std::size_t kIndent = 4;
constexpr std::size_t kMostBarColumns = 24;
constexpr std::size_t kWidestName = 30;
constexpr std::size_t kFewestRows = 2;  ///< a value, and how many more there are

/// Returns what to type to narrow the search to the most frequent value, to a known one if there is
/// any.
Printable hint(const Facet& facet) {
    const auto most = std::max_element(facet.values.begin(), facet.values.end(),
                                       [](const FacetValue& a, const FacetValue& b) {
                                           return std::pair(a.value.has_value(), a.count) <
                                                  std::pair(b.value.has_value(), b.count);
                                       });
    const std::string value = most->value ? value_to_type(*most->value) : "unknown";
    if (facet.name == "year" || facet.name == "source") {
        // A shell takes the quotes away, so a dash in front has to be joined to the option.
        const char* between = value.starts_with('-') ? "=" : " ";
        return show("--{}{}{}", facet.name, between, language::shell_quoted(value));
    }
    return language::shell_quoted(field_quoted(facet.name, value));
}

Printable name_of(const FacetValue& value) {
    return value.value ? Printable(value_to_type(*value.value)) : show("unknown");
}

/// The name of a facet, as its list is headed.
Printable label_of(const std::string& facet) {
    if (facet == "year") return show("year");
    if (facet == "month") return show("month");
    if (facet == "source") return show("source");
    if (facet == "author") return show("author");
    if (facet == "section") return show("section");
    if (facet == "name") return show("name");
    if (facet == "tag") return show("tag");
    return Printable(facet);
}

Printable heading(const Facet& facet, const Terminal& terminal) {
    const Printable name = label_of(facet.name);
    const std::size_t left = terminal.width - std::min(terminal.width, columns_of(name));
    const Printable how = show("  narrow down: {}", hint(facet));
    // What is to be copied is there whole: a quote that was cut off would hold up a shell.
    if (columns_of(how) > left) return terminal.bold(name) + "\n";
    return terminal.bold(name) + terminal.dim(how) + "\n";
}

/// Returns a line for each value, with a bar as long as its count.
Printable bars(const std::vector<FacetValue>& values, const Terminal& terminal) {
    const std::size_t room = terminal.width - kIndent;
    std::uint64_t highest = 1;
    std::size_t widest = 0;
    for (const auto& value : values) {
        highest = std::max(highest, value.count);
        widest = std::max(widest, std::min(columns_of(name_of(value)), kWidestName));
    }
    widest = std::min(widest, room / 2);
    const std::size_t taken = widest + 3 + fmt::formatted_size("{}", highest);
    const std::size_t longest =
        std::min(kMostBarColumns, std::max<std::size_t>(1, room - std::min(room, taken)));
    Printable out;
    for (const auto& value : values) {
        const Printable name = fit(name_of(value), widest);
        Printable bar;
        const auto length = (value.count * longest + highest - 1) / highest;
        for (std::uint64_t n = 0; n < length; ++n) bar += "▇";
        out += spaces(kIndent) + name + spaces(widest - columns_of(name)) + "  " +
               terminal.bar(bar) + show("{}{}\n", bar.empty() ? "" : " ", value.count);
    }
    return out;
}

Printable first_values(std::vector<FacetValue> values, std::size_t rows, bool counts_more,
                       const Terminal& terminal) {
    const std::size_t all = values.size();
    if (all > rows) values.resize(counts_more ? rows - 1 : rows);
    Printable out = bars(values, terminal);
    if (values.size() < all) {
        out += spaces(kIndent) +
               terminal.dim(show("and {} more: --facet-limit all\n", all - values.size()));
    }
    return out;
}

/// Years in their order, the unknown ones apart.
struct Years {
    struct Year {
        int year;
        std::uint64_t count;
    };
    std::vector<Year> known;
    std::uint64_t unknown = 0;

    explicit Years(const Facet& facet) {
        for (const auto& value : facet.values) {
            int year = 0;
            if (value.value) {
                const char* text = value.value->data();
                std::from_chars(text, text + value.value->size(), year);
                known.push_back({year, value.count});
            } else {
                unknown = value.count;
            }
        }
        std::sort(known.begin(), known.end(),
                  [](const Year& a, const Year& b) { return a.year < b.year; });
    }

    std::size_t span() const {
        return known.empty() ? 0
                             : static_cast<std::size_t>(known.back().year - known.front().year + 1);
    }
    bool has_gaps() const { return span() > known.size(); }

    std::vector<FacetValue> values() const {
        std::vector<FacetValue> all;
        for (const auto& [year, count] : known) all.push_back({fmt::format("{:04}", year), count});
        if (unknown > 0) all.push_back({std::nullopt, unknown});
        return all;
    }

    /// Leaves the most frequent values, still in their order.
    void keep_most(std::size_t most) {
        std::vector<FacetValue> all = values();
        if (all.size() <= most) return;
        std::nth_element(
            all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(),
            [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
        all.resize(most);
        *this = Years(Facet{"year", all});
    }
};

/// Returns "1998 ▂···▁▄█▅ 2021, most in 2019: 31, unknown: 2" in at most `columns`. A mark stands
/// for several years where the line is too short for one each.
Printable spark_line(const Years& years, std::size_t columns, const Terminal& terminal) {
    static constexpr std::array<const char*, 8> kHeights = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const auto most =
        std::max_element(years.known.begin(), years.known.end(),
                         [](const auto& a, const auto& b) { return a.count < b.count; });
    Printable tail = show(", most in {:04}: {}", most->year, most->count);
    if (years.unknown > 0) tail += show(", unknown: {}", years.unknown);
    const std::size_t ends = 2 * std::string_view("1998 ").size();
    const std::size_t room = columns - std::min(columns, ends + columns_of(tail));
    const std::size_t marks = std::max<std::size_t>(room, 8);
    const std::size_t each = (years.span() + marks - 1) / marks;
    std::vector<std::uint64_t> counts((years.span() + each - 1) / each, 0);
    for (const auto& [year, count] : years.known) {
        counts[static_cast<std::size_t>(year - years.known.front().year) / each] += count;
    }
    const std::uint64_t highest = *std::max_element(counts.begin(), counts.end());
    Printable line;
    for (const std::uint64_t count : counts) {
        const std::uint64_t height = (count * kHeights.size() + highest - 1) / highest;
        line += count == 0 ? "·" : Printable(std::string_view(kHeights[height - 1]));
    }
    const Printable before = show("{:04} ", years.known.front().year);
    const Printable after = show(" {:04}", years.known.back().year);
    const std::size_t used = columns_of(before) + columns_of(line) + columns_of(after);
    return before + terminal.bar(line) + after +
           terminal.dim(fit(tail, columns - std::min(columns, used)));
}

}  // namespace

Printable print_facets(const std::vector<Facet>& facets, const Terminal& terminal,
                       const FacetRoom& room) {
    std::vector<const Facet*> shown;
    for (const auto& facet : facets) {
        if (!facet.values.empty()) shown.push_back(&facet);
    }
    std::size_t rows_left = room.rows - std::min(room.rows, shown.size());  // without headings
    std::size_t facets_left = shown.size();
    Printable out;
    for (const Facet* facet : shown) {
        std::size_t rows = room.values.value_or(kMostFacetValues);
        if (!room.values && room.rows > 0) {
            rows = std::clamp(rows_left / facets_left, kFewestRows, kMostFacetValues);
        }
        Printable lines;
        if (facet->name != "year") {
            lines = first_values(facet->values, rows, !room.values && room.rows > 0, terminal);
        } else {
            Years years(*facet);
            const bool one_line = !room.values && !years.known.empty() &&
                                  (years.has_gaps() || years.values().size() > rows);
            if (one_line) {
                lines =
                    spaces(kIndent) + spark_line(years, terminal.width - kIndent, terminal) + "\n";
            } else {
                const std::size_t all = years.values().size();
                years.keep_most(rows);
                lines = bars(years.values(), terminal);
                if (rows < all) {
                    lines += spaces(kIndent) +
                             terminal.dim(show("and {} more: --facet-limit all\n", all - rows));
                }
            }
        }
        out += heading(*facet, terminal) + lines;
        const auto used =
            static_cast<std::size_t>(std::count(lines.str().begin(), lines.str().end(), '\n'));
        rows_left -= std::min(rows_left, used);
        --facets_left;
    }
    return out;
}

}  // namespace udklip::searcher
