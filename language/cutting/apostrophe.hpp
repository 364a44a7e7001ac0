// SPDX-License-Identifier: GPL-3.0-or-later
//
// The endings behind an apostrophe, for all that cuts or analyses words.
//
//     is_apostrophe_ending("en")      true: pc'en
//     is_apostrophe_ending("leary")   false: O'Leary
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace udklip::language {

/// Returns true for an ending that may follow the apostrophe of an acronym, a figure or a name
/// (KL's, pc'en): genitive, article, plural, verb.
inline bool is_apostrophe_ending(std::string_view lower) {
    constexpr auto kEndings = std::to_array<std::string_view>(
        {"s",    "en",  "ens",  "et",  "ets", "er",   "ers", "erne", "ernes",
         "e",    "ene", "enes", "ere", "r",   "n",    "ne",  "nes",  "rne",
         "rnes", "t",   "ede",  "ed",  "ing", "eren", "eres"});
    return std::find(kEndings.begin(), kEndings.end(), lower) != kEndings.end();
}

}  // namespace udklip::language
