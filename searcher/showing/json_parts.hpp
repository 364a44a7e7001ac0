// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parts that several JSON answers have in common.
//
//     dump({{"source", or_null(hit.source)}, {"facets", facets_json(answer.facets)}})
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "language/text/printable.hpp"
#include "searcher/compiling/reader_tags.hpp"
#include "searcher/matching/match_result.hpp"
#include "searcher/showing/noted.hpp"

namespace udklip::searcher {

using Json = nlohmann::ordered_json;

/// A field that may be unknown: null if it is empty.
Json or_null(const std::string& value);

/// [{"value": "2021", "count": 2}, {"value": null, "count": 3}]
Json values_json(const Facet& facet);

/// {"year": [{"value": "2021", "count": 2}, {"value": null, "count": 3}], ...}
Json facets_json(const std::vector<Facet>& facets);

/// [{"code": "star_alone", "arguments": []}]
Json codes_json(const std::vector<NoteCode>& codes);

/// Seconds since 1970 as 2026-11-30T07:00:00Z.
std::string utc_time(std::int64_t seconds);

/// Adds the reader's tags and note, if there are any.
void add_kept(Json& json, const Kept& kept);

/// One line of JSON, safe to print. Replaces broken bytes: file names need not be UTF-8, but JSON
/// must be.
language::Printable dump(const Json& json);

}  // namespace udklip::searcher
