// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages of JSON-RPC 2.0 as the Model Context Protocol has them: one a line.
//
//     const Message message = read_message(R"({"jsonrpc": "2.0", "id": 1, "method": "ping"})");
//     result_message(message.id, Json::object())      // {"jsonrpc":"2.0","id":1,"result":{}}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/showing/json_parts.hpp"

namespace udklip::assistant {

using searcher::Json;

/// Codes of errors: those of JSON-RPC, and that of the protocol for a version that we lack.
enum class ErrorNumber : std::int32_t {
    not_json = -32700,
    no_request = -32600,
    unknown_method = -32601,
    wrong_arguments = -32602,
    internal = -32603,
    other_version = -32022,
};

/// An error of the protocol, in answer to a request. What a tool could not do is none.
struct ProtocolError {
    ErrorNumber number;
    std::string text;
    Json data = nullptr;  ///< null: left out
};

/// What came on one line.
struct Message {
    Json id = nullptr;                   ///< a string or an integer; null: it gets no answer
    std::string method;                  ///< empty: an answer to a request, which we never send
    Json params = Json::object();        ///< always an object
    std::optional<ProtocolError> fault;  ///< it is no message; `id` may be known
};

/// Reads a line. Never throws but std::bad_alloc.
Message read_message(std::string_view line);

/// A line that was longer than it may be.
Message too_long_message(std::size_t most);

Json result_message(const Json& id, Json result);
Json error_message(const Json& id, const ProtocolError& error);

}  // namespace udklip::assistant
