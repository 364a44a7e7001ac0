// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/path_terms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/layout/schema.hpp"

namespace udklip::store {

std::vector<std::string> path_names(std::string_view path) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        if (end > begin) names.push_back(facet_key(path.substr(begin, end - begin)));
        begin = end + 1;
    }
    return names;
}

std::string path_term(std::size_t place, std::string_view name) {
    return term(fmt::format("{}{:02}", prefix::path_name, place), name);
}

std::vector<std::string> path_terms(std::string_view path) {
    const auto names = path_names(path);
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < std::min(names.size(), kMostPathNames); ++i) {
        terms.push_back(path_term(i, names[i]));
    }
    return terms;
}

}  // namespace udklip::store
