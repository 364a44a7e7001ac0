// SPDX-License-Identifier: GPL-3.0-or-later
//
// The particles that Danish verbs begin with. The lexicon's builder and the word analyzer use them,
// so that neither takes such a verb for a compound.
//
//     is_verb_prefix("tilbage")   true: tilbageholde is a verb, no compound
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace udklip::language {

/// Particles and prefixes of verbs (*for-stå*, *tilbage-holde*). The rest is inflected as it is
/// alone, but the whole is no compound.
constexpr auto kVerbPrefixes = std::to_array<std::string_view>(
    {"af",      "an",     "be",     "bi",      "bort",    "efter",    "er",     "for",    "forbi",
     "fore",    "forud",  "fra",    "frem",    "fuld",    "gen",      "gennem", "hen",    "hid",
     "hjem",    "iagt",   "igen",   "igennem", "imod",    "ind",      "inde",   "istand", "iværk",
     "med",     "mis",    "mod",    "ned",     "om",      "omkring",  "op",     "over",   "på",
     "sam",     "sammen", "selv",   "til",     "tilbage", "tilrette", "ud",     "ude",    "under",
     "undtage", "ved",    "videre", "å"});

inline bool is_verb_prefix(std::string_view text) {
    return std::find(kVerbPrefixes.begin(), kVerbPrefixes.end(), text) != kVerbPrefixes.end();
}

}  // namespace udklip::language
