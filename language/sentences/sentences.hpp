// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds where the sentences of a Danish text begin and end.
//
//     sentences("Mødet er kl. 11.30. Det varer bl.a. til den 18. maj, siger KL.")
//         [0,20) "Mødet er kl. 11.30."   [21,...) "Det varer bl.a. til ..."
//
// The borders are those of Unicode (UAX #29), except that
// - abbreviations, ordinals, initials and the number of a list item end no sentence, nor does a
//   question inside a quotation that goes on with *spurgte han*;
// - a line that was only wrapped goes on in the next one, while a headline, a list item and a
//   paragraph end with their line;
// - a bullet or a dash for speech begins a sentence.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace udklip::language {

/// A sentence in bytes of the text; both ends are character borders.
struct SentenceSpan {
    std::size_t begin;
    std::size_t end;  ///< one past the last byte

    bool operator==(const SentenceSpan&) const = default;
};

/// Returns the sentences of a cleaned text in order, without the white space around them. Every
/// other byte is in exactly one sentence, and no sentence is empty. Linear in the text, whatever it
/// holds.
std::vector<SentenceSpan> sentences(std::string_view cleaned);

}  // namespace udklip::language
