// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one spelling of numbers, dates, times and decades: what is written in several ways is one
// word.
//
//     plain_spelling("70'erne")       70erne       plain_spelling("06.06.2017")   6.6.2017
//     plain_spelling("14:30")         14.30        plain_spelling("CO₂")          co2
//     without_grouping("2.800")       2800         without_grouping("2.80")       nothing
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// Returns the one spelling of a decade, a time, a date in figures, or a word with sub- and
/// superscript digits; nothing for other words.
std::string plain_spelling(std::string_view written);

/// Returns 2.800 and 1.234.567,50 without the full stops between groups of three; nothing for other
/// text.
std::string without_grouping(std::string_view number);

/// Returns the plain digit of a subscript, or of a superscript 2 or 3; 0 for other characters.
char plain_digit(char32_t c);

}  // namespace udklip::language
