// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "assistant/arguments.hpp"
#include "assistant/tools.hpp"

namespace udklip::assistant {
namespace {

/// Periods of one answer: fifty years by month. Earlier ones are left out.
constexpr std::size_t kMostPeriods = 600;

Json periods_of(const searcher::Trend& trend, std::size_t& left_out) {
    std::vector<const searcher::TrendPoint*> points;
    for (const auto& point : trend.points) {
        if (point.articles > 0) points.push_back(&point);
    }
    left_out = points.size() - std::min(points.size(), kMostPeriods);
    Json periods = Json::array();
    for (std::size_t i = left_out; i < points.size(); ++i) {
        periods.push_back({{"period", points[i]->period},
                           {"articles", points[i]->articles},
                           {"counts", points[i]->found}});
    }
    return periods;
}

}  // namespace

ToolResult call_trend(searcher::Searcher& searcher, const Json& arguments, double time_limit) {
    searcher::TrendRequest request;
    request.questions = list_of(arguments, "queries");
    request.narrowing = request_of(arguments);
    request.narrowing.time_limit = time_limit;
    if (text_of(arguments, "by") == "month") request.by = searcher::Period::month;
    const searcher::Trend trend = searcher.trend(request);
    Json questions = Json::array();
    bool found = false;
    for (const auto& question : trend.questions) {
        found = found || question.total > 0;
        questions.push_back({{"query", question.text},
                             {"total", question.total},
                             {"total_is_exact", question.total_is_exact},
                             {"relaxed", question.relaxed}});
    }
    std::size_t left_out = 0;
    Json periods = periods_of(trend, left_out);
    ToolResult result;
    result.structured = {
        {"by", searcher::facet_name(trend.by)},
        {"questions", std::move(questions)},
        {"periods", std::move(periods)},
        {"undated", {{"articles", trend.undated.articles}, {"counts", trend.undated.found}}},
        {"left_out", left_out},
        {"notes", trend.notes}};
    if (!found) {
        result.trouble =
            "Nothing was found by any of the queries: try search, which tells what "
            "would find something.";
    }
    return result;
}

}  // namespace udklip::assistant
