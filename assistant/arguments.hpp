// SPDX-License-Identifier: GPL-3.0-or-later
//
// The arguments of a tool: held to the tool's input schema, and made into a request.
//
//     if (const auto fault = fault_in(arguments, schema)) ...   // limit takes a whole number from
//     1 to 50 const searcher::Request request = request_of(arguments);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/request.hpp"
#include "searcher/showing/json_parts.hpp"

namespace udklip::assistant {

using searcher::Json;

/// Keywords of JSON Schema that fault_in() checks. A schema of ours has no others but those that
/// describe (title, description, default).
const std::vector<std::string>& checked_keywords();

/// Returns a sentence that says which argument is wrong and what it takes; nothing if all are
/// right.
std::optional<std::string> fault_in(const Json& arguments, const Json& schema);

/// Returns an argument, or `otherwise` if it is not there. They must have passed fault_in().
std::string text_of(const Json& arguments, std::string_view name, std::string otherwise = {});
std::uint32_t number_of(const Json& arguments, std::string_view name, std::uint32_t otherwise);
/// One value, or a list of them.
std::vector<std::string> list_of(const Json& arguments, std::string_view name);

/// Returns the question of `query` with the filters. Nothing else of it is set.
searcher::Request request_of(const Json& arguments);

/// Returns whether a request has words or filters.
bool asks(const searcher::Request& request);

}  // namespace udklip::assistant
