// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a match tells beside its hits, as plain values: counts and near-duplicates. Nothing here
// knows of Xapian, so that what prints an answer need not either.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace udklip::searcher {

/// A match that was left out because it is nearly the same as a hit.
struct NearDuplicate {
    std::string id;
    std::string source;  ///< empty if unknown
};

struct NearDuplicates {
    std::vector<NearDuplicate> named;  ///< the best of them
    std::uint64_t total = 0;           ///< all of them
};

struct FacetValue {
    std::optional<std::string> value;  ///< nothing for articles where it is not known
    std::uint64_t count;
};

struct Facet {
    std::string name;                ///< year, month, source, author, section
    std::vector<FacetValue> values;  ///< most frequent first; unknown last
};

/// What a total is that is not exact: articles were missed, or not left out, or both.
enum class Bound { lower, upper, neither };

}  // namespace udklip::searcher
