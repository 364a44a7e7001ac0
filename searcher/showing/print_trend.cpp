// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "command_line/messages.hpp"
#include "searcher/showing/json_parts.hpp"
#include "searcher/showing/trend.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;
using command_line::show_plural;

constexpr std::size_t kShortestBar = 8;
constexpr std::size_t kLongestBar = 40;

/// Of a period without articles there is no share.
std::optional<double> share_of(const TrendPoint& point, std::size_t question) {
    if (point.articles == 0) return std::nullopt;
    return static_cast<double>(point.found[question]) / static_cast<double>(point.articles);
}

double highest_share(const Trend& trend) {
    double highest = 0;
    for (const auto& point : trend.points) {
        for (std::size_t i = 0; i < point.found.size(); ++i) {
            highest = std::max(highest, share_of(point, i).value_or(0));
        }
    }
    return highest;
}

Printable percent(const TrendPoint& point, std::size_t question) {
    const auto share = share_of(point, question);
    return share ? show("{:6.2f} %", *share * 100) : "       -";
}

/// "3 articles", "at least 3 articles".
Printable total_of(const TrendQuestion& asked) {
    const Printable articles = show_plural("{} article", "{} articles", asked.total, asked.total);
    return asked.total_is_exact ? articles : show("at least {}", articles);
}

Printable print_question(const Trend& trend, std::size_t question, double highest,
                         const Terminal& terminal) {
    std::size_t found_width = 1;
    std::size_t articles_width = 1;
    for (const auto& point : trend.points) {
        found_width = std::max(found_width, fmt::formatted_size("{}", point.found[question]));
        articles_width = std::max(articles_width, fmt::formatted_size("{}", point.articles));
    }
    // Indent, period and share take 24 columns; what is left beside the counts is for the bar.
    const std::size_t taken = 32 + found_width + articles_width;
    const std::size_t most = std::clamp<std::size_t>(
        terminal.width > taken ? terminal.width - taken : 0, kShortestBar, kLongestBar);
    const TrendQuestion& asked = trend.questions[question];
    Printable out =
        terminal.bold(Printable(asked.text)) + terminal.dim("  " + total_of(asked) + "\n");
    if (asked.relaxed) out += show("No article has every word; these have some of them.\n");
    for (const auto& point : trend.points) {
        const double share = share_of(point, question).value_or(0);
        std::size_t length = 0;
        if (highest > 0) {
            length =
                static_cast<std::size_t>(std::ceil(share / highest * static_cast<double>(most)));
        }
        Printable bar;
        for (std::size_t n = 0; n < length; ++n) bar += "▇";
        out += show("    {}  {}  {:{}} of {:{}}{}\n", point.period, percent(point, question),
                    point.found[question], found_width, point.articles, articles_width,
                    bar.empty() ? bar : "  " + terminal.bar(bar));
    }
    if (trend.undated.articles > 0) {
        const auto articles = trend.undated.articles;
        const auto found = trend.undated.found[question];
        out += trend.by == Period::year ? show_plural("    article without a year: {} of {}\n",
                                                      "    articles without a year: {} of {}\n",
                                                      articles, found, articles)
                                        : show_plural("    article without a month: {} of {}\n",
                                                      "    articles without a month: {} of {}\n",
                                                      articles, found, articles);
    }
    return out;
}

Json point_json(const TrendPoint& point) {
    Json shares = Json::array();
    for (std::size_t i = 0; i < point.found.size(); ++i) {
        const auto share = share_of(point, i);
        shares.push_back(share ? Json(std::round(*share * 1e6) / 1e6) : Json(nullptr));
    }
    Json json = {{"period", point.period.empty() ? Json(nullptr) : Json(point.period)},
                 {"articles", point.articles},
                 {"counts", point.found},
                 {"shares", std::move(shares)}};
    return json;
}

}  // namespace

Printable to_terminal(const Trend& trend, const Terminal& terminal) {
    const double highest = highest_share(trend);
    Printable out;
    for (std::size_t i = 0; i < trend.questions.size(); ++i) {
        out += print_question(trend, i, highest, terminal) + "\n";
    }
    return out +
           (trend.by == Period::year
                ? show("shares of the articles of each year, {:.3f} seconds\n", trend.seconds)
                : show("shares of the articles of each month, {:.3f} seconds\n", trend.seconds));
}

Printable to_json(const Trend& trend) {
    Json questions = Json::array();
    for (const auto& question : trend.questions) {
        questions.push_back({{"query", question.text},
                             {"understood", question.understood},
                             {"relaxed", question.relaxed},
                             {"total", question.total},
                             {"total_is_exact", question.total_is_exact}});
    }
    Json points = Json::array();
    for (const auto& point : trend.points) points.push_back(point_json(point));
    const Json json = {{"by", facet_name(trend.by)},
                       {"questions", std::move(questions)},
                       {"points", std::move(points)},
                       {"undated", point_json(trend.undated)},
                       {"seconds", std::round(trend.seconds * 1e6) / 1e6},
                       {"notes", trend.notes},
                       {"note_codes", codes_json(trend.note_codes)}};
    return dump(json) + "\n";
}

Printable to_tsv(const Trend& trend) {
    Printable out = "period\tarticles";
    for (const auto& question : trend.questions) {
        out += command_line::row("\t{}\t{} (share)", question.text, question.text);
    }
    out += "\n";
    const auto line = [&](const std::string& name, const TrendPoint& point) {
        out += show("{}\t{}", name, point.articles);
        for (std::size_t i = 0; i < point.found.size(); ++i) {
            const auto share = share_of(point, i);
            out += show("\t{}\t{}", point.found[i], share ? show("{:.6f}", *share) : Printable());
        }
        out += "\n";
    };
    for (const auto& point : trend.points) line(point.period, point);
    if (trend.undated.articles > 0) line("unknown", trend.undated);
    return out;
}

}  // namespace udklip::searcher
