// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several authors in one field: Record::author, slot::author and the facet of authors hold the
// names one behind the other. slot::name holds the names in an article the same way.
//
//     author_names("Ole Hansen; Hanne Holm")      Ole Hansen, Hanne Holm
//     shown_authors("Ole Hansen; Hanne Holm")     "Ole Hansen, Hanne Holm"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace udklip::store {

/// Stands between two names, and in no name.
inline constexpr std::string_view kBetweenAuthors = "; ";

/// Returns the names in a field, none of them empty. They are valid as long as the field.
inline std::vector<std::string_view> author_names(std::string_view field) {
    std::vector<std::string_view> names;
    while (!field.empty()) {
        const auto end = field.find(kBetweenAuthors);
        if (end != 0) names.push_back(field.substr(0, end));
        if (end == field.npos) break;
        field.remove_prefix(end + kBetweenAuthors.size());
    }
    return names;
}

/// Returns the names as they are shown: with commas, where no name holds one.
inline std::string shown_authors(std::string_view field) {
    if (field.find(',') != field.npos) return std::string(field);
    std::string shown;
    for (const auto name : author_names(field)) {
        if (!shown.empty()) shown += ", ";
        shown += name;
    }
    return shown;
}

}  // namespace udklip::store
