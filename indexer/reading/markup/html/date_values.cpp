// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/date_values.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/ascii.hpp"

namespace udklip::indexer::html {
namespace {

using language::Date;

constexpr std::size_t kBeginOfValue = 25;  ///< in bytes

/// What stands before a dash or "til"; nothing if the text ends with neither.
std::optional<std::string_view> before_to(std::string_view text) {
    constexpr auto kTo =
        std::to_array<std::string_view>({"-", "–", "—", " bis", " til", " to", " till"});
    for (const auto end : kTo) {
        if (text.ends_with(end)) return trim(text.substr(0, text.size() - end.size()));
    }
    return std::nullopt;
}

/// "9. til ", before "23. februar 2017".
bool is_begin_of_range(std::string_view before) {
    auto first = before_to(trim(before));
    if (!first || first->empty()) return false;
    if (first->ends_with('.')) first->remove_suffix(1);
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(first->rbegin(), first->rend(), language::is_ascii_digit) -
        first->rbegin());
    return digits == 1 || digits == 2;
}

}  // namespace

/// The date that a value begins with, as precise as it is.
std::optional<Date> date_of_value(std::string_view value, DayOrder order) {
    const auto text = trim(value);
    if (const auto day = find_day(text, order); day && day->begin < kBeginOfValue) return day->day;
    const bool compact = text.size() >= 8 && text.find_first_not_of("0123456789") >= 8;
    if (compact) {
        const auto day = Date::of_yyyymmdd(std::atoi(std::string(text.substr(0, 8)).c_str()));
        if (day && (text.size() == 8 || text[8] == 'T')) return day;
    }
    return language::parse_article_date(text);
}

bool is_day_of_event(std::string_view line, const DayInText& day) {
    const auto before = line.substr(0, day.begin);
    if (is_begin_of_range(before)) return true;
    const std::string folded = fold_line(before);
    const auto end = folded.find_last_not_of(" :.,-");
    if (end == folded.npos) return false;
    const std::string_view label = std::string_view(folded).substr(0, end + 1);
    const auto space = label.rfind(' ');
    return is_line(LineKind::event, space == label.npos ? label : label.substr(space + 1));
}

}  // namespace udklip::indexer::html
