// SPDX-License-Identifier: GPL-3.0-or-later
//
// White space at the ends of a text.
//
//     trim("  en mand \r\n") == "en mand"
//
// White space here is that of ASCII, as it stands in files. utf8.hpp knows that of all scripts.
#pragma once

#include <algorithm>
#include <string_view>

namespace udklip::language {

inline constexpr std::string_view kAsciiSpace = " \t\n\v\f\r";

/// Whether `c` is white space of ASCII.
constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Returns the text without white space at its end.
constexpr std::string_view trim_right(std::string_view text) {
    return text.substr(0, text.find_last_not_of(kAsciiSpace) + 1);
}

/// Returns the text without white space at both ends.
constexpr std::string_view trim(std::string_view text) {
    return trim_right(text.substr(std::min(text.find_first_not_of(kAsciiSpace), text.size())));
}

}  // namespace udklip::language
