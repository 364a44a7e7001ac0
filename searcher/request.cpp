// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/request.hpp"

#include "searcher/matching/facets.hpp"

namespace udklip::searcher {

const std::vector<std::string>& facet_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& facet : facet_fields()) all.emplace_back(facet.name);
        all.emplace_back("tag");
        return all;
    }();
    return names;
}

}  // namespace udklip::searcher
