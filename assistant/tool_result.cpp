// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/tool_result.hpp"

#include <utility>

#include "language/text/printable.hpp"

namespace udklip::assistant {

Json result_json(ToolResult result) {
    const bool failed = !result.trouble.empty();
    Json text = {{"type", "text"},
                 {"text", failed ? language::printable_text(result.trouble)
                                 : searcher::dump(result.structured).str()}};
    Json json = {{"content", Json::array({std::move(text)})}};
    if (!result.structured.is_null()) json["structuredContent"] = std::move(result.structured);
    if (failed) json["isError"] = true;
    return json;
}

}  // namespace udklip::assistant
