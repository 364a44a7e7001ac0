// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/start_page.hpp"

#include <algorithm>

#include "searcher/query/unknown_value.hpp"
#include "web/parts/hits.hpp"
#include "web/parts/year_chart.hpp"
#include "web/parts/year_choice.hpp"

namespace udklip::web {
namespace {

int first_year(const searcher::Facet& years) {
    int first = 0;
    for (const auto& value : years.values) {
        const auto year = value.value ? year_of(*value.value) : std::nullopt;
        if (year && (first == 0 || *year < first)) first = *year;
    }
    return first;
}

Html collection_line(const PageContext& context, const StartPage& start) {
    const auto& says = context.wording.says();
    std::string line;
    const int first = first_year(start.years);
    const int last = last_year(start.years);
    if (first != 0) {
        line =
            first == last ? says.fill("From {}.", first) : says.fill("From {} to {}.", first, last);
    }
    if (start.updated) {
        line +=
            (line.empty() ? "" : " ") + says.fill("The collection was brought up to date {}.",
                                                  time_ago(context, start.now - *start.updated));
    }
    if (start.this_week) {
        line += (line.empty() ? "" : " ") +
                says.fill("Come or changed within seven days: {}.",
                          context.wording.articles(start.this_week->articles));
    }
    return line.empty() ? Html() : element("p", {{"class", "lately small"}}, line);
}

/// Values of the whole collection, each a link to its articles.
Html values_section(const PageContext& context, const char* id, const std::string& heading,
                    const searcher::Facet& facet,
                    std::vector<std::string> searcher::Request::*field) {
    Html list;
    for (const auto& value : facet.values) {
        if (!value.value) continue;
        Address address;
        (address.asked.*field) = {searcher::value_to_type(*value.value)};
        list += element("li", {}, link_to(address.href(), *value.value), " ",
                        element("span", {{"class", "count"}}, context.wording.number(value.count)));
    }
    if (list.empty()) return {};
    return element("section", {{"class", "most"}, {"aria-labelledby", id}},
                   element("h2", {{"id", id}}, heading), element("ul", {}, list));
}

Html newest_section(const PageContext& context, const StartPage& start) {
    Html list;
    for (const auto& hit : start.newest) {
        const std::string title = hit.title.empty() ? context.text("(without a title)") : hit.title;
        list += element(
            "li", {}, link_to(article_href(hit.id), title), " ",
            element("span", {{"class", "facts"}}, short_facts(context, hit.source, hit.date)));
    }
    Html inside =
        element("h2", {{"id", "lately"}, {"tabindex", "-1"}}, context.text("Newest articles"));
    inside += list.empty()
                  ? element("p", {{"class", "soft small"}}, context.text("No dated article."))
                  : element("ul", {{"class", "titles"}}, list);
    return element("section", {{"aria-labelledby", "lately"}}, inside);
}

Html try_section(const PageContext& context) {
    const auto row = [](const std::string& question, const std::string& meaning) {
        Address address;
        address.asked.text = question;
        return element("li", {}, link_to(address.href(), element("code", {}, question)), " ",
                       element("span", {{"class", "small"}}, meaning));
    };
    return element(
        "section", {{"class", "tries"}, {"aria-labelledby", "tries"}},
        element("h2", {{"id", "tries"}}, context.text("Try to ask")),
        element("ul", {},
                row("økonomi forhandling", context.text("finds økonomiforhandlingerne, too")),
                row("\"op mod fem milliarder\"", context.text("exactly these words, side by side")),
                row(context.text("kommun* NEAR/5 penge"), context.text("at most five words apart")),
                row(context.text("source:KL date:2021-05..2021-06 plan"),
                    context.text("from one source, in two months"))));
}

std::string empty_page(const PageContext& context) {
    Page page{&context, "", {}, QuestionBox::none};
    page.is_start = true;
    page.main = element(
        "div", {{"class", "stuck"}}, element("h1", {}, context.text("The collection is empty")),
        element("p", {}, context.text("This command fills it from a folder of articles:")),
        element("p", {}, element("code", {}, "udklip-index " + context.text("FOLDER"))));
    return page.html();
}

}  // namespace

int last_year(const searcher::Facet& years) {
    int last = 0;
    for (const auto& value : years.values) {
        const auto year = value.value ? year_of(*value.value) : std::nullopt;
        if (year) last = std::max(last, *year);
    }
    return last;
}

std::string time_ago(const PageContext& context, std::chrono::seconds since) {
    const auto& says = context.wording.says();
    const auto whole = static_cast<std::uint64_t>(std::max<std::int64_t>(since.count(), 0));
    const std::uint64_t minutes = whole / 60;
    const std::uint64_t hours = minutes / 60;
    const std::uint64_t days = hours / 24;
    const auto number = [&](std::uint64_t value) { return context.wording.number(value); };
    if (days > 0) return says.fill_plural("{} day ago", "{} days ago", days, number(days));
    if (hours > 0) return says.fill_plural("{} hour ago", "{} hours ago", hours, number(hours));
    if (minutes > 0) {
        return says.fill_plural("{} minute ago", "{} minutes ago", minutes, number(minutes));
    }
    return context.text("just now");
}

std::string start_page(const PageContext& context, const StartPage& start) {
    if (context.articles == 0) return empty_page(context);
    Page page{&context, context.text("Search Danish articles"), {}, QuestionBox::none};
    page.is_start = true;
    page.skips = {{"lately", context.text("Skip to the newest")}};
    const Html label = element(
        "label", {{"for", "q"}},
        context.wording.says().fill("Search {}", context.wording.articles(context.articles)));
    page.main = element("div", {{"class", "start"}}, element("h1", {{"class", "unseen"}}, "Udklip"),
                        question_form(context, {}, label, true), collection_line(context, start),
                        question_help(context));
    page.main += collection_chart(context, start.years);
    page.main += element("div", {{"class", "three"}}, saved_section(context, start.saved),
                         newest_section(context, start), try_section(context));
    page.main += values_section(context, "sources", context.text("Sources with the most articles"),
                                start.sources, &searcher::Request::sources);
    page.main += values_section(context, "names", context.text("Names in the most articles"),
                                start.names, &searcher::Request::names);
    return page.html();
}

}  // namespace udklip::web
