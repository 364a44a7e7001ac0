// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/message.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::assistant;

namespace {

/// The number of the error that a line is; 0 if it is a message.
int fault_of(const std::string& line) {
    const auto message = read_message(line);
    return message.fault ? static_cast<int>(message.fault->number) : 0;
}

}  // namespace

TEST_CASE("a request has an id, a method and parameters") {
    const auto message = read_message(
        "\t{\"jsonrpc\": \"2.0\", \"id\": \"a\", \"method\": \"ping\", \"params\": {\"x\": 1}}\r");
    REQUIRE_FALSE(message.fault);
    CHECK(message.id == "a");
    CHECK(message.method == "ping");
    CHECK(message.params == Json{{"x", 1}});
    CHECK(read_message(R"({"jsonrpc":"2.0","id":-7,"method":"ping"})").id == -7);
    CHECK(read_message(R"({"jsonrpc":"2.0","id":1,"method":"ping"})").params == Json::object());
}

TEST_CASE("a message without an id and an answer to nothing are no fault, and get no answer") {
    for (const char* line : {R"({"jsonrpc":"2.0","method":"notifications/initialized"})",
                             R"({"jsonrpc":"2.0","method":"x","params":[1]})",
                             R"({"jsonrpc":"2.0","id":1,"result":{}})",
                             R"({"jsonrpc":"2.0","id":1,"error":{"code":1}})"}) {
        CAPTURE(line);
        const auto message = read_message(line);
        CHECK_FALSE(message.fault);
        CHECK(message.id.is_null());
    }
}

TEST_CASE("what is no message is told by its kind") {
    for (const char* line : {"x", "{", "{\"a\":1", "", "\xff", "nan", "{} {}", "'a'"}) {
        CAPTURE(line);
        CHECK(fault_of(line) == -32700);
    }
    for (const char* line :
         {"1", "null", "\"a\"", "[]", R"([{"jsonrpc":"2.0","id":1,"method":"ping"}])", "{}",
          R"({"id":1,"method":"ping"})", R"({"jsonrpc":"1.0","id":1,"method":"ping"})",
          R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})",
          R"({"jsonrpc":"2.0","id":null,"method":"ping"})",
          R"({"jsonrpc":"2.0","id":[1],"method":"ping"})", R"({"jsonrpc":"2.0","id":1})",
          R"({"jsonrpc":"2.0","id":1,"method":7})", R"({"jsonrpc":"2.0","id":1,"method":""})"}) {
        CAPTURE(line);
        CHECK(fault_of(line) == -32600);
    }
    CHECK(fault_of(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[1]})") == -32602);
}

TEST_CASE("the id comes back where it is known") {
    CHECK(read_message(R"({"jsonrpc":"2.0","id":5,"method":7})").id == 5);
    CHECK(read_message(R"({"jsonrpc":"1.0","id":"b","method":"x"})").id == "b");
    CHECK(read_message(R"({"jsonrpc":"2.0","id":1.5,"method":"x"})").id.is_null());
}

TEST_CASE("nesting without end is no JSON that we read") {
    for (const std::size_t depth : {100U, 500'000U}) {
        CHECK(fault_of(std::string(depth, '[')) == -32700);
        CHECK(fault_of(std::string(depth, '[') + std::string(depth, ']')) == -32700);
        std::string line = R"({"jsonrpc":"2.0","id":1,"method":"x","params":)";
        for (std::size_t i = 0; i < depth; ++i) line += "{\"a\":";
        line += "1" + std::string(depth + 1, '}');
        CHECK(fault_of(line) == -32700);
    }
}

TEST_CASE("answers have the id and either a result or an error") {
    CHECK(result_message(1, Json::object()).dump() == R"({"jsonrpc":"2.0","id":1,"result":{}})");
    CHECK(error_message("a", {ErrorNumber::unknown_method, "no"}).dump() ==
          R"({"jsonrpc":"2.0","id":"a","error":{"code":-32601,"message":"no"}})");
    CHECK(
        error_message(nullptr, {ErrorNumber::other_version, "no", {{"requested", "x"}}}).dump() ==
        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32022,"message":"no","data":{"requested":"x"}}})");
}
