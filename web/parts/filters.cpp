// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/filters.hpp"

#include <algorithm>

namespace udklip::web {
namespace {

using searcher::Request;

/// Adds a filter for each value of a field.
template <class Name>
void add_list(std::vector<ChosenFilter>& all, const Address& address, const char* option,
              std::vector<std::string> Request::*values, const Name& name) {
    for (const auto& value : address.asked.*values) {
        Address without = address.first_page();
        std::erase(without.asked.*values, value);
        all.push_back({option, name(value), std::move(without)});
    }
}

void add_date(std::vector<ChosenFilter>& all, const Address& address, const char* option,
              std::string Request::*value, const std::string& name) {
    if ((address.asked.*value).empty()) return;
    Address without = address.first_page();
    (without.asked.*value).clear();
    all.push_back({option, name, std::move(without)});
}

}  // namespace

bool is_unknown(const std::string& value) {
    return value == "unknown" || value == "ukendt";
}

std::string year_name(const PageContext& context, const std::string& value) {
    if (is_unknown(value)) return context.text("undated");
    const auto dots = value.find("..");
    if (dots == std::string::npos || dots == 0 || dots + 2 == value.size()) return value;
    return context.wording.says().fill("{} to {}", value.substr(0, dots), value.substr(dots + 2));
}

std::vector<ChosenFilter> chosen_filters(const PageContext& context, const Address& address) {
    const auto& says = context.wording.says();
    std::vector<ChosenFilter> all;
    add_list(all, address, "year", &Request::years, [&](const std::string& value) {
        const bool is_plain = !is_unknown(value) && value.find("..") == std::string::npos;
        return is_plain ? says.fill("year {}", value) : year_name(context, value);
    });
    add_list(all, address, "month", &Request::months, [&](const std::string& value) {
        return is_unknown(value) ? context.text("without a month")
                                 : context.wording.long_date(value);
    });
    add_date(all, address, "from", &Request::from, says.fill("from {}", address.asked.from));
    add_date(all, address, "to", &Request::to, says.fill("until {}", address.asked.to));
    add_list(all, address, "source", &Request::sources, [&](const std::string& value) {
        return is_unknown(value) ? context.text("without a source") : says.fill("source {}", value);
    });
    add_list(all, address, "section", &Request::sections, [&](const std::string& value) {
        return is_unknown(value) ? context.text("without a section")
                                 : says.fill("section {}", value);
    });
    add_list(all, address, "author", &Request::authors, [&](const std::string& value) {
        return is_unknown(value) ? context.text("without an author")
                                 : says.fill("author {}", value);
    });
    add_list(all, address, "name", &Request::names, [&](const std::string& value) {
        return is_unknown(value) ? context.text("without a name") : says.fill("name {}", value);
    });
    return all;
}

Address without_filters(const Address& address) {
    Address without = address.first_page();
    for (auto values : {&Request::years, &Request::months, &Request::sources, &Request::sections,
                        &Request::authors, &Request::names}) {
        (without.asked.*values).clear();
    }
    without.asked.from.clear();
    without.asked.to.clear();
    return without;
}

Html chosen_section(const PageContext& context, const Address& address) {
    const auto filters = chosen_filters(context, address);
    if (filters.empty()) return {};
    Html chips;
    for (const auto& filter : filters) {
        chips += element(
            "li", {},
            element("a", {{"class", "chip"}, {"href", filter.without.href()}},
                    element("span", {}, unseen(context.text("Remove") + " "), filter.what)));
    }
    Html inside = element("h2", {{"class", "unseen"}, {"id", "chosen-is"}}, context.text("Chosen"));
    inside += element("ul", {}, chips);
    if (filters.size() > 1) {
        inside +=
            element("a", {{"class", "small"}, {"href", without_filters(address).href()}},
                    filters.size() == 2 ? context.text("Remove both") : context.text("Remove all"));
    }
    return element("section", {{"class", "chosen"}, {"aria-labelledby", "chosen-is"}}, inside);
}

}  // namespace udklip::web
