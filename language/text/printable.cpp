// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/printable.hpp"

#include <array>
#include <cstdio>

#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

bool is_dangerous(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ||  // C0, DEL, C1: escapes and the like
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||  // bidi overrides
           c == 0x200E || c == 0x200F || c == 0x061C ||                     // bidi marks
           (c >= 0xE0000 && c <= 0xE007F);                                  // invisible tags
}

/// Whether `c` is ASCII that needs no change, as nearly all text is.
bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F;
}

/// `append(out, c)` appends the replacement of a character that is not plain.
template <class Append>
std::string printable(std::string_view text, Append&& append) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_plain(text[at])) ++at;
        out.append(text, begin, at - begin);
        if (at == text.size()) break;
        append(out, next_char(text, at));
    }
    return out;
}

void append_harmless(std::string& out, char32_t c) {
    append_char(out, is_dangerous(c) ? U'\uFFFD' : c);
}

/// Line and paragraph separator: readers of text take them for ends of a line.
bool is_separator(char32_t c) {
    return c == 0x2028 || c == 0x2029;
}

void append_escape(std::string& out, char32_t unit) {
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(unit) & 0xFFFF);
    out += escape.data();
}

}  // namespace

std::string printable_line(std::string_view text) {
    return printable(text, [](std::string& out, char32_t c) {
        if (c == '\n' || c == '\t' || is_separator(c)) {
            out.push_back(' ');
        } else {
            append_harmless(out, c);
        }
    });
}

std::string printable_text(std::string_view text) {
    return printable(text, [](std::string& out, char32_t c) {
        if (c == '\n' || c == '\t') {
            out.push_back(static_cast<char>(c));
        } else {
            append_harmless(out, c);
        }
    });
}

std::string printable_json(std::string_view json) {
    return printable(json, [](std::string& out, char32_t c) {
        if (!is_dangerous(c) && !is_separator(c)) {
            append_char(out, c);
        } else if (c < 0x10000) {
            append_escape(out, c);
        } else {  // a surrogate pair
            append_escape(out, 0xD800 + ((c - 0x10000) >> 10));
            append_escape(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    });
}

}  // namespace udklip::language
