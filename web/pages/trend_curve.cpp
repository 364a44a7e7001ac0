// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/trend_curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace udklip::web {
namespace {

using searcher::Period;
using searcher::Trend;

// The drawing in per cent of its box: the curve between these edges.
constexpr double kLeft = 5;
constexpr double kRight = 98;
constexpr double kTop = 6;
constexpr double kBottom = 96;
/// Over so many points their marks would run into one another.
constexpr std::size_t kMostMarks = 60;
constexpr std::size_t kMostNames = 8;

std::string percent(double value) {
    return fmt::format("{:.2f}%", value);
}

/// The greatest share that the drawing has room for, and the step between its lines.
struct Scale {
    double top = 0;
    double step = 0;

    double y(double share) const { return kBottom - (kBottom - kTop) * share / top; }
};

/// Steps of 1, 2 or 5 times a power of ten, so that there are 4 to 10 of them.
Scale scale_of(const Trend& trend) {
    double most = 0;
    for (const auto& point : trend.points) {
        for (std::size_t at = 0; at < point.found.size(); ++at) {
            most = std::max(most, share_of(point, at));
        }
    }
    if (most == 0) most = 0.01;
    constexpr double kFewestSteps = 4;
    const double power = std::pow(10, std::floor(std::log10(most / kFewestSteps)));
    double step = power;
    for (const double factor : {2.0, 5.0}) {
        if (most / (power * factor) >= kFewestSteps) step = power * factor;
    }
    return {std::ceil(most / step) * step, step};
}

double x_of(const Trend& trend, std::size_t at) {
    return kLeft + (kRight - kLeft) * static_cast<double>(at) /
                       static_cast<double>(trend.points.size() - 1);
}

Html grid(const PageContext& context, const Scale& scale) {
    Html html;
    for (int line = 0; line * scale.step <= scale.top * 1.0001; ++line) {
        const std::string y = percent(scale.y(line * scale.step));
        html += element("line", {{"class", line == 0 ? "base" : "grid"},
                                 {"x1", "4%"},
                                 {"x2", "99%"},
                                 {"y1", y},
                                 {"y2", y}});
        if (line == 0) continue;
        html += element("text", {{"x", "3.8%"}, {"y", y}, {"dy", "4"}, {"text-anchor", "end"}},
                        context.wording.percent(line * scale.step));
    }
    return html;
}

Html line_of(const Trend& trend, const Scale& scale, std::size_t question) {
    Html html;
    for (std::size_t at = 1; at < trend.points.size(); ++at) {
        html += element("line", {{"class", question == 0 ? "a" : "b"},
                                 {"x1", percent(x_of(trend, at - 1))},
                                 {"y1", percent(scale.y(share_of(trend.points[at - 1], question)))},
                                 {"x2", percent(x_of(trend, at))},
                                 {"y2", percent(scale.y(share_of(trend.points[at], question)))}});
    }
    return html;
}

Html marks_of(const PageContext& context, const Trend& trend, const Scale& scale,
              std::size_t question) {
    if (trend.points.size() > kMostMarks) return {};
    Html html;
    for (std::size_t at = 0; at < trend.points.size(); ++at) {
        const auto& point = trend.points[at];
        const double share = share_of(point, question);
        const Html title =
            element("title", {}, trend.questions[question].text, ", ",
                    period_name(context, point.period), ": ", context.wording.percent(share), ", ",
                    context.wording.articles(point.found[question]));
        const std::string x = percent(x_of(trend, at));
        const std::string y = percent(scale.y(share));
        if (question == 0) {
            html += element("circle", {{"class", "at"}, {"cx", x}, {"cy", y}, {"r", "4.5"}}, title);
        } else {
            html += element(
                "svg", {{"x", x}, {"y", y}, {"overflow", "visible"}},
                element(
                    "rect",
                    {{"class", "bt"}, {"x", "-4"}, {"y", "-4"}, {"width", "8"}, {"height", "8"}},
                    title));
        }
    }
    return html;
}

/// Some of the periods below the curve: as many as there is room for.
Html period_names(const PageContext& context, const Trend& trend) {
    Html html;
    const std::size_t step = (trend.points.size() + kMostNames - 1) / kMostNames;
    for (std::size_t at = 0; at < trend.points.size(); at += step) {
        html += element("text",
                        {{"class", at % (2 * step) == 0 ? "mid" : "mid minor"},
                         {"x", percent(x_of(trend, at))},
                         {"y", "100%"},
                         {"dy", "6"}},
                        trend.by == Period::month ? trend.points[at].period
                                                  : period_name(context, trend.points[at].period));
    }
    return html;
}

/// How far below its curve's end a name stands, in pixels: that of the higher curve above it, that
/// of the lower one below, or above as well where the names of the periods are too near.
int place_of_name(const Trend& trend, const Scale& scale, std::size_t question) {
    constexpr double kNearBottom = 80;
    constexpr double kLineOfText = 10;
    constexpr int kAbove = -14;
    constexpr int kHighAbove = -34;
    constexpr int kBelow = 24;
    if (trend.questions.size() == 1) return kAbove;
    const auto& last = trend.points.back();
    const double first = scale.y(share_of(last, 0));
    const double second = scale.y(share_of(last, 1));
    const bool is_higher = (question == 0) == (first <= second);
    const bool is_lower_above = std::max(first, second) > kNearBottom;
    if (!is_higher) return is_lower_above ? kAbove : kBelow;
    return is_lower_above && std::abs(first - second) < kLineOfText ? kHighAbove : kAbove;
}

Html called(const PageContext& context, const Trend& trend, const Scale& scale,
            std::size_t question) {
    const auto& last = trend.points.back();
    const double share = share_of(last, question);
    return element("text",
                   {{"class", question == 0 ? "called a" : "called b"},
                    {"x", "99%"},
                    {"y", percent(scale.y(share))},
                    {"dy", std::to_string(place_of_name(trend, scale, question))}},
                   trend.questions[question].text, ": ", context.wording.percent(share));
}

}  // namespace

double share_of(const searcher::TrendPoint& point, std::size_t question) {
    if (point.articles == 0) return 0;
    return static_cast<double>(point.found[question]) / static_cast<double>(point.articles);
}

std::string period_name(const PageContext& context, const std::string& period) {
    return period.empty() ? context.text("undated") : context.wording.long_date(period);
}

Html trend_curve(const PageContext& context, const Trend& trend) {
    if (trend.points.size() < 2) return {};
    const Scale scale = scale_of(trend);
    const std::string what = context.wording.says().fill(
        "Share of the articles of each period, {} to {}. The same numbers stand in the table "
        "below.",
        period_name(context, trend.points.front().period),
        period_name(context, trend.points.back().period));
    Html inside = element("title", {{"id", "curve-is"}}, what) + grid(context, scale);
    for (std::size_t at = 0; at < trend.questions.size(); ++at) {
        inside += line_of(trend, scale, at);
    }
    for (std::size_t at = 0; at < trend.questions.size(); ++at) {
        inside += marks_of(context, trend, scale, at);
    }
    inside += period_names(context, trend);
    for (std::size_t at = 0; at < trend.questions.size(); ++at) {
        inside += called(context, trend, scale, at);
    }
    return element("svg", {{"class", "curve"}, {"role", "img"}, {"aria-labelledby", "curve-is"}},
                   inside);
}

}  // namespace udklip::web
