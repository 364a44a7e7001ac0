// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counting the values of a field over everything that matched, in the same pass as the match.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/answer.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// Must outlive the match that it counts.
class FacetCounter {
  public:
    /// `names`: see facet_names(). Adds its spies to `enquire`.
    FacetCounter(const std::vector<std::string>& names, Xapian::Enquire& enquire);
    ~FacetCounter();
    FacetCounter(const FacetCounter&) = delete;
    FacetCounter& operator=(const FacetCounter&) = delete;

    /// Articles that were counted, near-duplicates one by one; nothing if no facet was.
    std::optional<std::uint64_t> seen() const;

    /// The counts. `total`: articles that matched; those without a value are "unknown".
    std::vector<Facet> counts(std::uint64_t total, FacetOrder order) const;

  private:
    struct Spy {
        std::string name;
        std::unique_ptr<Xapian::ValueCountMatchSpy> spy;
    };
    std::vector<Spy> spies_;
    Xapian::Enquire* enquire_;
};

}  // namespace udklip::searcher
