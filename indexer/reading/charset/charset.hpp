// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the charset of bytes and converts them to UTF-8. The charset comes from the first of: byte
// order mark; bytes that can only be UTF-8; the declaration in the file; the pattern of UTF-16; a
// guess, in which æøå decide.
//
//     to_utf8("bl\xe5b\xe6rgr\xf8" "d").text                  blåbærgrød, guessed windows-1252
//     to_utf8(page, declared_in_html(page)).text
//
// A stream is converted by DecodingSource (decoding_source.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace udklip::indexer {

struct Charset {
    enum class From { mark, utf8, declaration, guess };
    std::string name = "UTF-8";  ///< as ICU's converters know it
    From from = From::utf8;
    std::size_t mark_bytes = 0;  ///< of the byte order mark
};

/// Returns the charset of a text that begins with `head`. If the text is UTF-8, `head` must end
/// with a whole character. `declared` may be empty or wrong.
Charset detect_charset(std::string_view head, std::string_view declared = {});

/// Returns the best guess for text that is not UTF-8 (charset_guess.cpp).
std::string guess_charset(std::string_view bytes);

/// Whether the bytes are no text in any charset, such as a picture or a program.
bool looks_binary(std::string_view head);

/// Returns the charset that a page (meta) or an XML file (encoding=) declares, or an empty string.
std::string declared_in_html(std::string_view page);

struct Decoded {
    std::string text;
    Charset charset;
    std::size_t lost = 0;  ///< places with invalid bytes; each became U+FFFD
};

/// Never fails.
Decoded to_utf8(std::string_view bytes, std::string_view declared = {});

/// Returns what the owner should know ("does not state its charset; ..."), or an empty string.
std::string charset_note(const Charset& charset, std::size_t lost);

}  // namespace udklip::indexer
