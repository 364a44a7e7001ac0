// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "assistant/arguments.hpp"
#include "assistant/nothing_found.hpp"
#include "assistant/tools.hpp"
#include "language/text/printable.hpp"

namespace udklip::assistant {
namespace {

using language::printable_line;
using searcher::or_null;

std::string with_stars(const searcher::Snippet& snippet) {
    std::string out;
    std::size_t at = 0;
    for (const auto& mark : snippet.marks) {
        out += snippet.text.substr(at, mark.begin - at);
        out += "**" + snippet.text.substr(mark.begin, mark.end - mark.begin) + "**";
        at = mark.end;
    }
    return printable_line(out + snippet.text.substr(at));
}

/// What is known only of some articles is left out of the others: an assistant reads every letter.
Json hit_json(const searcher::Hit& hit) {
    Json json = {{"rank", hit.rank},
                 {"id", hit.id},
                 {"title", printable_line(hit.title)},
                 {"source", or_null(printable_line(hit.source))},
                 {"date", or_null(hit.date)},
                 {"snippet", with_stars(hit.snippet)},
                 {"path", hit.path},
                 {"url", or_null(hit.url)},
                 {"page", hit.page > 0 ? Json(hit.page) : Json(nullptr)}};
    if (!hit.author.empty()) json["author"] = printable_line(hit.author);
    if (!hit.section.empty()) json["section"] = printable_line(hit.section);
    if (!hit.chapter.empty()) json["chapter"] = printable_line(hit.chapter);
    if (hit.similar_total > 0) json["similar"] = hit.similar_total;
    return json;
}

searcher::Sort sort_of(const std::string& name) {
    if (name == "newest") return searcher::Sort::newest;
    return name == "oldest" ? searcher::Sort::oldest : searcher::Sort::relevance;
}

}  // namespace

ToolResult call_search(searcher::Searcher& searcher, const Json& arguments, double time_limit) {
    searcher::Request request = request_of(arguments);
    if (!asks(request)) return {.trouble = kNoQuestion};
    request.sort = sort_of(text_of(arguments, "sort"));
    request.limit = number_of(arguments, "limit", request.limit);
    request.offset = number_of(arguments, "offset", 0);
    request.time_limit = time_limit;
    const searcher::Answer answer = searcher.search(request);
    const std::uint64_t shown = std::uint64_t{request.offset} + answer.hits.size();
    Json hits = Json::array();
    for (const auto& hit : answer.hits) hits.push_back(hit_json(hit));
    ToolResult result;
    result.structured = {{"total", answer.total},
                         {"total_is_exact", answer.total_is_exact},
                         {"relaxed", answer.relaxed},
                         {"notes", answer.notes},
                         {"suggestion", answer.suggestion ? Json(*answer.suggestion) : Json()},
                         {"more", answer.distinct - std::min(answer.distinct, shown)},
                         {"hits", std::move(hits)}};
    if (answer.total == 0) {
        result.trouble = nothing_found(answer);
    } else if (answer.hits.empty()) {
        result.trouble = fmt::format("There are no hits from {} on; there are {} hits.",
                                     request.offset + 1, answer.distinct);
    }
    return result;
}

}  // namespace udklip::assistant
