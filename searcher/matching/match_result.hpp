// SPDX-License-Identifier: GPL-3.0-or-later
//
// The counts and near-duplicates of an answer as plain values, without Xapian, so that the code
// that prints an answer needs no Xapian.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace udklip::searcher {

/// A match that is not shown because it is a near-duplicate of a hit.
struct NearDuplicate {
    std::string id;
    std::string source;  ///< empty if unknown
};

/// A near-duplicate with what a reader tells it by.
struct Copy {
    std::string id;
    std::string title;
    std::string source;  ///< empty if unknown
    std::string date;    ///< as precise as it is known; empty if unknown
};

struct NearDuplicates {
    std::vector<NearDuplicate> named;  ///< the best of them
    std::vector<Copy> copies;          ///< the first few of them
    std::uint64_t total = 0;           ///< all of them
};

struct FacetValue {
    std::optional<std::string> value;  ///< nothing: articles without a value
    std::uint64_t count;
};

struct Facet {
    std::string name;                ///< year, month, source, author, section
    std::vector<FacetValue> values;  ///< most frequent first; unknown last
};

/// What an inexact total is: a lower bound, an upper bound, or neither.
enum class Bound { lower, upper, neither };

}  // namespace udklip::searcher
