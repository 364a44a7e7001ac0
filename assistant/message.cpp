// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/message.hpp"

#include <fmt/format.h>

#include <utility>

namespace udklip::assistant {
namespace {

Message broken(ErrorNumber number, std::string text, Json id = nullptr) {
    Message message;
    message.id = std::move(id);
    message.fault = ProtocolError{number, std::move(text)};
    return message;
}

/// Nothing that we understand lies deeper.
constexpr int kMostDepth = 32;

/// Parses JSON that is nested no deeper than we need: code that walks over a value calls itself for
/// each level. Returns a discarded value for text that is none.
Json parse(std::string_view line) {
    bool too_deep = false;
    Json json = Json::parse(
        line.begin(), line.end(),
        [&](int depth, Json::parse_event_t, Json&) {
            too_deep = too_deep || depth > kMostDepth;
            return !too_deep;
        },
        false);
    return too_deep ? Json(Json::value_t::discarded) : json;
}

}  // namespace

Message read_message(std::string_view line) {
    Json json = parse(line);
    if (json.is_discarded()) return broken(ErrorNumber::not_json, "the line is not JSON");
    if (!json.is_object()) {
        return broken(ErrorNumber::no_request, "a message is an object, one a line");
    }
    Message message;
    const auto id = json.find("id");
    const bool has_id = id != json.end();
    if (has_id && !id->is_string() && !id->is_number_integer()) {
        return broken(ErrorNumber::no_request, "id takes a string or a whole number");
    }
    if (has_id) message.id = *id;
    if (json.value("jsonrpc", Json()) != "2.0") {
        return broken(ErrorNumber::no_request, "jsonrpc takes \"2.0\"", message.id);
    }
    const auto method = json.find("method");
    if (method == json.end() && (json.contains("result") || json.contains("error"))) {
        message.id = nullptr;  // an answer to nothing
        return message;
    }
    if (method == json.end() || !method->is_string() ||
        method->get_ref<const std::string&>().empty()) {
        return broken(ErrorNumber::no_request, "method takes the name of a method", message.id);
    }
    message.method = method->get<std::string>();
    if (const auto params = json.find("params"); params != json.end()) {
        if (params->is_object()) {
            message.params = std::move(*params);
        } else if (has_id) {
            return broken(ErrorNumber::wrong_arguments, "params takes an object", message.id);
        }
    }
    return message;
}

Message too_long_message(std::size_t most) {
    return broken(ErrorNumber::no_request, fmt::format("a message has at most {} bytes", most));
}

Json result_message(const Json& id, Json result) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}};
}

Json error_message(const Json& id, const ProtocolError& error) {
    Json json = {{"code", static_cast<std::int32_t>(error.number)}, {"message", error.text}};
    if (!error.data.is_null()) json["data"] = error.data;
    return {{"jsonrpc", "2.0"}, {"id", id}, {"error", std::move(json)}};
}

}  // namespace udklip::assistant
