// SPDX-License-Identifier: GPL-3.0-or-later
//
// Folding: spellings of one word that Danish treats as equal get one key.
//
//     fold("aarhus") == fold("århus")      fold("idé") == "ide"      fold("müller") == "myller"
//
// Done on finished keys only (lemmas and parts, after look-up), never on the written word: a
// phrase or an exact search still tells Aarhus from Århus. ø is never o and å never a: that would
// merge hundreds of different words (for/før, bar/bår).
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// The key of a lower-cased word: é è á ... to the plain letter, ä to æ, ö to ø, ü to y, aa to å.
std::string fold(std::string_view lower);

}  // namespace udklip::language
