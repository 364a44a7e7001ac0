// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dictionary form of a word that stands in no dictionary and is no compound.
//
//     guess_lemma("dronificeringerne")    "dronificering"    the ending tells the inflection
//     guess_lemma("bitcoinen")            "bitcoin"          Snowball
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// `word`: lower-cased letters. Derivational endings (-hed, -ning, -else, -tion, -isme, -mæssig,
/// -ere ...) say how a word is inflected, and lead to its dictionary form; any other word gets what
/// Xapian's Danish Snowball stemmer makes of it. May be called from several threads.
std::string guess_lemma(std::string_view word);

}  // namespace udklip::language
