// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of an address behind the question mark, in and out. What comes in is never an error:
// broken sequences stay as they are, broken bytes and control characters become U+FFFD.
//
//     parse_query_string("q=titel%3Ahavn+nu&year=2021")     {{"q", "titel:havn nu"}, {"year",
//     "2021"}} query_string({{"q", "få & små"}})                      "q=f%C3%A5+%26+sm%C3%A5"
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace udklip::web {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Returns the fields in their order, each divided at its first =. Keeps line ends. Also reads the
/// body of a form.
Parameters parse_query_string(std::string_view raw);

/// Returns the value of the first field of this name; empty if there is none.
std::string parameter(const Parameters& all, std::string_view name);

std::string query_string(const Parameters& all);

/// Decodes %XX, as it stands in a path: + is a plus. Returns any bytes.
std::string percent_decoded(std::string_view raw);

/// Encodes a text as one segment of a path: slashes too.
std::string path_segment(std::string_view text);

}  // namespace udklip::web
