// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/arguments.hpp"

#include <algorithm>
#include <functional>

#include "assistant/tools.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::assistant;

namespace {

const Json kSchema = Json::parse(R"({
  "type": "object",
  "properties": {
    "query": {"type": "string", "maxLength": 4},
    "year": {"type": ["string", "integer", "array"], "items": {"type": ["string", "integer"]},
             "maxItems": 2},
    "sort": {"type": "string", "enum": ["newest", "oldest"]},
    "limit": {"type": "integer", "minimum": 1, "maximum": 50}
  },
  "required": ["query"],
  "additionalProperties": false
})");

std::string fault(const char* arguments) {
    return fault_in(Json::parse(arguments), kSchema).value_or("");
}

/// The table of tools, without a database.
Json tools() {
    Archive archive([]() -> std::unique_ptr<udklip::searcher::Session> { return nullptr; });
    return Tools(archive, {}, [](const std::exception&) {}).list();
}

}  // namespace

TEST_CASE("what a tool takes passes") {
    for (const char* arguments :
         {R"({"query": ""})", R"({"query": "æøåæ", "limit": 50, "sort": "newest"})",
          R"({"query": "a", "year": 2021})", R"({"query": "a", "year": ["2021", 2020]})",
          R"({"query": "a", "limit": 10.0, "year": []})"}) {
        CHECK(fault(arguments).empty());
    }
}

TEST_CASE("a fault names the argument and what it takes") {
    CHECK(fault(R"({})") == "query is missing: it takes a string of at most 4 characters");
    CHECK(fault(R"({"query": 1})") == "query takes a string of at most 4 characters");
    CHECK(fault(R"({"query": "æøåæø"})") == "query takes a string of at most 4 characters");
    CHECK(fault(R"({"query": "a", "limit": 0})") == "limit takes a whole number from 1 to 50");
    CHECK(fault(R"({"query": "a", "limit": 1e300})") == "limit takes a whole number from 1 to 50");
    CHECK(fault(R"({"query": "a", "limit": 1.5})") == "limit takes a whole number from 1 to 50");
    CHECK(fault(R"({"query": "a", "limit": "5"})") == "limit takes a whole number from 1 to 50");
    CHECK(fault(R"({"query": "a", "sort": "x"})") == "sort takes one of newest, oldest");
    CHECK(fault(R"({"query": "a", "year": true})") ==
          "year takes a string, a whole number or a list of 0 to 2");
    CHECK(fault(R"({"query": "a", "year": [1, 2, 3]})") ==
          "year takes a string, a whole number or a list of 0 to 2");
    CHECK(fault(R"({"query": "a", "year": [[1]]})") ==
          "each item of year takes a string or a whole number");
    CHECK(fault(R"({"query": "a", "word": "b"})") ==
          "there is no argument \"word\"; there are query, year, sort, limit");
}

TEST_CASE("arguments become a request") {
    const auto request = request_of(Json::parse(
        R"({"query": "havn", "year": [2021, "2019..2020"], "source": "KL", "from": "2019"})"));
    CHECK(request.text == "havn");
    CHECK(request.years == std::vector<std::string>{"2021", "2019..2020"});
    CHECK(request.sources == std::vector<std::string>{"KL"});
    CHECK(request.from == "2019");
    CHECK(asks(request));
    CHECK_FALSE(asks(request_of(Json::parse(R"({"query": " ?! "})"))));
    CHECK(asks(request_of(Json::parse(R"({"query": "", "year": 2021})"))));
}

TEST_CASE("the schemas of the tools say nothing that is not checked") {
    const std::vector<std::string> described = {"description", "default"};
    const auto& checked = checked_keywords();
    const std::function<void(const Json&)> look = [&](const Json& schema) {
        for (const auto& [keyword, value] : schema.items()) {
            CAPTURE(keyword);
            CHECK((std::find(checked.begin(), checked.end(), keyword) != checked.end() ||
                   std::find(described.begin(), described.end(), keyword) != described.end()));
        }
        CHECK(schema.contains("minimum") == schema.contains("maximum"));
        if (schema.contains("items")) look(schema["items"]);
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [name, inner] : properties.items()) {
            CHECK(inner.contains("description"));
            look(inner);
        }
    };
    std::vector<std::string> names;
    const Json list = tools();
    for (const auto& tool : list) {
        names.push_back(tool["name"]);
        CAPTURE(names.back());
        CHECK(tool["inputSchema"]["additionalProperties"] == false);
        CHECK(tool["annotations"]["readOnlyHint"] == true);
        look(tool["inputSchema"]);
    }
    CHECK(names == std::vector<std::string>{"search", "article", "facets", "trend"});
}
