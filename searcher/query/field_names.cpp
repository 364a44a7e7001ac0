// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_names.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

std::u32string characters(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) out.push_back(language::next_char(text, at));
    return out;
}

/// Letters to insert, drop, replace or swap with their neighbour (optimal string alignment).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> two_back(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], two_back[j - 2] + 1);
            }
        }
        std::swap(two_back, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string lower_name(std::string_view typed) {
    return language::to_lower(language::clean(typed));
}

}  // namespace

std::optional<store::Field> field_of_name(std::string_view typed) {
    return store::find_field(lower_name(typed));
}

std::optional<std::string_view> nearest_field_name(std::string_view typed) {
    const std::u32string wanted = characters(lower_name(typed));
    std::size_t best = 3;
    std::optional<std::string_view> found;
    for (const store::FieldInfo& info : store::kFields) {
        for (const std::string_view name : {info.danish, info.english, info.ascii}) {
            if (name.empty()) continue;
            const std::u32string letters = characters(name);
            const std::size_t distance = edit_distance(wanted, letters);
            if (distance >= best || 2 * distance >= letters.size()) continue;
            best = distance;
            found = name;
        }
    }
    return found;
}

}  // namespace udklip::searcher
