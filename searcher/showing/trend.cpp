// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/trend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace udklip::searcher {
namespace {

constexpr int kMonths = 12;

/// Periods as numbers without gaps: years, or months since year 0. Nothing for what is no period.
std::optional<int> number_of(const std::string& period, Period by) {
    const auto number = [&](std::size_t begin, std::size_t size) -> std::optional<int> {
        int value = 0;
        const char* end = period.data() + begin + size;
        if (std::from_chars(period.data() + begin, end, value).ptr != end) return std::nullopt;
        return value;
    };
    if (by == Period::year) return period.size() == 4 ? number(0, 4) : std::nullopt;
    if (period.size() != 7 || period[4] != '-') return std::nullopt;
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    if (!year || !month || *month < 1 || *month > kMonths) return std::nullopt;
    return *year * kMonths + *month - 1;
}

std::string name_of(int number, Period by) {
    if (by == Period::year) return fmt::format("{:04}", number);
    return fmt::format("{:04}-{:02}", number / kMonths, number % kMonths + 1);
}

}  // namespace

const char* facet_name(Period by) {
    return by == Period::year ? "year" : "month";
}

Trend make_trend(Period by, const std::vector<Answer>& answers, const Facet& all) {
    Trend trend;
    trend.by = by;
    std::map<int, TrendPoint> points;
    const TrendPoint none{.period = {}, .found = std::vector<std::uint64_t>(answers.size(), 0)};
    trend.undated = none;
    const auto point = [&](const std::optional<std::string>& value) -> TrendPoint& {
        const auto number = value ? number_of(*value, by) : std::nullopt;
        return number ? points.try_emplace(*number, none).first->second : trend.undated;
    };
    for (const auto& value : all.values) point(value.value).articles += value.count;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer& answer = answers[i];
        trend.questions.push_back(
            {answer.query, answer.understood, answer.relaxed, answer.total, answer.total_is_exact});
        for (const auto& facet : answer.facets) {
            if (facet.name != facet_name(by)) continue;
            for (const auto& value : facet.values) point(value.value).found[i] += value.count;
        }
        for (std::size_t n = 0; n < answer.notes.size(); ++n) {
            const auto end = trend.notes.end();
            if (std::find(trend.notes.begin(), end, answer.notes[n]) != end) continue;
            trend.notes.push_back(answer.notes[n]);
            if (n < answer.told.size()) trend.told.push_back(answer.told[n]);
            if (n < answer.note_codes.size()) trend.note_codes.push_back(answer.note_codes[n]);
        }
    }
    if (points.empty()) return trend;
    for (int number = points.begin()->first; number <= points.rbegin()->first; ++number) {
        TrendPoint& known = points.try_emplace(number, none).first->second;
        known.period = name_of(number, by);
    }
    for (auto& [number, known] : points) trend.points.push_back(std::move(known));
    return trend;
}

}  // namespace udklip::searcher
