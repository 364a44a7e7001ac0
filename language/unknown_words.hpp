// SPDX-License-Identifier: GPL-3.0-or-later
//
// Guesses the lemma of a word that is not in the dictionary and is no compound.
//
//     guess_lemma("dronificeringerne")    "dronificering"    the ending tells the inflection
//     guess_lemma("bitcoinen")            "bitcoin"          Snowball
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// `word`: lower-cased letters. A derivational ending (-hed, -ning, -else, -tion, -isme, -mæssig,
/// -ere ...) tells how the word is inflected and so gives its dictionary form. Any other word gets
/// the stem that Xapian's Danish Snowball stemmer returns. May be called from several threads.
std::string guess_lemma(std::string_view word);

}  // namespace udklip::language
