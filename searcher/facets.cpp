// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets.hpp"

#include <algorithm>
#include <array>
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
        const auto* facet = std::find_if(kFacets.begin(), kFacets.end(),
                                         [&](const FacetSlot& known) { return known.name == name; });
        if (facet == kFacets.end()) continue;
        spies_.push_back({name, std::make_unique<Xapian::ValueCountMatchSpy>(facet->slot)});
        enquire.add_matchspy(spies_.back().spy.get());
    }
}

FacetCounter::~FacetCounter() { enquire_->clear_matchspies(); }

std::optional<std::uint64_t> FacetCounter::seen() const {
    if (spies_.empty()) return std::nullopt;
    return spies_.front().spy->get_total();
}

std::vector<Facet> FacetCounter::counts(std::uint64_t total, FacetOrder order) const {
    std::vector<Facet> facets;
    for (const auto& [name, spy] : spies_) {
        std::vector<NamedCount> values;
        std::uint64_t known = 0;
        for (auto value = spy->values_begin(); value != spy->values_end(); ++value) {
            values.emplace_back(*value, value.get_termfreq());
            known += value.get_termfreq();
        }
        sort_values(values, order);
        Facet facet{name, {}};
        for (auto& [value, count] : values) facet.values.push_back({std::move(value), count});
        if (total > known) facet.values.push_back({std::nullopt, total - known});
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace udklip::searcher
