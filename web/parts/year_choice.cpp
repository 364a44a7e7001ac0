// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/year_choice.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "web/parts/filters.hpp"

namespace udklip::web {
namespace {}  // namespace

std::optional<int> year_of(std::string_view text) {
    int year = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, year);
    if (error != std::errc() || last != end || year <= 0) return std::nullopt;
    return year;
}

YearChoice year_choice(const Address& address) {
    YearChoice choice;
    for (const auto& value : address.asked.years) {
        if (is_unknown(value)) {
            choice.undated = true;
            continue;
        }
        const auto dots = value.find("..");
        const auto first = year_of(value.substr(0, dots));
        const auto last = dots == std::string::npos ? first : year_of(value.substr(dots + 2));
        if (!first || !last || choice.first != 0) {
            choice.other = true;
            continue;
        }
        choice.first = *first;
        choice.last = *last;
    }
    if (choice.other) choice.first = choice.last = 0;
    // A month stands for its year: the chart shows where one is.
    if (choice.first == 0 && !choice.other && address.asked.months.size() == 1) {
        if (const auto year = year_of(address.asked.months.front().substr(0, 4))) {
            choice.first = choice.last = *year;
        }
    }
    return choice;
}

std::optional<YearChoice> after_click(const YearChoice& now, int first, int last) {
    YearChoice then{first, last, now.undated, false};
    if (now.first == first && now.last == last) return std::nullopt;
    const bool takes_span = now.is_one_year() && first == last;
    if (takes_span) {
        then.first = std::min(now.first, first);
        then.last = std::max(now.last, last);
    }
    return then;
}

Address with_choice(const Address& address, const YearChoice& choice) {
    Address other = address.first_page();
    other.asked.months.clear();
    other.asked.years.clear();
    if (choice.first != 0) {
        const std::string first = std::to_string(choice.first);
        other.asked.years.push_back(
            choice.first == choice.last ? first : first + ".." + std::to_string(choice.last));
    }
    if (choice.undated) other.asked.years.emplace_back("unknown");
    return other;
}

Address with_years(const Address& address, int first, int last) {
    const YearChoice now = year_choice(address);
    const auto then = after_click(now, first, last);
    return with_choice(address, then.value_or(YearChoice{0, 0, now.undated, false}));
}

Address with_undated_switched(const Address& address) {
    Address other = address.first_page();
    auto& years = other.asked.years;
    if (std::erase_if(years, is_unknown) == 0) {
        years.emplace_back("unknown");
        other.asked.months.clear();
    }
    return other;
}

}  // namespace udklip::web
