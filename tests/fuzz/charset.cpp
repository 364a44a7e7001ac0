// SPDX-License-Identifier: GPL-3.0-or-later
//
// The charset door: whatever comes in, UTF-8 comes out. The first line is what the file declares.
#include "indexer/reading/charset/charset.hpp"

#include "fuzz.hpp"
#include "indexer/reading/sources/decoding_source.hpp"

namespace udklip::fuzz {

void one(std::string_view bytes) {
    const auto line_end = std::min(bytes.find('\n'), bytes.size());
    const auto declared = bytes.substr(0, line_end);
    const auto text = bytes.substr(std::min(line_end + 1, bytes.size()));

    const indexer::Decoded decoded = indexer::to_utf8(text, declared);
    require(language::is_valid_utf8(decoded.text), "decoded text is UTF-8");
    require(language::is_valid_utf8(indexer::charset_note(decoded.charset, decoded.lost)),
            "what is said of a charset is UTF-8");
    require(language::is_valid_utf8(indexer::to_utf8(bytes, indexer::declared_in_html(bytes)).text),
            "a page is UTF-8, whatever it declares");
    const std::string clean = language::clean(bytes);
    require(language::is_valid_utf8(clean) && language::clean(clean) == clean,
            "cleaning gives UTF-8 and is done once");

    indexer::TricklingSource trickle(text, 5);
    indexer::DecodingSource stream(trickle);
    std::string streamed;
    std::string buffer(64, '\0');
    while (const std::size_t n = stream.read(buffer)) streamed.append(buffer, 0, n);
    require(language::is_valid_utf8(streamed), "a decoded stream is UTF-8");
    require(streamed == indexer::to_utf8(text).text, "a stream is decoded as the whole is");
}

}  // namespace udklip::fuzz
