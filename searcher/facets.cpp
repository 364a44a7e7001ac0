// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "language/collation.hpp"
#include "store/schema.hpp"

namespace udklip::searcher {
namespace {

struct FacetSlot {
    const char* name;
    Xapian::valueno slot;
};

constexpr std::array<FacetSlot, 5> kFacets = {{
    {"year", store::slot::year},
    {"month", store::slot::month},
    {"source", store::slot::source},
    {"author", store::slot::author},
    {"section", store::slot::section},
}};

using NamedCount = std::pair<std::string, std::uint64_t>;

/// The values and the sum of their counts. What is filtered by as one is counted as one:
/// "Politiken" and "politiken" go by the spelling that is more frequent.
std::pair<std::vector<NamedCount>, std::uint64_t> values_of(const Xapian::ValueCountMatchSpy& spy) {
    std::map<std::string, std::pair<NamedCount, std::uint64_t>> by_key;  // best spelling, sum
    std::uint64_t known = 0;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
        const std::uint64_t count = value.get_termfreq();
        auto& [best, sum] = by_key[store::facet_key(*value)];
        if (count > best.second) best = {*value, count};
        sum += count;
        known += count;
    }
    std::vector<NamedCount> values;
    for (auto& [key, entry] : by_key)
        values.emplace_back(std::move(entry.first.first), entry.second);
    return {std::move(values), known};
}

void sort_values(std::vector<NamedCount>& values, FacetOrder order) {
    if (order == FacetOrder::name) {
        const language::DanishOrder before;
        std::sort(values.begin(), values.end(),
                  [&](const auto& a, const auto& b) { return before(a.first, b.first); });
    } else {
        std::stable_sort(values.begin(), values.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
    }
}

}  // namespace

const std::vector<std::string>& facet_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& facet : kFacets) all.emplace_back(facet.name);
        return all;
    }();
    return names;
}

FacetCounter::FacetCounter(const std::vector<std::string>& names, Xapian::Enquire& enquire)
    : enquire_(&enquire) {
    for (const auto& name : names) {
        const auto* facet =
            std::find_if(kFacets.begin(), kFacets.end(),
                         [&](const FacetSlot& known) { return known.name == name; });
        if (facet == kFacets.end()) continue;
        spies_.push_back({name, std::make_unique<Xapian::ValueCountMatchSpy>(facet->slot)});
        enquire.add_matchspy(spies_.back().spy.get());
    }
}

FacetCounter::~FacetCounter() {
    enquire_->clear_matchspies();
}

std::optional<std::uint64_t> FacetCounter::seen() const {
    if (spies_.empty()) return std::nullopt;
    return spies_.front().spy->get_total();
}

std::vector<Facet> FacetCounter::counts(std::uint64_t total, FacetOrder order) const {
    std::vector<Facet> facets;
    for (const auto& [name, spy] : spies_) {
        auto [values, known] = values_of(*spy);
        sort_values(values, order);
        Facet facet{name, {}};
        for (auto& [value, count] : values) facet.values.push_back({std::move(value), count});
        if (total > known) facet.values.push_back({std::nullopt, total - known});
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace udklip::searcher
