// SPDX-License-Identifier: GPL-3.0-or-later
//
// A request as text: what of it is kept with a saved search (its question, its filters, its order),
// as JSON for the file and as options for people.
//
//     write_request({.text = "havn", .sources = {"KL"}})    {"text":"havn","sources":["KL"]}
//     options_of({.text = "havn", .sources = {"KL"}})       --source KL
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/request.hpp"

namespace udklip::searcher {

/// Returns one line of JSON. What is as it is by default is left out. Dates stay as they were
/// typed, so that "sidste-måned" is the month before the one in which it is asked.
std::string write_request(const Request& request);
/// Throws Error (storage) if `json` is no request.
Request read_request(std::string_view json);

/// Returns the words of a command line that stand for the filters and the order: {"--source",
/// "KL"}. A word that begins with a dash is an option, or an option and its value with = between
/// them.
std::vector<std::string> options_of(const Request& request);

}  // namespace udklip::searcher
