// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/nearest_name.hpp"

#include <string>

#include "language/text/edit_distance.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

constexpr double kMostEdits = 2.0;
constexpr std::size_t kFewestLetters = 3;  ///< a shorter name is near to everything

}  // namespace

std::optional<std::string_view> nearest_name(std::string_view typed,
                                             std::span<const std::string_view> names) {
    const std::string wanted = to_lower(typed);
    double best = kMostEdits;
    std::optional<std::string_view> found;
    for (const std::string_view name : names) {
        const std::size_t letters = count_chars(name);
        if (letters < kFewestLetters) continue;
        const double distance = edit_distance(wanted, to_lower(name));
        const bool nearer = found ? distance < best : distance <= best;
        if (!nearer || 2 * distance >= static_cast<double>(letters)) continue;
        best = distance;
        found = name;
    }
    return found;
}

}  // namespace udklip::language
