// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the known name that somebody meant who typed another one.
//
//     nearest_name("Ritsau", {"Politiken", "Ritzau"})  "Ritzau"
//     nearest_name("xyzzy", {"Politiken", "Ritzau"})   nothing
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace udklip::language {

/// Returns the name with the smallest edit_distance() to the typed one, the first of several.
/// Upper and lower case are the same. Nothing if each name is more than two edits away, or as many
/// edits as half its letters.
std::optional<std::string_view> nearest_name(std::string_view typed,
                                             std::span<const std::string_view> names);

}  // namespace udklip::language
