// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "assistant/arguments.hpp"
#include "assistant/passages.hpp"
#include "assistant/tools.hpp"
#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"

namespace udklip::assistant {
namespace {

using language::printable_line;
using searcher::or_null;

constexpr std::uint32_t kLength = 6000;
constexpr std::uint32_t kMostLength = 20000;

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return printable_line(text);
}

Json passage_json(const Passage& passage) {
    return {{"begin", passage.begin}, {"end", passage.end}, {"text", passage.text}};
}

}  // namespace

ToolResult call_article(searcher::Searcher& searcher, const Json& arguments,
                        double /*time_limit*/) {
    const std::string id = text_of(arguments, "id");
    const std::string query = text_of(arguments, "query");
    const bool by_finds = arguments.contains("passage");
    if (by_finds && query.empty()) {
        return {.trouble = "passage goes with query: the words to find in the article."};
    }
    const auto shown = searcher.show(id, query);
    if (!shown) {
        return {.trouble = fmt::format("There is no article with the id \"{}\": take the id of a "
                                       "hit of search.",
                                       id)};
    }
    const auto& record = shown->record;
    const std::size_t length = language::count_chars(record.text);
    Json json = {{"id", record.id},
                 {"title", printable_line(record.title)},
                 {"source", or_null(printable_line(record.source))},
                 {"date", or_null(record.date)},
                 {"author", or_null(joined(shown->authors))},
                 {"url", or_null(record.url)},
                 {"path", record.path}};
    if (!record.section.empty()) json["section"] = printable_line(record.section);
    json["length"] = length;
    if (!query.empty()) json["finds"] = shown->marks.size();
    json["passages"] = Json::array();
    ToolResult result;
    if (by_finds) {
        const auto found =
            passages(record.text, shown->marks, number_of(arguments, "passage", 0), kMostLength);
        for (const auto& passage : found.all) json["passages"].push_back(passage_json(passage));
        json["left_out"] = found.left_out;
        if (shown->marks.empty()) {
            result.trouble =
                "The text of the article has no find of the query; without passage "
                "it can be read from the beginning.";
        }
    } else {
        const auto one = piece(record.text, shown->marks, number_of(arguments, "offset", 0),
                               number_of(arguments, "length", kLength));
        json["passages"].push_back(passage_json(one));
        json["left_out"] = length - one.end;
    }
    result.structured = std::move(json);
    return result;
}

}  // namespace udklip::assistant
