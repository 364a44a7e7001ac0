// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/nothing_page.hpp"

#include <algorithm>

#include "web/parts/answer_notes.hpp"
#include "web/parts/filters.hpp"
#include "web/parts/saving.hpp"

namespace udklip::web {
namespace {

using searcher::Answer;

constexpr std::size_t kMostWays = 5;

/// A way out: where it leads, what it is, and how much it finds.
struct WayOut {
    Address there;
    std::string name;
    std::string why;
    std::uint64_t finds = 0;
};

/// The address without all values of one filter.
WayOut without(const PageContext& context, const Address& address,
               const searcher::WithoutFilter& filter) {
    WayOut way{address.first_page(), "", context.text("all else as it is chosen"), filter.total};
    for (const auto& chosen : chosen_filters(context, address)) {
        if (chosen.option != filter.filter) continue;
        way.name += (way.name.empty() ? "" : ", ") + chosen.what;
    }
    way.name = context.wording.says().fill("Without {}", way.name);
    auto& asked = way.there.asked;
    const auto clear = [&](std::string_view name, auto& field) {
        if (filter.filter == name) field.clear();
    };
    clear("year", asked.years);
    clear("month", asked.months);
    clear("from", asked.from);
    clear("to", asked.to);
    clear("source", asked.sources);
    clear("section", asked.sections);
    clear("author", asked.authors);
    clear("name", asked.names);
    return way;
}

std::vector<WayOut> ways_out(const PageContext& context, const Address& address,
                             const Answer& answer) {
    std::vector<WayOut> ways;
    if (answer.suggestion) {
        WayOut way{address.first_page(), *answer.suggestion, context.text("spelt otherwise"),
                   answer.suggestion_total};
        way.there.asked.text = *answer.suggestion;
        ways.push_back(std::move(way));
    }
    for (const auto& filter : answer.without) ways.push_back(without(context, address, filter));
    if (answer.furniture_total > 0) {
        WayOut way{address.first_page(), context.text("Search around the articles as well"),
                   context.text("contacts, about us, links to others"), answer.furniture_total};
        way.there.asked.furniture = true;
        ways.push_back(std::move(way));
    }
    std::erase_if(ways, [](const WayOut& way) { return way.finds == 0; });
    std::stable_sort(ways.begin(), ways.end(),
                     [](const WayOut& a, const WayOut& b) { return a.finds > b.finds; });
    if (ways.size() > kMostWays) ways.resize(kMostWays);
    return ways;
}

Html list_of(const PageContext& context, const std::vector<WayOut>& ways) {
    if (ways.empty()) return {};
    Html list;
    for (const auto& way : ways) {
        list += element("li", {},
                        element("span", {}, link_to(way.there.href(), way.name), " ",
                                element("span", {{"class", "why"}}, way.why)),
                        " ", element("span", {}, context.wording.articles(way.finds)));
    }
    return element("h2", {{"id", "ways-out"}, {"tabindex", "-1"}},
                   context.text("Here there is something")) +
           element("ul", {{"class", "outs"}}, list);
}

/// Words that no article has, in a sentence.
Html unknown_words(const PageContext& context, const Answer& answer) {
    std::string words;
    for (const auto& word : answer.words) {
        if (word.how != "word" || word.articles > 0) continue;
        words += (words.empty() ? "" : ", ") + word.typed;
    }
    if (words.empty()) return {};
    return element("p", {},
                   context.wording.says().fill("No article of the collection has: {}.", words));
}

std::string reason(const PageContext& context, const Address& address) {
    if (!address.saved.empty() && address.only_new) {
        return context.text("Nothing is new in this saved search.");
    }
    const bool asks = !address.asked.text.empty();
    if (asks && address.narrows()) {
        return context.text("No article has these words and passes what is chosen.");
    }
    return asks ? context.text("No article has these words.")
                : context.text("No article passes what is chosen.");
}

}  // namespace

std::string nothing_page(const PageContext& context, const Address& address, const Answer& answer) {
    Page page{&context, answer.query + " – " + context.text("no articles"), address};
    const auto ways = ways_out(context, address, answer);
    if (!ways.empty()) page.skips = {{"ways-out", context.text("Skip to the suggestions")}};
    Html inside = element("h1", {}, context.text("No articles")) +
                  element("p", {}, reason(context, address)) + unknown_words(context, answer) +
                  plain_notes(context, answer) + list_of(context, ways);
    if (address.asked.text.find_first_not_of(' ') != std::string::npos) {
        inside += save_form_for_later(context, address);
    }
    page.main = chosen_section(context, address) + element("div", {{"class", "stuck"}}, inside);
    return page.html();
}

std::string trouble_page(const PageContext& context, const Address& address,
                         const std::string& what, const std::string& to_do) {
    Page page{&context, what, address};
    Html inside = element("h1", {}, what);
    if (!to_do.empty()) inside += element("p", {}, to_do);
    page.main = chosen_section(context, address) + element("div", {{"class", "stuck"}}, inside);
    return page.html();
}

}  // namespace udklip::web
