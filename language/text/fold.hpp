// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gives one key to the spellings of a word that Danish treats as equal.
//
//     fold("aarhus") == fold("århus")      fold("idé") == "ide"      fold("müller") == "myller"
//
// Only finished keys are folded (lemmas and parts, after look-up), never the written word: a phrase
// or an exact search still tells Aarhus from Århus. ø is never o and å never a: that would merge
// hundreds of different words (for/før, bar/bår).
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// Returns the key of a lower-cased word: ß ł đ ð þ ı become ss l d d th i, é è á ... become the
/// plain letter, ä becomes æ, ö ø, ü y and aa å.
std::string fold(std::string_view lower);

}  // namespace udklip::language
