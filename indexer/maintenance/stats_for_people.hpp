// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report of udklip-index --stats for people, in the language of the user: lines of a name and a
// value, and tables below headings.
//
//     stats_for_people(facts)      // "articles         5\nfiles            5\n..."
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace udklip::indexer {

/// `facts`: the object that stats() writes as JSON. Throws nlohmann's errors if one is missing.
std::string stats_for_people(const nlohmann::ordered_json& facts);

}  // namespace udklip::indexer
