// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

/// Appends a letter without its marks. Danish letters, and those with a Danish equal, come first.
void append_plain(std::string& out, char32_t c) {
    switch (c) {
        case U'æ':
        case U'ä':
            out += "æ";
            return;
        case U'ø':
        case U'ö':
            out += "ø";
            return;
        case U'å':
            out += "å";
            return;
        case U'ü':
            out += "y";
            return;
        // Letters that do not decompose.
        case U'ß':
            out += "ss";
            return;
        case U'ł':
            out += "l";
            return;
        case U'đ':
        case U'ð':
            out += "d";
            return;
        case U'þ':
            out += "th";
            return;
        case U'ı':
            out += "i";
            return;
        default:
            break;
    }
    // Only marks on Latin letters may be left out; Hangul would come apart.
    if (c >= 0x0250 && (c < 0x1E00 || c > 0x1EFF)) {
        append_char(out, c);
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    const auto icu_char = static_cast<UChar32>(c);
    // Removes one mark at a time, so that ǻ keeps its ring.
    if (U_FAILURE(status) || !nfd->getRawDecomposition(icu_char, parts)) {
        append_char(out, c);
        return;
    }
    append_plain(out, static_cast<char32_t>(parts.char32At(0)));
}

}  // namespace

std::string fold(std::string_view lower) {
    std::string out;
    out.reserve(lower.size());
    for (std::size_t at = 0; at < lower.size();) {
        const char byte = lower[at];
        if (byte == 'a' && at + 1 < lower.size() && lower[at + 1] == 'a') {
            out += "å";
            at += 2;
        } else if (static_cast<unsigned char>(byte) < 0x80) {
            out.push_back(byte);
            ++at;
        } else {
            append_plain(out, next_char(lower, at));
        }
    }
    return out;
}

}  // namespace udklip::language
