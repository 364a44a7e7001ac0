// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/answer_page.hpp"

#include <fmt/format.h>

#include "web/pages/nothing_page.hpp"
#include "web/pages/telling_list.hpp"
#include "web/parts/answer_notes.hpp"
#include "web/parts/facet_list.hpp"
#include "web/parts/filters.hpp"
#include "web/parts/hits.hpp"
#include "web/parts/saving.hpp"
#include "web/parts/year_chart.hpp"

namespace udklip::web {
namespace {

using searcher::Answer;
using searcher::Bound;

std::string heading(const PageContext& context, const Answer& answer) {
    const auto& says = context.wording.says();
    const std::string articles = context.wording.articles(answer.total);
    if (answer.total_is_exact) return articles;
    switch (answer.total_bound) {
        case Bound::lower:
            return says.fill("at least {}", articles);
        case Bound::upper:
            return says.fill("at most {}", articles);
        case Bound::neither:
            break;
    }
    return says.fill("about {}", articles);
}

/// "shown as 139, as 9 are nearly like another one · page 1 of 14"
Html how_it_is_shown(const PageContext& context, const Address& address, const Answer& answer) {
    const auto& says = context.wording.says();
    Html line;
    if (answer.distinct < answer.total) {
        const std::uint64_t alike = answer.total - answer.distinct;
        Address single = address.first_page();
        single.asked.collapse = false;
        line += says.fill_plural("shown as {0}, as {1} is nearly like another one",
                                 "shown as {0}, as {1} are nearly like another one", alike,
                                 context.wording.number(answer.distinct),
                                 context.wording.number(alike));
        line += " (" + link_to(single.href(), context.text("show one by one")) + ")";
    } else if (!address.asked.collapse) {
        Address folded = address.first_page();
        folded.asked.collapse = true;
        line += Html(context.text("near-duplicates one by one")) + " (" +
                link_to(folded.href(), context.text("fold them")) + ")";
    }
    const std::uint64_t pages = pages_of(answer.distinct);
    if (pages > 1 && address.view == View::hits) {
        if (!line.empty()) line += " · ";
        line += says.fill("page {} of {}", context.wording.number(address.page),
                          context.wording.number(pages));
    }
    return line.empty() ? line : element("p", {{"class", "soft small"}}, line);
}

Html found(const PageContext& context, const Address& address, const Answer& answer) {
    Html ways = save_form(context, address);
    ways += " " + element("a", {{"href", address.first_page().href("/feed")}},
                          context.text("Follow (Atom)"));
    if (!address.asked.text.empty()) {
        Address trend = without_filters(address);
        trend.all.clear();
        ways += " " + element("a", {{"href", trend.href("/trend")}}, context.text("Over time"));
    }
    return element("div", {{"class", "found"}}, element("h1", {}, heading(context, answer)),
                   how_it_is_shown(context, address, answer),
                   element("div", {{"class", "ways"}}, ways));
}

/// The ways to look at an answer.
Html view_links(const PageContext& context, const Address& address) {
    if (!address.like.empty() || !address.saved.empty()) return {};
    Html list;
    for (const auto& [view, name] : {std::pair{View::hits, context.text("Hits")},
                                     std::pair{View::places, context.text("Words in their places")},
                                     std::pair{View::words, context.text("Telling words")}}) {
        list += element("li", {},
                        element("a",
                                {{"href", address.seen_as(view).href()},
                                 {"aria-current", value_if(address.view == view, "true")}},
                                name));
    }
    return element("nav", {{"class", "order views"}, {"aria-label", context.text("Views")}},
                   element("ul", {}, list),
                   address.view == View::hits ? Html() : narrow_link(context));
}

/// The whole answer as a file.
Html file_links(const PageContext& context, const Address& address, const Answer& answer) {
    if (!address.like.empty() || !address.saved.empty()) return {};
    Html links;
    for (const auto& [format, name] : {std::pair{"csv", context.text("spreadsheet (CSV)")},
                                       std::pair{"ris", context.text("references (RIS)")},
                                       std::pair{"csl-json", context.text("Zotero (CSL-JSON)")}}) {
        Parameters parameters = address.seen_as(View::hits).parameters();
        parameters.insert(parameters.begin(), {"format", format});
        links += " " + element("a", {{"href", "/export?" + query_string(parameters)}}, name);
    }
    return element(
        "p", {{"class", "files small"}},
        context.wording.says().fill_plural("Save {} as", "Save all {} as", answer.distinct,
                                           context.wording.number(answer.distinct)),
        links);
}

Html hits_section(const PageContext& context, const Address& address, const Answer& answer) {
    const auto& wording = context.wording;
    const std::uint64_t first = (address.page - 1) * std::uint64_t{kHitsOnPage};
    const std::string title = wording.says().fill("Hits {} to {} of {}", wording.number(first + 1),
                                                  wording.number(first + answer.hits.size()),
                                                  wording.number(answer.distinct));
    return element("h2", {{"class", "unseen"}, {"id", "hits"}, {"tabindex", "-1"}}, title) +
           (address.saved.empty() ? order_links(context, address) : Html()) +
           hit_list(context, address, answer) +
           (address.saved.empty() ? page_links(context, address, answer.distinct) : Html());
}

Html list(const PageContext& context, const Address& address, const Answer& answer,
          const OtherView& other) {
    const auto heading = [](const std::string& name) {
        return element("h2", {{"class", "unseen"}, {"id", "hits"}, {"tabindex", "-1"}}, name);
    };
    Html inside = view_links(context, address);
    if (other.places) {
        inside += heading(context.text("Words in their places")) +
                  places_list(context, address, *other.places);
    } else if (other.telling) {
        inside +=
            heading(context.text("Telling words")) + telling_list(context, address, *other.telling);
    } else {
        inside += hits_section(context, address, answer);
    }
    return element("section", {{"class", "list"}, {"aria-labelledby", "hits"}}, inside,
                   file_links(context, address, answer));
}

Html understood(const PageContext& context, const Answer& answer) {
    const auto& says = context.wording.says();
    std::string seconds = fmt::format("{:.3f}", answer.seconds);
    if (says.language() == translation::Language::danish) seconds[seconds.find('.')] = ',';
    Html line;
    if (!answer.understood.empty()) {
        line += Html(context.text("Understood as")) + " " + element("code", {}, answer.understood) +
                ", ";
    }
    line += says.fill("answered in {} seconds.", seconds);
    return element("p", {{"class", "small soft"}}, void_element("br", {}), line);
}

searcher::Facet facet_named(const Answer& answer, std::string_view name) {
    for (const auto& facet : answer.facets) {
        if (facet.name == name) return facet;
    }
    return {std::string(name), {}};
}

}  // namespace

std::string answer_page(const PageContext& context, const Address& address, const Answer& answer,
                        const searcher::Facet& years, const OtherView& other) {
    if (answer.total == 0) return nothing_page(context, address, answer);
    const std::string asked = answer.query.empty() ? context.text("All articles") : answer.query;
    Page page{&context, asked + " – " + heading(context, answer), address};
    page.skips = {{"hits", context.text("Skip to the hits")}};
    if (address.saved.empty()) {
        page.skips.emplace_back("time-is", context.text("Skip to years and months"));
        page.skips.emplace_back("narrow", context.text("Skip to source, section and author"));
    }
    page.feed = address.first_page().href("/feed");
    page.keys =
        Html(", ") + key("j") + " " + key("k") + " " + context.text("next and previous hit");
    page.main = chosen_section(context, address) + found(context, address, answer) +
                notes_section(context, address, answer);
    Html beside;
    if (address.saved.empty()) {  // what is new to a saved search is not narrowed down
        beside = answer_chart(context, address, years, facet_named(answer, "month")) +
                 facet_lists(context, address, answer);
    }
    page.main +=
        element("div", {{"class", "answer"}}, list(context, address, answer, other), beside);
    page.main += understood(context, answer);
    return page.html();
}

}  // namespace udklip::web
