// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/tools.hpp"

#include <fmt/format.h>

#include <span>
#include <utility>

#include "assistant/arguments.hpp"
#include "assistant/message.hpp"
#include "command_line/error.hpp"
#include "searcher/query/deadline.hpp"

namespace udklip::assistant {

namespace data {
extern const std::span<const unsigned char> tools;
}  // namespace data

namespace {

using Call = ToolResult (*)(searcher::Searcher&, const Json&, double);

struct Row {
    const char* name;
    Call call;
};
constexpr Row kCalls[] = {
    {"search", call_search},
    {"article", call_article},
    {"facets", call_facets},
    {"trend", call_trend},
};

/// The facets that a database has; tags are the reader's own, and not handed out.
Json fields() {
    Json names = Json::array();
    for (const auto& name : searcher::facet_names()) {
        if (name != "tag") names.push_back(name);
    }
    return names;
}

/// The table of tools.json, with what several tools have in common filled in.
Json make_list() {
    const Json table = Json::parse(data::tools.begin(), data::tools.end());
    Json list = Json::array();
    for (Json tool : table.at("tools")) {
        Json& properties = tool["inputSchema"]["properties"];
        if (tool.value("takesFilters", false)) {
            for (const auto& [name, schema] : table.at("filters").items()) {
                properties[name] = schema;
            }
        }
        tool.erase("takesFilters");
        if (properties.contains("fields")) properties["fields"]["items"]["enum"] = fields();
        tool["annotations"] = {{"readOnlyHint", true}, {"openWorldHint", false}};
        list.push_back(std::move(tool));
    }
    return list;
}

std::string sentence(const Error& error) {
    std::string text = error.what();
    if (!error.hint().empty()) text += ": " + error.hint().english();
    return text;
}

}  // namespace

Tools::Tools(Archive& archive, ToolSettings settings, Report report)
    : archive_(&archive), settings_(settings), report_(std::move(report)), list_(make_list()) {}

ToolResult Tools::call(const std::string& name, const Json& arguments,
                       const std::atomic<bool>& stop) {
    const Row* row = nullptr;
    for (const auto& one : kCalls) {
        if (name == one.name) row = &one;
    }
    if (row == nullptr) {
        throw ProtocolError{ErrorNumber::wrong_arguments,
                            fmt::format("there is no tool \"{}\"; there are search, article, "
                                        "facets, trend",
                                        name)};
    }
    for (const auto& tool : list_) {
        if (tool.at("name") != name) continue;
        if (auto fault = fault_in(arguments, tool.at("inputSchema"))) {
            throw ProtocolError{ErrorNumber::wrong_arguments, std::move(*fault)};
        }
    }
    try {
        auto searcher = archive_->session().searcher();
        searcher.stop_when(stop);
        return row->call(searcher, arguments, settings_.time_limit);
    } catch (const searcher::TooSlow&) {
        return {.trouble = fmt::format("The question took longer than {} seconds: ask for rarer "
                                       "words, fewer stars or shorter quotations.",
                                       settings_.time_limit)};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::usage) report_(error);
        return {.trouble = sentence(error)};
    } catch (const std::exception& error) {
        report_(error);
        return {.trouble = "Something went wrong; the log of udklip-mcp says what."};
    }
}

}  // namespace udklip::assistant
