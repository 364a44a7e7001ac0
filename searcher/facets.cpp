// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets.hpp"

#include <algorithm>
#include <array>

#include "searcher/search.hpp"
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

std::vector<Facet> FacetCounter::counts(std::uint64_t total) const {
    std::vector<Facet> facets;
    for (const auto& [name, spy] : spies_) {
        Facet facet{name, {}};
        std::uint64_t known = 0;
        for (auto value = spy->values_begin(); value != spy->values_end(); ++value) {
            facet.values.push_back({*value, value.get_termfreq()});
            known += value.get_termfreq();
        }
        std::stable_sort(facet.values.begin(), facet.values.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
        if (total > known) facet.values.push_back({std::nullopt, total - known});
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace udklip::searcher
