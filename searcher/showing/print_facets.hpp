// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facets for people: bars, or one line for many years.
//
//     source  narrow down: --source KL
//         KL         ▇▇▇▇▇▇▇▇▇▇▇▇ 12
//         Politiken  ▇▇▇▇ 4
//         and 7 more: --facet-limit all
//     year  narrow down: --year 2021
//         1998 ▂···▁▄█▅ 2021, most in 2019: 31, unknown: 2
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "language/text/printable.hpp"
#include "searcher/matching/match_result.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

struct FacetRoom {
    /// Values of each facet, as --facet-limit says. Nothing: what fits, at most kMostFacetValues;
    /// years that leave gaps or do not fit are one line.
    std::optional<std::size_t> values = {};
    /// Lines that all facets together may fill, with their headings; 0: no bound.
    std::size_t rows = 0;
};

/// Values of a facet that are shown unless the reader asks for more.
constexpr std::size_t kMostFacetValues = 10;

/// Returns the facets that have values. No line is wider than the terminal, where its width leaves
/// 30 columns.
Printable print_facets(const std::vector<Facet>& facets, const Terminal& terminal,
                       const FacetRoom& room);

}  // namespace udklip::searcher
