// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/clean.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

namespace udklip::language {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;

/// Returns the plain equal of a character (empty: it goes), or sets `keep`.
std::string_view plain_equal(UChar32 c, bool& keep) {
    keep = false;
    switch (c) {
        case 0x00AD:  // soft hyphen
        case 0x200B:  // zero-width space
        case 0x200C:  // zero-width non-joiner
        case 0x200D:  // zero-width joiner
        case 0x2060:  // word joiner
        case 0xFEFF:  // byte order mark
            return "";
        case 0x2010:  // hyphen
        case 0x2011:  // non-breaking hyphen
            return "-";
        case 0x2019:  // right single quotation mark
        case 0x2018:  // left single quotation mark
        case 0x02BC:  // modifier letter apostrophe
        case 0x2032:  // prime
        case 0x00B4:  // acute accent
        case 0x1FEF:  // Greek varia and oxia, which NFC would turn into ` and \u00B4
        case 0x1FFD:
            return "'";
        case 0x00A0:  // no-break space
        case 0x202F:  // narrow no-break space
        case 0x205F:  // medium mathematical space
        case 0x3000:  // ideographic space
            return " ";
        case 0x0085:  // next line
        case 0x2028:  // line separator
        case 0x2029:  // paragraph separator
            return "\n";
        case 0xFB00:
            return "ff";
        case 0xFB01:
            return "fi";
        case 0xFB02:
            return "fl";
        case 0xFB03:
            return "ffi";
        case 0xFB04:
            return "ffl";
        default:
            break;
    }
    if (c >= 0x2000 && c <= 0x200A) return " ";  // en quad ... hair space
    keep = true;
    return {};
}

void append(std::string& out, UChar32 c) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t n = 0;
    U8_APPEND_UNSAFE(bytes, n, c);
    out.append(bytes, static_cast<std::size_t>(n));
}

std::string to_nfc(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return text;  // ICU without its data: the text stays as it came
    std::string out;
    out.reserve(text.size());
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, text, sink, nullptr, status);
    return U_SUCCESS(status) ? out : text;
}

}  // namespace

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool may_need_nfc = false;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        const std::uint8_t lead = bytes[i];
        if (lead < 0x80) {
            ++i;
            if (lead == '`') {
                out.push_back('\'');
            } else if (lead == '\r') {
                out.push_back('\n');
                if (i < size && bytes[i] == '\n') ++i;
            } else if (lead == 0) {
                append(out, kReplacement);
            } else {
                out.push_back(static_cast<char>(lead));
            }
            continue;
        }
        UChar32 c;
        U8_NEXT(bytes, i, size, c);
        if (c < 0) {
            append(out, kReplacement);
            continue;
        }
        bool keep;
        const std::string_view equal = plain_equal(c, keep);
        if (!keep) {
            out.append(equal);
            continue;
        }
        // Characters below U+0300 are their own NFC and never compose with the one before.
        may_need_nfc = may_need_nfc || c >= 0x0300;
        append(out, c);
    }
    return may_need_nfc ? to_nfc(out) : out;
}

std::size_t valid_utf8_prefix(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    constexpr std::int64_t kStep = sizeof(std::uint64_t);
    for (std::int64_t i = 0; i < size;) {
        if (std::uint64_t eight = 0; i + kStep <= size) {
            std::memcpy(&eight, bytes + i, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                i += kStep;
                continue;
            }
        }
        const std::int64_t begin = i;
        UChar32 c;
        U8_NEXT(bytes, i, size, c);
        if (c < 0) return static_cast<std::size_t>(begin);
    }
    return text.size();
}

}  // namespace udklip::language
