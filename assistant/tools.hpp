// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tools: their table, which tools.json describes, and their calls. None of them writes.
//
//     Tools tools(archive, {.time_limit = 10}, report);
//     tools.list()                                      // for tools/list
//     tools.call("search", {{"query", "havn"}}, stop)   // for tools/call
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <string>

#include "assistant/archive.hpp"
#include "assistant/tool_result.hpp"

namespace udklip::assistant {

struct ToolSettings {
    double time_limit = 10;  ///< seconds for one question
};

using Report = std::function<void(const std::exception&)>;

/// Not shared between threads. The archive must outlive it.
class Tools {
  public:
    /// `report` is told of errors that are not the question's.
    Tools(Archive& archive, ToolSettings settings, Report report);

    /// Each tool with name, title, description, schemas and annotations, always in one order.
    const Json& list() const { return list_; }

    /// Calls a tool. Ends early when another thread sets `stop`. What it cannot do is a result that
    /// says so. Throws ProtocolError for an unknown tool and wrong arguments.
    ToolResult call(const std::string& name, const Json& arguments, const std::atomic<bool>& stop);

  private:
    Archive* archive_;
    ToolSettings settings_;
    Report report_;
    Json list_;
};

/// The calls behind the table. Arguments have passed the tool's input schema.
ToolResult call_search(searcher::Searcher& searcher, const Json& arguments, double time_limit);
ToolResult call_article(searcher::Searcher& searcher, const Json& arguments, double time_limit);
ToolResult call_facets(searcher::Searcher& searcher, const Json& arguments, double time_limit);
ToolResult call_trend(searcher::Searcher& searcher, const Json& arguments, double time_limit);

}  // namespace udklip::assistant
