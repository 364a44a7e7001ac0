// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cleaning: the first step of the analysis chain, for articles and questions alike.
//
//     clean("KL\u2019s \u00ADhandicap\u00ADplan")  ==  "KL's handicapplan"
//
// What comes out is what is stored and shown, so only what cannot be seen, or has a plain
// equal, is changed. It is deliberately not NFKC (which would harm ½ and ™) and never strips
// marks (which would turn å into a).
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// The text in NFC and valid UTF-8, without soft hyphens and zero-width characters, with one kind
/// of apostrophe, hyphen, space and line end, and with ligatures as letters. Broken UTF-8 and NUL
/// become U+FFFD. Idempotent. Never fails.
std::string clean(std::string_view text);

/// Whether the bytes are well-formed UTF-8.
bool is_valid_utf8(std::string_view text);

}  // namespace udklip::language
