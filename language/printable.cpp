// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/printable.hpp"

#include "language/utf8.hpp"

namespace udklip::language {
namespace {

bool is_dangerous(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ||  // C0, DEL, C1: escapes and the like
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||  // bidi overrides
           c == 0x200E || c == 0x200F || c == 0x061C ||                     // bidi marks
           (c >= 0xE0000 && c <= 0xE007F);                                  // invisible tags
}

/// ASCII that is shown as it is; nearly all there is.
bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F;
}

std::string printable(std::string_view text, bool keep_lines) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_plain(text[at])) ++at;
        out.append(text, begin, at - begin);
        if (at == text.size()) break;
        const char32_t c = next_char(text, at);
        if (c == '\n' || c == '\t') {
            out.push_back(keep_lines ? static_cast<char>(c) : ' ');
        } else {
            append_char(out, is_dangerous(c) ? U'\uFFFD' : c);
        }
    }
    return out;
}

}  // namespace

std::string printable_line(std::string_view text) {
    return printable(text, false);
}

std::string printable_text(std::string_view text) {
    return printable(text, true);
}

}  // namespace udklip::language
