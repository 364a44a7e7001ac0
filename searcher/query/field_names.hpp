// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of fields as people type them, against the table in store/layout/fields.hpp.
//
//     field_of_name("KILDE") == Field::source     nearest_field_name("kidle") == "kilde"
#pragma once

#include <optional>
#include <string_view>

#include "store/layout/fields.hpp"

namespace udklip::searcher {

/// Returns the field of a Danish or English name in any letter case.
std::optional<store::Field> field_of_name(std::string_view typed);

/// Returns the name that may have been meant: at most two edits away, and less than half of it
/// wrong.
std::optional<std::string_view> nearest_field_name(std::string_view typed);

}  // namespace udklip::searcher
