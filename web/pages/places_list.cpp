// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/places_list.hpp"

namespace udklip::web {
namespace {

using searcher::KwicLine;

/// The article at this find. The page of the lines goes along, for the way back.
std::string href_of(const Address& address, const KwicLine& line) {
    Address at = address;
    at.at = line.rank;
    return at.href(article_href(line.id)) + "#m" + std::to_string(line.number);
}

Html facts(const PageContext& context, const KwicLine& line) {
    const std::string date =
        line.date.empty() ? context.text("undated") : context.wording.short_date(line.date);
    return element("span", {{"class", "facts"}}, date, " ",
                   line.source.empty() ? line.title : line.source);
}

Html one_line(const PageContext& context, const Address& address, const KwicLine& line) {
    return element(
        "li", {},
        element("a", {{"class", "place"}, {"href", href_of(address, line)}, {"title", line.title}},
                element("span", {{"class", "left"}}, element("span", {}, line.left)),
                element("mark", {}, line.find), element("span", {{"class", "right"}}, line.right)),
        facts(context, line));
}

Html sort_links(const PageContext& context, const Address& address) {
    Html list;
    for (const auto& [beside, name] :
         {std::pair{Beside::none, context.text("as the hits come")},
          std::pair{Beside::left, context.text("by the words to the left")},
          std::pair{Beside::right, context.text("by the words to the right")}}) {
        Address other = address.first_page();
        other.beside = beside;
        list += element("li", {},
                        element("a",
                                {{"href", other.href()},
                                 {"aria-current", value_if(address.beside == beside, "true")}},
                                name));
    }
    return element("nav", {{"class", "order"}, {"aria-label", context.text("Order of the lines")}},
                   element("span", {{"class", "soft"}}, context.text("Lines:")),
                   element("ul", {}, list));
}

Html steps(const PageContext& context, const Address& address, const PlacesPage& places) {
    const bool has_next = places.first + places.lines.size() <= places.finds;
    if (address.page == 1 && !has_next) return {};
    const auto step = [&](const char* rel, std::uint32_t page, const std::string& name) {
        Address there = address;
        there.page = page;
        return element("a", {{"rel", rel}, {"href", there.href()}}, name);
    };
    Html inside;
    if (address.page > 1) inside += step("prev", address.page - 1, context.text("‹ Previous"));
    if (has_next && address.page < kMostPages) {
        inside += step("next", address.page + 1, context.text("Next ›"));
    }
    return element("nav", {{"class", "pages"}, {"aria-label", context.text("Pages of lines")}},
                   inside);
}

}  // namespace

Html places_list(const PageContext& context, const Address& address, const PlacesPage& places) {
    const auto& wording = context.wording;
    const auto& says = wording.says();
    Html list = sort_links(context, address);
    if (places.lines.empty()) {
        return list + element("p", {{"class", "soft"}},
                              context.text("The hits have no words of the question in their text; "
                                           "they were found by their titles or by filters."));
    }
    Html lines;
    for (const auto& line : places.lines) lines += one_line(context, address, line);
    std::string what = says.fill("Finds {} to {}", wording.number(places.first),
                                 wording.number(places.first + places.lines.size() - 1));
    if (places.is_all) {
        what += " " + says.fill("of {}", wording.number(places.finds));
    } else if (address.beside != Beside::none) {
        what += " " + says.fill("of the {} in the first {}", wording.number(places.finds),
                                wording.articles(places.articles));
    }
    list += element("p", {{"class", "soft small"}}, what);
    return list + element("ol", {{"class", "places"}}, lines) + steps(context, address, places);
}

}  // namespace udklip::web
