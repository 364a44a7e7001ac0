// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_names.hpp"

#include <string>
#include <vector>

#include "language/text/clean.hpp"
#include "language/text/nearest_name.hpp"
#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

std::string lower_name(std::string_view typed) {
    return language::to_lower(language::clean(typed));
}

}  // namespace

std::optional<store::Field> field_of_name(std::string_view typed) {
    return store::find_field(lower_name(typed));
}

std::optional<std::string_view> nearest_field_name(std::string_view typed) {
    std::vector<std::string_view> names;
    for (const store::FieldInfo& info : store::kFields) {
        names.insert(names.end(), {info.danish, info.english, info.ascii});
    }
    return language::nearest_name(language::clean(typed), names);
}

}  // namespace udklip::searcher
