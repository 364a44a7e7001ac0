// SPDX-License-Identifier: GPL-3.0-or-later
//
// The door that every byte comes through on its way to being text: which charset is it, and what is
// it in UTF-8? In this order: byte order mark; UTF-8 that could be nothing else; what the file
// declares; the pattern of UTF-16; else a guess, in which æøå decide.
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

/// The charset of a text that begins with `head`, which ends with a whole character if the text is
/// UTF-8; `declared` may be empty or wrong.
Charset detect_charset(std::string_view head, std::string_view declared = {});

/// The best guess for bytes above 127 that are no UTF-8 (charset_guess.cpp).
std::string guess_charset(std::string_view bytes);

/// Whether the bytes are neither text nor UTF-16 or UTF-32: a picture, a program.
bool looks_binary(std::string_view head);

/// The charset that a page (meta) or an XML file (encoding=) declares; empty if none.
std::string declared_in_html(std::string_view page);

struct Decoded {
    std::string text;
    Charset charset;
    std::size_t lost = 0;  ///< places where bytes meant nothing: U+FFFD stands there
};

/// Never fails.
Decoded to_utf8(std::string_view bytes, std::string_view declared = {});

/// What the owner should be told of it ("its charset is not stated; ..."), or nothing.
std::string charset_note(const Charset& charset, std::size_t lost);

}  // namespace udklip::indexer
