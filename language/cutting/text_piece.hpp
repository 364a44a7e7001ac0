// SPDX-License-Identifier: GPL-3.0-or-later
//
// A piece of a chunk of text, and what it is made of. Small functions that all of cutting/ shares.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {

/// Offsets in bytes into a chunk: [begin, end).
struct TextPiece {
    std::uint32_t begin;
    std::uint32_t end;
};

inline std::uint32_t to_u32(std::size_t n) {
    return static_cast<std::uint32_t>(n);
}

inline bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_letter(next_char(text, at))) return true;
    }
    return false;
}

/// Returns true for one digit of ASCII or more, and nothing else.
inline bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

}  // namespace udklip::language
