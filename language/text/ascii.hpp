// SPDX-License-Identifier: GPL-3.0-or-later
//
// What formats and numbers are made of: the digits 0 to 9 and fixed words. For the letters and
// digits of every script see utf8.hpp.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace udklip::language {

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Returns whether the text is `least` to `most` digits and nothing else: "2021" is a figure.
constexpr bool is_figure(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// Returns whether the word is one of the words, letter by letter: `is_one_of(kRoles, "fotograf")`.
template <class Words>
constexpr bool is_one_of(const Words& words, std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace udklip::language
