// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cleaning: the first step of the analysis chain, for articles and questions alike.
//
//     clean("KL\u2019s \u00ADhandicap\u00ADplan")  ==  "KL's handicapplan"
//
// The cleaned text is stored and shown. So only characters that are invisible or have a plain equal
// are changed. NFKC would harm ½ and ™, and stripping marks would turn å into a: neither is done.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace udklip::language {

/// Returns the text in NFC and valid UTF-8, without soft hyphens and zero-width characters, with
/// one kind of apostrophe, hyphen, space and line end, and with ligatures as letters. Broken UTF-8
/// and NUL become U+FFFD. Idempotent. Never fails.
std::string clean(std::string_view text);

/// Returns the size of the longest beginning that is well-formed UTF-8 (whole characters).
std::size_t valid_utf8_prefix(std::string_view text);

/// Returns true if the bytes are well-formed UTF-8.
inline bool is_valid_utf8(std::string_view text) {
    return valid_utf8_prefix(text) == text.size();
}

}  // namespace udklip::language
