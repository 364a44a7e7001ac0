// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/year_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "web/parts/year_choice.hpp"

namespace udklip::web {
namespace {

using searcher::Facet;

/// Over so many bars, years become decades.
constexpr int kMostBars = 60;
constexpr int kDecade = 10;
/// Per cent of the drawing's height; above the tallest bar stands its number.
constexpr double kTallest = 80;

/// Counts by year or by month of a year; `unknown`: articles that have none.
struct Counts {
    std::map<int, std::uint64_t> known;
    std::uint64_t unknown = 0;
};

Counts by_year(const Facet& years) {
    Counts counts;
    for (const auto& value : years.values) {
        const auto year = value.value ? year_of(*value.value) : std::nullopt;
        (year ? counts.known[*year] : counts.unknown) += value.count;
    }
    return counts;
}

Counts by_month(const Facet& months, int year, std::uint64_t in_year) {
    Counts counts;
    const std::string prefix = fmt::format("{:04}-", year);
    std::uint64_t known = 0;
    for (const auto& value : months.values) {
        if (!value.value || !value.value->starts_with(prefix)) continue;
        const auto month = year_of(value.value->substr(prefix.size()));
        if (!month || *month > 12) continue;
        counts.known[*month] += value.count;
        known += value.count;
    }
    counts.unknown = in_year > known ? in_year - known : 0;
    return counts;
}

/// The drawing of a bar: a rectangle and the number above it. It says nothing to a screen reader;
/// the text beside it does.
Html drawing(const PageContext& context, std::uint64_t count, std::uint64_t most) {
    const double share = most == 0 ? 0 : static_cast<double>(count) / static_cast<double>(most);
    const std::string top = fmt::format("{:.1f}%", 100 - share * kTallest);
    return element(
        "svg", {{"aria-hidden", "true"}},
        element("rect", {{"y", top}, {"height", fmt::format("{:.1f}%", share * kTallest)}}),
        element("text", {{"x", "50%"}, {"y", top}, {"dy", "-4"}}, context.wording.number(count)));
}

/// A bar of the chart. Without an address it is no link: a click would find nothing.
struct Bar {
    std::string id;
    std::string when;  ///< below the bar
    std::string said;  ///< the whole, for a screen reader
    std::uint64_t count = 0;
    bool chosen = false;
    std::optional<std::string> href = {};
};

Html bar_item(const PageContext& context, const Bar& bar, std::uint64_t most) {
    const Html inside = drawing(context, bar.count, most) + unseen(bar.said) +
                        element("span", {{"class", "when"}, {"aria-hidden", "true"}}, bar.when);
    return element(
        "li", {},
        element(
            "a",
            {{"id", bar.id}, {"href", bar.href}, {"aria-current", value_if(bar.chosen, "true")}},
            inside));
}

Html bars(const PageContext& context, const char* kind, const std::vector<Bar>& all) {
    std::uint64_t most = 0;
    for (const auto& bar : all) most = std::max(most, bar.count);
    Html list;
    for (const auto& bar : all) list += bar_item(context, bar, most);
    const std::string name = std::string("bars ") + kind + (most >= 1000 ? " thousands" : "");
    return element("ol", {{"class", name}}, list);
}

/// Whether the years are shown as decades: there are many, and no decade is chosen.
int step_of(const Counts& counts, const YearChoice& choice) {
    if (counts.known.empty()) return 1;
    const int span = counts.known.rbegin()->first - counts.known.begin()->first + 1;
    const bool within = choice.first != 0 && choice.last - choice.first < kMostBars;
    return span > kMostBars && !within ? kDecade : 1;
}

const char* kind_of(const Counts& counts, const Address& address) {
    return step_of(counts, year_choice(address)) == 1 ? "years" : "years decades";
}

/// The years that have a bar: all of them, or those around what is chosen.
std::pair<int, int> shown_years(const Counts& counts, const YearChoice& choice, int step) {
    int first = counts.known.begin()->first;
    int last = counts.known.rbegin()->first;
    if (step == 1 && last - first >= kMostBars) {
        first = std::max(first, choice.first / kDecade * kDecade);
        last = std::min(last, choice.last / kDecade * kDecade + kDecade - 1);
    }
    return {first / step * step, last};
}

std::string what_a_click_does(const PageContext& context, const YearChoice& now, int first,
                              int last) {
    const auto& says = context.wording.says();
    const auto then = after_click(now, first, last);
    if (!then) return ". " + context.text("Chosen; remove it");
    if (now.first == 0 || then->first == then->last) return {};
    return ". " + says.fill("Choose {} to {}", then->first, then->last);
}

std::vector<Bar> year_bars(const PageContext& context, const Address& address,
                           const Counts& counts) {
    std::vector<Bar> all;
    if (counts.known.empty()) return all;
    const YearChoice choice = year_choice(address);
    const int step = step_of(counts, choice);
    const auto [begin, end] = shown_years(counts, choice, step);
    for (int first = begin; first <= end; first += step) {
        const int last = first + step - 1;
        Bar bar;
        for (auto at = counts.known.lower_bound(first); at != counts.known.end(); ++at) {
            if (at->first > last) break;
            bar.count += at->second;
        }
        const std::string years = step == 1 ? std::to_string(first)
                                            : context.wording.says().fill("{} to {}", first, last);
        bar.id = "y" + std::to_string(first);
        bar.when = step == 1 ? std::to_string(first) : context.wording.says().fill("{}s", first);
        bar.chosen = choice.has(first) && choice.has(last);
        bar.said = years + ": " + context.wording.articles(bar.count);
        if (bar.count > 0 || bar.chosen) {
            bar.said += what_a_click_does(context, choice, first, last);
            bar.href = with_years(address, first, last).href();
        }
        all.push_back(std::move(bar));
    }
    return all;
}

std::vector<Bar> month_bars(const PageContext& context, const Address& address, int year,
                            const Counts& counts) {
    std::vector<Bar> all;
    for (int month = 1; month <= 12; ++month) {
        const std::string name = fmt::format("{:04}-{:02}", year, month);
        const auto& chosen = address.asked.months;
        Bar bar;
        bar.id = fmt::format("m{:02}", month);
        bar.when = context.wording.short_month(month);
        bar.count = counts.known.contains(month) ? counts.known.at(month) : 0;
        bar.chosen = std::find(chosen.begin(), chosen.end(), name) != chosen.end();
        bar.said = context.wording.long_date(name) + ": " + context.wording.articles(bar.count);
        Address other = address.first_page();
        other.asked.months = {name};
        other.asked.years.clear();
        if (bar.chosen) {  // back to the whole year
            bar.said += ". " + context.text("Chosen; remove it");
            other.asked.months.clear();
            other.asked.years = {std::to_string(year)};
        }
        if (bar.count > 0 || bar.chosen) bar.href = other.href();
        all.push_back(std::move(bar));
    }
    return all;
}

Html undated_tick(const PageContext& context, const Address& address, std::uint64_t count) {
    const bool chosen = year_choice(address).undated;
    if (count == 0 && !chosen) return {};
    const std::string said =
        " " + std::string(context.wording.says().plural("article", "articles", count)) +
        (chosen ? ", " + context.text("chosen") : std::string());
    return element(
        "a",
        {{"id", "y-unknown"},
         {"class", "tick unknown"},
         {"aria-current", value_if(chosen, "true")},
         {"href", with_undated_switched(address).href()}},
        element("span", {{"class", "what"}}, context.text("undated")), " ",
        element("span", {{"class", "count"}}, context.wording.number(count), unseen(said)));
}

/// The year before or after the chosen one, if it has articles.
Html year_step(const PageContext& context, const Address& address, const Counts& counts,
               const char* id, int year, const std::string& name) {
    if (!counts.known.contains(year) || counts.known.at(year) == 0) return {};
    const bool undated = year_choice(address).undated;
    return element("a",
                   {{"id", id},
                    {"rel", "nofollow"},
                    {"title", context.wording.articles(counts.known.at(year))},
                    {"href", with_choice(address, {year, year, undated, false}).href()}},
                   name);
}

Html months_of(const PageContext& context, const Address& address, int year, const Counts& years,
               const Facet& months) {
    const auto& says = context.wording.says();
    const auto in_year = years.known.contains(year) ? years.known.at(year) : 0;
    const Counts counts = by_month(months, year, in_year);
    const Html steps =
        year_step(context, address, years, "y-before", year - 1, fmt::format("‹ {}", year - 1)) +
        " " +
        year_step(context, address, years, "y-after", year + 1, fmt::format("{} ›", year + 1));
    Html inside =
        element("p", {{"class", "line"}}, element("b", {}, says.fill("{}, month by month", year)),
                " ", element("span", {}, steps));
    inside += bars(context, "months", month_bars(context, address, year, counts));
    if (counts.unknown > 0) {
        inside += element("p", {{"class", "small soft"}},
                          says.fill_plural("{} has only the year.", "{} have only the year.",
                                           counts.unknown, context.wording.number(counts.unknown)));
    }
    return element("div", {}, inside);
}

}  // namespace

Html answer_chart(const PageContext& context, const Address& address, const Facet& years,
                  const Facet& months) {
    const Counts counts = by_year(years);
    const YearChoice choice = year_choice(address);
    const Html undated = undated_tick(context, address, counts.unknown);
    Html inside = element("h2", {{"class", "unseen"}, {"id", "time-is"}, {"tabindex", "-1"}},
                          context.text("When"));
    const bool by_decade = step_of(counts, choice) == kDecade;
    const std::string how = choice.is_one_year()
                                ? context.text("Choose another year for the whole span.")
                            : by_decade ? context.text("Choose a decade.")
                                        : context.text("Choose a year.");
    const std::string what =
        by_decade ? context.text("Articles by decade.") : context.text("Articles by year.");
    const Html words = counts.known.empty() ? element("span", {}, context.text("No dated article."))
                                            : element("span", {}, element("b", {}, what), " ",
                                                      element("span", {{"class", "soft"}}, how));
    Html chart = element("p", {{"class", "line"}}, words, " ", undated);
    if (!counts.known.empty())
        chart += bars(context, kind_of(counts, address), year_bars(context, address, counts));
    inside += element("div", {}, chart);
    if (choice.is_one_year()) {
        inside += months_of(context, address, choice.first, counts, months);
    }
    return element(
        "section",
        {{"class", choice.is_one_year() ? "time" : "time single"}, {"aria-labelledby", "time-is"}},
        inside);
}

Html collection_chart(const PageContext& context, const Facet& years) {
    const Counts counts = by_year(years);
    if (counts.known.empty()) return {};
    const Address nothing;
    const std::string what = step_of(counts, {}) == kDecade
                                 ? context.text("The whole collection, decade by decade")
                                 : context.text("The whole collection, year by year");
    return element(
        "section", {{"class", "time single"}, {"aria-labelledby", "when"}},
        element("div", {},
                element("p", {{"class", "line"}}, element("b", {{"id", "when"}}, what), " ",
                        undated_tick(context, nothing, counts.unknown)),
                bars(context, kind_of(counts, nothing), year_bars(context, nothing, counts))));
}

}  // namespace udklip::web
