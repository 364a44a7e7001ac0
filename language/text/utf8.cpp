// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace udklip::language {
namespace {

UChar32 as_icu(char32_t c) {
    return static_cast<UChar32>(c);
}

}  // namespace

char32_t next_char(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    UChar32 c;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
    return static_cast<char32_t>(c);
}

char32_t previous_char(std::string_view text, std::size_t& at) {
    std::size_t begin = at - 1;
    const std::size_t lowest = at > U8_MAX_LENGTH ? at - U8_MAX_LENGTH : 0;
    while (begin > lowest && U8_IS_TRAIL(static_cast<std::uint8_t>(text[begin]))) --begin;
    std::size_t end = begin;
    const char32_t c = next_char(text, end);
    const bool whole = end == at;  // else a lone trail byte
    at = whole ? begin : at - 1;
    return whole ? c : U'\uFFFD';
}

void append_char(std::string& out, char32_t c) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, as_icu(c));
    out.append(bytes, static_cast<std::size_t>(n));
}

std::size_t char_border(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    while (at > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[at]))) --at;
    return at;
}

std::size_t count_chars(std::string_view text) {
    std::size_t n = 0;
    for (const char byte : text) n += U8_IS_TRAIL(static_cast<std::uint8_t>(byte)) ? 0 : 1;
    return n;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return (U_MASK(u_charType(as_icu(c))) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_digit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return u_isdigit(as_icu(c)) != 0;
}

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(as_icu(c)) != 0;
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isupper(as_icu(c)) != 0;
}

char32_t upper_of(char32_t c) {
    return static_cast<char32_t>(u_toupper(as_icu(c)));
}

std::string to_lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            out.push_back(static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead + 32 : lead));
            ++at;
            continue;
        }
        append_char(out, static_cast<char32_t>(u_tolower(as_icu(next_char(text, at)))));
    }
    return out;
}

}  // namespace udklip::language
