// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "assistant/arguments.hpp"
#include "assistant/nothing_found.hpp"
#include "assistant/tools.hpp"

namespace udklip::assistant {
namespace {

constexpr std::uint32_t kValues = 20;

/// A filter that all articles pass: those of the first to the last year, and those without a date.
std::vector<std::string> all_years(searcher::Searcher& searcher) {
    std::vector<std::string> known;
    for (const auto& year : searcher.years().values) {
        if (year.value) known.push_back(*year.value);
    }
    if (known.empty()) return {"unknown"};
    return {known.front() + ".." + known.back(), "unknown"};
}

/// The most frequent values come first.
Json facet_json(const searcher::Facet& facet, std::size_t most) {
    Json values = Json::array();
    std::uint64_t without = 0;
    std::size_t left_out = 0;
    for (const auto& value : facet.values) {
        if (!value.value) {
            without = value.count;
        } else if (values.size() < most) {
            values.push_back({{"value", *value.value}, {"count", value.count}});
        } else {
            ++left_out;
        }
    }
    return {{"field", facet.name},
            {"values", std::move(values)},
            {"without", without},
            {"left_out", left_out}};
}

}  // namespace

ToolResult call_facets(searcher::Searcher& searcher, const Json& arguments, double time_limit) {
    searcher::Request request = request_of(arguments);
    request.facets = list_of(arguments, "fields");
    if (request.facets.empty()) request.facets = {"year", "source"};
    if (!asks(request)) {
        request.text.clear();
        request.years = all_years(searcher);
    }
    request.limit = 0;
    request.time_limit = time_limit;
    const searcher::Answer answer = searcher.search(request);
    const std::size_t most = number_of(arguments, "limit", kValues);
    Json facets = Json::array();
    for (const auto& facet : answer.facets) facets.push_back(facet_json(facet, most));
    ToolResult result;
    result.structured = {{"total", answer.total},
                         {"total_is_exact", answer.total_is_exact},
                         {"relaxed", answer.relaxed},
                         {"notes", answer.notes},
                         {"facets", std::move(facets)}};
    if (answer.total == 0) result.trouble = nothing_found(answer);
    return result;
}

}  // namespace udklip::assistant
