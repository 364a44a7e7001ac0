// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/error_json.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

#include "command_line/error.hpp"
#include "command_line/output.hpp"

namespace udklip::command_line {

bool asks_for_json(int argc, const char* const* argv) {
    for (int at = 1; at < argc && std::string_view(argv[at]) != "--"; ++at) {
        if (std::string_view(argv[at]) == "--json") return true;
    }
    return false;
}

int failed(const Messages& messages, const std::exception& error, bool as_json) {
    using Json = nlohmann::ordered_json;
    const int code = messages.failed(error);
    if (!as_json) return code;
    const auto* known = dynamic_cast<const Error*>(&error);
    const bool has_hint = known != nullptr && !known->hint().empty();
    const Json json = {{"error",
                        {{"code", code},
                         {"message", error.what()},
                         {"hint", has_hint ? Json(known->hint().english()) : Json(nullptr)}}}};
    try {
        print(Printable::json(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n");
    } catch (const Error&) {
        // Standard output may be what failed; the sentence is said, and the exit code says the
        // rest.
    }
    return code;
}

}  // namespace udklip::command_line
