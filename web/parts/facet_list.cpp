// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/facet_list.hpp"

#include <algorithm>
#include <array>

#include "language/text/utf8.hpp"
#include "searcher/query/unknown_value.hpp"
#include "web/parts/own_tags.hpp"

namespace udklip::web {
namespace {

using searcher::Facet;
using searcher::FacetValue;
using searcher::Request;

constexpr std::size_t kShown = 8;

/// A field whose values are listed.
struct ListedField {
    const char* name;
    std::vector<std::string> Request::*values;
};
constexpr std::array<ListedField, 4> kFields = {{{"source", &Request::sources},
                                                 {"section", &Request::sections},
                                                 {"author", &Request::authors},
                                                 {"name", &Request::names}}};

std::string heading(const PageContext& context, std::string_view field) {
    if (field == "source") return context.text("Source");
    if (field == "name") return context.text("Names in the article");
    return field == "section" ? context.text("Section") : context.text("Author");
}

std::string unknown_name(const PageContext& context, std::string_view field) {
    if (field == "source") return context.text("no source");
    if (field == "name") return context.text("no name");
    return field == "section" ? context.text("no section") : context.text("no author");
}

std::string all_values(const PageContext& context, std::string_view field, std::size_t count) {
    const auto& says = context.wording.says();
    const std::string number = context.wording.number(count);
    if (field == "source") return says.fill("All {} sources", number);
    if (field == "name") return says.fill("All {} names", number);
    return field == "section" ? says.fill("All {} sections", number)
                              : says.fill("All {} authors", number);
}

/// One box of a list.
struct Box {
    std::string value;  ///< as an address names it
    std::string name;   ///< as it is shown
    std::uint64_t count = 0;
    bool unknown = false;
};

Box box_of(const PageContext& context, const ListedField& field, const FacetValue& value) {
    if (!value.value) return {"unknown", unknown_name(context, field.name), value.count, true};
    return {searcher::value_to_type(*value.value), *value.value, value.count, false};
}

/// A filter takes names whatever their case.
std::vector<std::string>::const_iterator chosen_in(const std::vector<std::string>& chosen,
                                                   const std::string& value) {
    const std::string wanted = language::to_lower(value);
    return std::find_if(chosen.begin(), chosen.end(),
                        [&](const std::string& one) { return language::to_lower(one) == wanted; });
}

/// Which boxes are shown: the first eight, then chosen ones beyond, the unknown one last.
std::vector<Box> shown_boxes(const PageContext& context, const ListedField& field,
                             const Facet& facet, const Address& address) {
    const auto& chosen = address.asked.*field.values;
    std::vector<Box> known;
    std::vector<Box> last;
    for (const auto& value : facet.values) {
        Box box = box_of(context, field, value);
        (box.unknown ? last : known).push_back(std::move(box));
    }
    const bool all = address.all == field.name;
    std::vector<Box> boxes;
    for (std::size_t at = 0; at < known.size(); ++at) {
        if (all || at < kShown || chosen_in(chosen, known[at].value) != chosen.end()) {
            boxes.push_back(known[at]);
        }
    }
    boxes.insert(boxes.end(), last.begin(), last.end());
    for (const auto& value : chosen) {  // what finds nothing is in no facet, and yet chosen
        const bool there = std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
            return language::to_lower(box.value) == language::to_lower(value);
        });
        if (!there) boxes.push_back({value, value, 0, false});
    }
    return boxes;
}

Html tick(const PageContext& context, const Address& address, const ListedField& field,
          const Box& box, std::size_t number) {
    const auto& wording = context.wording;
    const auto& chosen = address.asked.*field.values;
    const auto found = chosen_in(chosen, box.value);
    const bool is_chosen = found != chosen.end();
    Address other = address.first_page();
    auto& values = other.asked.*field.values;
    if (is_chosen) {
        values.erase(values.begin() + (found - chosen.begin()));
    } else {
        values.push_back(box.value);
    }
    const bool adds = !is_chosen && !chosen.empty();
    const std::string count = (adds ? "+" : "") + wording.number(box.count);
    const std::string article_word(wording.says().plural("article", "articles", box.count));
    const std::string said =
        " " + article_word + (is_chosen ? ", " + context.text("chosen") : std::string());
    const std::string id =
        std::string(field.name) + "-" + (box.unknown ? "u" : std::to_string(number));
    return element("li", {},
                   element("a",
                           {{"id", id},
                            {"class", box.unknown ? "tick unknown" : "tick"},
                            {"aria-current", value_if(is_chosen, "true")},
                            {"href", other.href()}},
                           element("span", {{"class", "what"}}, box.name), " ",
                           element("span", {{"class", "count"}}, count, unseen(said))));
}

Html one_facet(const PageContext& context, const Address& address, const ListedField& field,
               const Facet& facet) {
    const std::size_t known =
        facet.values.size() - (!facet.values.empty() && !facet.values.back().value ? 1U : 0U);
    if (known == 0 && (address.asked.*field.values).empty()) return {};
    Html list;
    std::size_t number = 0;
    for (const auto& box : shown_boxes(context, field, facet, address)) {
        list += tick(context, address, field, box, number++);
    }
    const std::string id = std::string("f-") + field.name;
    Html inside =
        element("h3", {{"id", id}}, heading(context, field.name)) + element("ul", {}, list);
    if (known > kShown) {
        const bool all = address.all == field.name;
        Address other = address;
        other.all = all ? "" : field.name;
        inside += element(
            "a",
            {{"class", "more"}, {"id", std::string("all-") + field.name}, {"href", other.href()}},
            all ? context.text("Only the most frequent") : all_values(context, field.name, known));
    }
    return element("section", {{"class", "facet"}, {"aria-labelledby", id}}, inside);
}

Html span_form(const PageContext& context, const Address& address) {
    const auto field = [&](const char* id, const std::string& label, const std::string& value,
                           const std::string& example) {
        return element("div", {}, element("label", {{"for", id}}, label),
                       void_element("input", {{"id", id},
                                              {"name", id},
                                              {"type", "text"},
                                              {"value", value},
                                              {"placeholder", example},
                                              {"aria-describedby", "span-how"}}));
    };
    return element(
        "section", {{"class", "facet"}, {"aria-labelledby", "f-span"}},
        element("h3", {{"id", "f-span"}}, context.text("From and until")),
        element("form", {{"class", "span"}, {"action", "/"}, {"method", "get"}},
                hidden_fields(address.first_page().parameters(), {"from", "to"}),
                field("from", context.text("From"), address.asked.from, "2019"),
                field("to", context.text("Until"), address.asked.to, context.text("June 2021")),
                element("p", {{"class", "soft"}, {"id", "span-how"}},
                        context.text("A year, a month or a day."), " ",
                        element("button", {{"type", "submit"}}, context.text("Choose")))));
}

}  // namespace

Html facet_lists(const PageContext& context, const Address& address,
                 const searcher::Answer& answer) {
    Html lists;
    for (const auto& field : kFields) {
        for (const auto& facet : answer.facets) {
            if (facet.name == field.name) lists += one_facet(context, address, field, facet);
        }
    }
    for (const auto& facet : answer.facets) {
        if (facet.name == "tag") lists += tag_facet(context, address, facet);
    }
    return element(
        "aside", {{"class", "narrow"}, {"aria-labelledby", "narrow"}},
        element("h2", {{"id", "narrow"}, {"tabindex", "-1"}}, context.text("Narrow down")), lists,
        span_form(context, address));
}

bool is_chosen(const std::vector<std::string>& chosen, const FacetValue& value) {
    const std::string typed = value.value ? searcher::value_to_type(*value.value) : "unknown";
    return chosen_in(chosen, typed) != chosen.end();
}

}  // namespace udklip::web
