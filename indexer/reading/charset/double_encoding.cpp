// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/charset/double_encoding.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

/// The characters of windows-1252 at 0x80 to 0x9F; 0: the byte itself.
constexpr std::array<char32_t, 32> kSigns = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Returns the byte of windows-1252 that a character stands for.
std::optional<unsigned char> byte_of(char32_t c) {
    if (c < 0x100) return static_cast<unsigned char>(c);
    for (std::size_t i = 0; i < kSigns.size(); ++i) {
        if (kSigns[i] == c) return static_cast<unsigned char>(0x80 + i);
    }
    return std::nullopt;
}

/// Letters of Western languages and the signs of typography: all else may be meant as it stands.
bool is_expected(char32_t c) {
    return (c >= 0xA0 && c <= 0x17F && c != 0xD7 && c != 0xF7) || (c >= 0x2010 && c <= 0x2026) ||
           c == 0x2030 || c == 0x2039 || c == 0x203A || c == 0x20AC || c == 0x2122;
}

struct Sequence {
    std::string character;
    std::size_t size;  ///< bytes of the text
};

/// Returns the character that was encoded twice at the beginning of `text`.
std::optional<Sequence> sequence_at(std::string_view text) {
    std::string bytes;
    std::int32_t at = 0;
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 16));
    std::size_t wanted = 1;
    while (bytes.size() < wanted && at < size) {
        UChar32 c = 0;
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, size, c);
        const auto byte = c < 0 ? std::nullopt : byte_of(static_cast<char32_t>(c));
        if (!byte) return std::nullopt;
        if (bytes.empty()) {
            wanted = *byte >= 0xE0 && *byte < 0xF0 ? 3 : *byte >= 0xC2 && *byte < 0xE0 ? 2 : 0;
            if (wanted == 0) return std::nullopt;
        } else if ((*byte & 0xC0) != 0x80) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<char>(*byte));
    }
    if (bytes.size() != wanted) return std::nullopt;
    std::int32_t begin = 0;
    UChar32 meant = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()), begin,
            static_cast<std::int32_t>(bytes.size()), meant);
    if (meant < 0 || !is_expected(static_cast<char32_t>(meant))) return std::nullopt;
    return Sequence{std::move(bytes), static_cast<std::size_t>(at)};
}

}  // namespace

namespace {

bool mend_once(std::string& text) {
    using namespace std::string_view_literals;
    // Ã, Â and â€ lead all that is expected; their first bytes are in every Danish text.
    const std::string_view all = text;
    const auto first =
        std::min({all.find("\u00C3"sv), all.find("\u00C2"sv), all.find("\u00E2\u20AC"sv)});
    if (first == all.npos) return false;
    std::string mended(all.substr(0, first));
    bool found = false;
    for (std::size_t at = first; at < all.size();) {
        const bool may_lead = (all[at] & 0xE0) == 0xC0;
        const auto sequence = may_lead ? sequence_at(all.substr(at)) : std::nullopt;
        if (sequence) {
            mended += sequence->character;
            at += sequence->size;
            found = true;
        } else {
            mended.push_back(all[at++]);
        }
    }
    if (found) text = std::move(mended);
    return found;
}

}  // namespace

bool mend_double_encoding(std::string& text) {
    constexpr int most = 3;  // what was encoded twice may have been encoded again
    int times = 0;
    while (times < most && mend_once(text)) ++times;
    return times > 0;
}

}  // namespace udklip::indexer
