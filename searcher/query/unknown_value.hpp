// SPDX-License-Identifier: GPL-3.0-or-later
//
// "unknown" and "ukendt" ask for articles without a source, an author, a section or a date. Who is
// really called so is asked for as "=Ukendt".
#pragma once

#include <string>
#include <string_view>

#include "language/text/utf8.hpp"

namespace udklip::searcher {

/// Returns true for the words that mean no value, in any case.
inline bool asks_for_unknown(std::string_view value) {
    const std::string lower = language::to_lower(value);
    return lower == "unknown" || lower == "ukendt";
}

/// Returns what to type to find a name: `kilde:KL`, but `kilde:=Ukendt`.
inline std::string value_to_type(std::string_view name) {
    return asks_for_unknown(name) ? "=" + std::string(name) : std::string(name);
}

}  // namespace udklip::searcher
