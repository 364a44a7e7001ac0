// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/address.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"

namespace udklip::web {
namespace {

using searcher::Request;
using searcher::Sort;
using searcher::Words;

/// A field that may be given several times.
struct ListField {
    const char* name;
    std::vector<std::string> Request::*values;
};
constexpr ListField kDates[] = {{"year", &Request::years}, {"month", &Request::months}};
constexpr ListField kNames[] = {{"source", &Request::sources},
                                {"section", &Request::sections},
                                {"author", &Request::authors},
                                {"name", &Request::names}};

std::uint64_t number_of(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool take_list(std::span<const ListField> fields, const std::string& name, const std::string& value,
               Request& asked) {
    const auto* field = std::find_if(fields.data(), fields.data() + fields.size(),
                                     [&](const auto& one) { return name == one.name; });
    if (field == fields.data() + fields.size()) return false;
    auto& values = asked.*(field->values);
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    return true;
}

void take(const std::string& name, const std::string& value, Address& address) {
    Request& asked = address.asked;
    if (take_list(kDates, name, value, asked) || take_list(kNames, name, value, asked)) return;
    if (name == "q") asked.text = value;
    if (name == "from") asked.from = value;
    if (name == "to") asked.to = value;
    if (name == "words" && value == "all") asked.words = Words::every;
    if (name == "words" && value == "any") asked.words = Words::some;
    if (name == "sort" && value == "newest") asked.sort = Sort::newest;
    if (name == "sort" && value == "oldest") asked.sort = Sort::oldest;
    if (name == "single") asked.collapse = value != "1";
    if (name == "furniture") asked.furniture = value == "1";
    if (name == "page") {
        address.page =
            static_cast<std::uint32_t>(std::clamp<std::uint64_t>(number_of(value), 1, kMostPages));
    }
    if (name == "all") address.all = value;
    if (name == "like") address.like = value;
    if (name == "saved") address.saved = value;
    if (name == "new") address.only_new = value == "1";
    if (name == "at") address.at = number_of(value);
    if (name == "view" && value == "places") address.view = View::places;
    if (name == "view" && value == "words") address.view = View::words;
    if (name == "beside" && value == "left") address.beside = Beside::left;
    if (name == "beside" && value == "right") address.beside = Beside::right;
}

}  // namespace

Address Address::first_page() const {
    Address address = *this;
    address.page = 1;
    address.at = 0;
    return address;
}

Address Address::seen_as(View other) const {
    Address address = first_page();
    address.view = other;
    if (other != View::places) address.beside = Beside::none;
    return address;
}

Parameters Address::parameters() const {
    Parameters out;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) out.emplace_back(name, value);
    };
    const auto add_lists = [&](const auto& fields) {
        for (const auto& field : fields) {
            for (const auto& value : asked.*(field.values)) add(field.name, value);
        }
    };
    add("saved", saved);
    add("new", only_new ? "1" : "");
    add("like", like);
    add("q", asked.text);
    add_lists(kDates);
    add("from", asked.from);
    add("to", asked.to);
    add_lists(kNames);
    add("words", asked.words == Words::every ? "all" : asked.words == Words::some ? "any" : "");
    add("sort", asked.sort == Sort::newest ? "newest" : asked.sort == Sort::oldest ? "oldest" : "");
    add("single", asked.collapse ? "" : "1");
    add("furniture", asked.furniture ? "1" : "");
    add("view", view == View::places ? "places" : view == View::words ? "words" : "");
    add("beside", beside == Beside::left ? "left" : beside == Beside::right ? "right" : "");
    add("page", page > 1 ? std::to_string(page) : "");
    add("all", all);
    add("at", at > 0 ? std::to_string(at) : "");
    return out;
}

std::string Address::href(std::string_view path) const {
    const std::string state = query();
    return std::string(path) + (state.empty() ? "" : "?" + state);
}

bool Address::narrows() const {
    return !asked.years.empty() || !asked.months.empty() || !asked.sources.empty() ||
           !asked.sections.empty() || !asked.authors.empty() || !asked.names.empty() ||
           !asked.from.empty() || !asked.to.empty();
}

bool Address::asks() const {
    return asked.text.find_first_not_of(' ') != std::string::npos || narrows() || !like.empty() ||
           !saved.empty();
}

Address read_address(const Parameters& parameters) {
    Address address;
    for (const auto& [name, raw] : parameters) {
        const std::string value = language::printable_line(raw);
        if (!value.empty()) take(name, value, address);
    }
    if (language::count_chars(address.asked.text) > kMostQuestionChars) {
        throw QuestionTooLong();
    }
    return address;
}

std::string article_href(std::string_view id) {
    return "/article/" + path_segment(id);
}

}  // namespace udklip::web
