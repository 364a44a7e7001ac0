// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/quoting.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

bool is_ascii_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether every shell takes the word as it stands: letters, digits and a few signs that mean
/// something only in front (~ = -) or nothing at all.
bool is_plain_word(std::string_view value) {
    if (value.empty() || value.front() == '-' || value.front() == '=') return false;
    for (std::size_t at = 0; at < value.size();) {
        const char byte = value[at];
        const char32_t c = next_char(value, at);
        const bool plain = c < 0x80
                               ? is_ascii_word(byte) || std::string_view("_-./:@%+,=").find(byte) !=
                                                            std::string_view::npos
                               : is_letter(c);
        if (!plain) return false;
    }
    return true;
}

void append_octal(std::string& out, char byte) {
    std::array<char, 5> escape{};
    std::snprintf(escape.data(), escape.size(), "\\%03o", static_cast<unsigned char>(byte));
    out += escape.data();
}

/// The value as a format of printf(1) between single quotes, with every sign as its octal number.
/// `"$(...)"` drops line ends at the end, so these follow as they are, between quotes.
std::string as_printf(std::string_view value) {
    std::string_view lines = value;
    while (value.ends_with('\n')) value.remove_suffix(1);
    lines.remove_prefix(value.size());
    std::string format;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t begin = at;
        next_char(value, at);
        const std::string_view bytes = value.substr(begin, at - begin);
        const bool shown = bytes.size() > 1 ? printable_line(bytes) == bytes
                                            : is_ascii_word(bytes[0]) || bytes[0] == ' ';
        for (const char byte : bytes) {
            if (shown) {
                format.push_back(byte);
            } else if (byte != '\0') {
                append_octal(format, byte);
            }
        }
    }
    std::string out = value.empty() ? "" : "\"$(printf '" + format + "')\"";
    if (!lines.empty()) out += "'" + std::string(lines) + "'";
    return out;
}

std::string between_quotes(std::string_view value) {
    std::string out = "'";
    for (const char c : value) {
        if (c == '\'') {
            out += "'\\''";
        } else {
            out.push_back(c);
        }
    }
    return out + "'";
}

}  // namespace

Printable shell_quoted(std::string_view value) {
    if (is_plain_word(value)) return Printable(value);
    const bool shown = printable_line(value) == value;
    return Printable::own(shown ? between_quotes(value) : as_printf(value));
}

}  // namespace udklip::language
