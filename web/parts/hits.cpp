// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/hits.hpp"

#include <algorithm>
#include <set>

#include "web/parts/own_tags.hpp"

namespace udklip::web {
namespace {

using searcher::Answer;
using searcher::Hit;
using searcher::Sort;

std::string title_of(const PageContext& context, const std::string& title) {
    return title.empty() ? context.text("(without a title)") : title;
}

/// The answer's address with the article, so that the page of the article knows the way back.
std::string href_in(const Address& address, const std::string& id, std::uint64_t rank) {
    Address at = address.first_page();
    at.at = rank;
    return at.href(article_href(id));
}

Html facts(const PageContext& context, const Hit& hit) {
    Html inside =
        hit.source.empty() ? Html(context.text("no source")) : element("b", {}, hit.source);
    if (hit.page > 0) {
        inside += " · " + context.wording.says().fill("page {}", context.wording.number(hit.page));
    }
    if (!hit.chapter.empty()) inside += " · " + hit.chapter;
    if (hit.in_caption) inside += " · " + context.text("in a caption");
    if (hit.only_in_furniture.value_or(false))
        inside += " · " + context.text("only around the text");
    return element("p", {{"class", "facts"}}, inside);
}

Html date_line(const PageContext& context, const std::string& date) {
    if (date.empty()) return element("p", {{"class", "date none"}}, context.text("undated"));
    return element("p", {{"class", "date"}},
                   element("time", {{"datetime", date}}, context.wording.short_date(date)));
}

Html copies(const PageContext& context, const Address& address, const Hit& hit) {
    if (hit.similar_total == 0) return {};
    const auto& says = context.wording.says();
    Html list;
    for (const auto& copy : hit.copies) {
        list += element("li", {},
                        link_to(href_in(address, copy.id, 0), title_of(context, copy.title)), " ",
                        element("span", {{"class", "soft small"}},
                                short_facts(context, copy.source, copy.date)));
    }
    if (hit.similar_total > hit.copies.size()) {
        Address single = address.first_page();
        single.asked.collapse = false;
        list += element("li", {}, link_to(single.href(), context.text("show all one by one")));
    }
    return element(
        "details", {{"class", "copies"}},
        element("summary", {},
                says.fill_plural("and {} nearly alike", "and {} nearly alike", hit.similar_total,
                                 context.wording.number(hit.similar_total))),
        element("ul", {}, list));
}

Html one_hit(const PageContext& context, const Address& address, const Hit& hit) {
    const std::string place = "hit-" + std::to_string(hit.rank);
    return element(
        "li", {},
        element("article", {{"class", "hit"}, {"id", place}},
                element("h3", {},
                        link_to(href_in(address, hit.id, hit.rank), title_of(context, hit.title))),
                facts(context, hit), date_line(context, hit.date),
                element("p", {{"class", "snippet"}}, marked(hit.snippet.text, hit.snippet.marks)),
                copies(context, address, hit),
                own_section(context, address.href() + "#" + place, hit.id,
                            title_of(context, hit.title), hit.kept)));
}

Html page_link(const PageContext& context, const Address& address, std::uint64_t page) {
    Address there = address.first_page();
    there.page = static_cast<std::uint32_t>(page);
    return element(
        "li", {},
        element("a",
                {{"href", there.href()}, {"aria-current", value_if(page == address.page, "page")}},
                unseen(context.text("Page") + " "), context.wording.number(page)));
}

}  // namespace

std::string short_facts(const PageContext& context, const std::string& source,
                        const std::string& date) {
    return (source.empty() ? context.text("no source") : source) + ", " +
           (date.empty() ? context.text("undated") : context.wording.long_date(date));
}

Html marked(std::string_view text, const std::vector<searcher::SnippetSpan>& marks) {
    Html html;
    std::size_t at = 0;
    for (const auto& mark : marks) {
        html += text.substr(at, mark.begin - at);
        html += element("mark", {}, text.substr(mark.begin, mark.end - mark.begin));
        at = mark.end;
    }
    html += text.substr(at);
    return html;
}

Html narrow_link(const PageContext& context) {
    return element("a", {{"class", "to-narrow"}, {"href", "#time-is"}},
                   context.text("Narrow down ↓"));
}

Html order_links(const PageContext& context, const Address& address) {
    Html list;
    for (const auto& [sort, name] : {std::pair{Sort::relevance, context.text("best")},
                                     std::pair{Sort::newest, context.text("newest")},
                                     std::pair{Sort::oldest, context.text("oldest")}}) {
        Address other = address.first_page();
        other.asked.sort = sort;
        const bool chosen = address.asked.sort == sort;
        list += element(
            "li", {},
            element("a", {{"href", other.href()}, {"aria-current", value_if(chosen, "true")}},
                    name));
    }
    return element("nav", {{"class", "order"}, {"aria-label", context.text("Order")}},
                   element("span", {{"class", "soft"}}, context.text("Order:")),
                   element("ul", {}, list), narrow_link(context));
}

Html hit_list(const PageContext& context, const Address& address, const Answer& answer) {
    Html list;
    for (const auto& hit : answer.hits) list += one_hit(context, address, hit);
    return element("ol", {{"class", "hits"}}, list);
}

std::uint64_t pages_of(std::uint64_t distinct) {
    return std::min<std::uint64_t>((distinct + kHitsOnPage - 1) / kHitsOnPage, kMostPages);
}

Html page_links(const PageContext& context, const Address& address, std::uint64_t distinct) {
    const std::uint64_t last = pages_of(distinct);
    if (last < 2) return {};
    std::set<std::uint64_t> shown = {1, last};
    const std::uint64_t here = address.page;
    for (std::uint64_t page = here > 2 ? here - 2 : 1; page <= std::min(here + 2, last); ++page) {
        shown.insert(page);
    }
    Html list;
    std::uint64_t before = 0;
    for (const auto page : shown) {
        if (page > before + 1) {
            list += element("li", {}, element("span", {{"class", "gap"}}, "…"));
        }
        list += page_link(context, address, page);
        before = page;
    }
    Html inside;
    const auto step = [&](const char* rel, std::uint64_t page, const std::string& name) {
        Address there = address.first_page();
        there.page = static_cast<std::uint32_t>(page);
        return element("a", {{"rel", rel}, {"href", there.href()}}, name);
    };
    if (here > 1) inside += step("prev", here - 1, context.text("‹ Previous"));
    inside += element("ul", {}, list);
    if (here < last) inside += step("next", here + 1, context.text("Next ›"));
    if (here == last && distinct > std::uint64_t{kMostPages} * kHitsOnPage) {
        inside += element("p", {{"class", "soft"}}, context.text("Narrow down to see the rest."));
    }
    return element("nav", {{"class", "pages"}, {"aria-label", context.text("Pages of hits")}},
                   inside);
}

}  // namespace udklip::web
