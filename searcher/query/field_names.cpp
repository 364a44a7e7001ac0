// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_names.hpp"

#include <string>

#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "searcher/query/edit_distance.hpp"

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
    constexpr double kMostEdits = 2.0;
    const std::string wanted = lower_name(typed);
    double best = kMostEdits;
    std::optional<std::string_view> found;
    for (const store::FieldInfo& info : store::kFields) {
        for (const std::string_view name : {info.danish, info.english, info.ascii}) {
            // A name of two letters is too near to everything.
            if (name.size() < 3) continue;
            const double distance = edit_distance(wanted, name);
            const auto letters = static_cast<double>(language::count_chars(name));
            const bool nearer = found ? distance < best : distance <= best;
            if (!nearer || 2 * distance >= letters) continue;
            best = distance;
            found = name;
        }
    }
    return found;
}

}  // namespace udklip::searcher
