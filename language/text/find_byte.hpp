// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the next byte of a kind, sixteen at a time.
//
//     const auto is_mark = [](unsigned char c) { return (c == '.') | (c == '!'); };
//     find_byte("Kom nu!", 0, is_mark)      6
//     find_byte("Kom nu", 0, is_mark)       6: the size of the text
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace udklip::language {

/// Returns the first place from `at` on whose byte is of the kind, or the size of the text.
/// `is_of_kind`: of an unsigned char, without branches (| for ||), so that the compiler compares a
/// whole block at once.
template <class IsOfKind>
std::size_t find_byte(std::string_view text, std::size_t at, const IsOfKind& is_of_kind) {
    if constexpr (std::endian::native == std::endian::little) {
        std::array<unsigned char, 16> block;
        std::array<std::uint64_t, 2> found;
        static_assert(sizeof block == sizeof found);
        for (; at + block.size() <= text.size(); at += block.size()) {
            for (std::size_t i = 0; i < block.size(); ++i) {
                const auto c = static_cast<unsigned char>(text[at + i]);
                block[i] = static_cast<unsigned char>(is_of_kind(c));
            }
            std::memcpy(found.data(), block.data(), sizeof found);
            if ((found[0] | found[1]) == 0) continue;
            const std::size_t half = found[0] == 0 ? 1 : 0;
            return at + 8 * half + static_cast<std::size_t>(std::countr_zero(found[half])) / 8;
        }
    }
    while (at < text.size() && !is_of_kind(static_cast<unsigned char>(text[at]))) ++at;
    return at;
}

}  // namespace udklip::language
