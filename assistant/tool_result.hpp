// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a tool answers with.
//
//     return {.structured = json};
//     return {.structured = json, .trouble = "Nothing was found."};
#pragma once

#include <string>

#include "searcher/showing/json_parts.hpp"

namespace udklip::assistant {

using searcher::Json;

struct ToolResult {
    Json structured = nullptr;  ///< valid by the tool's output schema; null: there is none
    std::string trouble = {};   ///< what the tool could not do, and what helps; empty: it could
};

/// Returns the result for `tools/call`. Its text is the trouble, or else the structured content as
/// JSON, for clients that know no structure.
Json result_json(ToolResult result);

}  // namespace udklip::assistant
