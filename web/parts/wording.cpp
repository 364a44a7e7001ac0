// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/wording.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace udklip::web {
namespace {

using translation::Catalogue;
using translation::Language;

/// Letters of a short month: of ASCII in both languages.
constexpr std::size_t kShort = 3;

/// Returns the number of a part of a date, such as the 06 of 2021-06; 0 if there is none.
int part_of(std::string_view date, std::size_t begin, std::size_t size) {
    int number = 0;
    if (date.size() < begin + size) return 0;
    const auto* end = date.data() + begin + size;
    const auto [last, error] = std::from_chars(date.data() + begin, end, number);
    return error == std::errc() && last == end ? number : 0;
}

}  // namespace

std::string Wording::number(std::uint64_t value) const {
    std::string digits = std::to_string(value);
    const char* between = says_.language() == Language::danish ? "." : ",";
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), between);
    }
    return digits;
}

std::string Wording::articles(std::uint64_t count) const {
    return says_.fill_plural("{} article", "{} articles", count, number(count));
}

std::string Wording::percent(double share) const {
    const auto tenths = static_cast<std::uint64_t>(std::llround(share * 1000));
    const char* point = says_.language() == Language::danish ? "," : ".";
    return number(tenths / 10) + point + std::to_string(tenths % 10) + "\u00a0%";
}

std::string_view Wording::month(int month) const {
    const std::array<std::string_view, 12> names = {
        says_.text("January"), says_.text("February"), says_.text("March"),
        says_.text("April"),   says_.text("May"),      says_.text("June"),
        says_.text("July"),    says_.text("August"),   says_.text("September"),
        says_.text("October"), says_.text("November"), says_.text("December")};
    return names.at(static_cast<std::size_t>(month - 1));
}

std::string_view Wording::short_month(int month) const {
    return this->month(month).substr(0, kShort);
}

std::string Wording::dated(std::string_view date, bool in_full) const {
    const int year = part_of(date, 0, 4);
    const int month = part_of(date, 5, 2);
    const int day = part_of(date, 8, 2);
    if (year == 0 || month < 1 || month > 12) return std::string(date.substr(0, 4));
    const bool is_danish = says_.language() == Language::danish;
    const std::string_view whole = this->month(month);
    std::string text = day == 0 ? "" : std::to_string(day) + (is_danish ? ". " : " ");
    if (day == 0 || in_full || whole.size() == kShort) {
        text += whole;
    } else {
        text += std::string(short_month(month)) + (is_danish ? "." : "");
    }
    return text + " " + std::to_string(year);
}

std::string Wording::short_date(std::string_view date) const {
    return dated(date, false);
}

std::string Wording::long_date(std::string_view date) const {
    return dated(date, true);
}

}  // namespace udklip::web
