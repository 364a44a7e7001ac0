// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/charset/charset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "indexer/reading/charset/charset_converter.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

struct Mark {
    std::string_view bytes;
    const char* charset;
};

using namespace std::string_view_literals;

/// The longer ones first: UTF-32's mark begins with UTF-16's.
constexpr std::array kMarks = std::to_array<Mark>({
    {"\xEF\xBB\xBF"sv, "UTF-8"},
    {"\xFF\xFE\0\0"sv, "UTF-32LE"},
    {"\0\0\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
});

struct Utf8Evidence {
    std::size_t characters = 0;  ///< well-formed ones of several bytes
    std::size_t broken = 0;      ///< bytes above 127 that belong to none
};

/// Whether eight bytes from `at` on are all below 128.
bool are_eight_ascii(std::string_view bytes, std::size_t at) {
    std::uint64_t eight = 0;
    if (at + sizeof eight > bytes.size()) return false;
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    return (eight & 0x8080808080808080U) == 0;
}

Utf8Evidence utf8_evidence(std::string_view bytes) {
    Utf8Evidence found;
    for (std::size_t at = 0; at < bytes.size();) {
        if (are_eight_ascii(bytes, at)) {
            at += 8;
            continue;
        }
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t before = at;
        const char32_t c = language::next_char(bytes, at);
        const bool stands_there = bytes.substr(before).starts_with("\uFFFD");
        if (c != 0xFFFD || stands_there) {
            ++found.characters;
        } else {
            ++found.broken;
        }
    }
    return found;
}

/// UTF-16 or UTF-32 without a mark: where Latin letters stand, the other bytes are NUL.
const char* wide_pattern(std::string_view head) {
    const std::size_t size = std::min<std::size_t>(head.size(), 4096) / 4 * 4;
    if (size == 0) return nullptr;
    std::array<std::size_t, 4> nul{};
    for (std::size_t i = 0; i < size; ++i) nul[i % 4] += head[i] == '\0' ? 1 : 0;
    const std::size_t all = size / 4;
    const auto most = [&](std::size_t i) { return nul[i] * 10 >= all * 6; };
    const auto few = [&](std::size_t i) { return nul[i] * 10 <= all; };
    if (few(0) && most(1) && most(2) && most(3)) return "UTF-32LE";
    if (most(0) && most(1) && most(2) && few(3)) return "UTF-32BE";
    if (few(0) && most(1) && few(2) && most(3)) return "UTF-16LE";
    if (most(0) && few(1) && most(2) && few(3)) return "UTF-16BE";
    return nullptr;
}

/// The name that the converter of a declared charset is opened with; empty if there is none, or if
/// it cannot be: a declaration that was read byte by byte is not in UTF-16.
std::string usable(std::string_view declared) {
    const std::string name = language::to_lower(declared);
    if (name.empty() || name.size() > 60 || name.starts_with("utf-16") ||
        name.starts_with("utf-32")) {
        return {};
    }
    // As browsers do: a superset, and what is meant when the two are mixed up.
    for (const char* latin :
         {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii"}) {
        if (name == latin) return "windows-1252";
    }
    if (name == "utf8" || name == "utf-8") return "UTF-8";
    return Converter::exists(name) ? name : std::string();
}

}  // namespace

Charset detect_charset(std::string_view head, std::string_view declared) {
    for (const auto& mark : kMarks) {
        if (head.starts_with(mark.bytes)) {
            return {mark.charset, Charset::From::mark, mark.bytes.size()};
        }
    }
    if (const char* wide = wide_pattern(head)) return {wide, Charset::From::guess, 0};
    // Broken bytes among more good characters of UTF-8 are damage, not another charset: in none of
    // those that Danish is written in do letters look like UTF-8.
    const auto evidence = utf8_evidence(head);
    if (evidence.broken == 0 || evidence.characters > evidence.broken) return {};
    const std::string stated = usable(declared);
    if (!stated.empty() && stated != "UTF-8") return {stated, Charset::From::declaration, 0};
    return {guess_charset(head), Charset::From::guess, 0};
}

bool looks_binary(std::string_view head) {
    const Charset charset = detect_charset(head);
    if (charset.name.starts_with("UTF-16") || charset.name.starts_with("UTF-32")) return false;
    std::size_t controls = 0;
    // Without branches, so that many bytes are compared at once.
    for (const char c : head) {
        const auto u = static_cast<unsigned char>(c);
        const bool is_control = (u < ' ') | (u == 0x7F);
        const bool in_texts =
            (static_cast<unsigned char>(u - '\t') <= '\r' - '\t') | (u == 0x1A) | (u == 0x1B);
        controls += is_control & !in_texts;
    }
    return controls * 50 > head.size();
}

std::string declared_in_html(std::string_view page) {
    std::string head(page.substr(0, 4096));
    for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    constexpr std::string_view end_of_name = "\"' ;/>?\t\r\n";
    for (const std::string_view key : {"encoding="sv, "charset="sv}) {
        // XML declares at the very beginning; everywhere else the word is only a word.
        if (key == "encoding=" && !head.starts_with("<?xml")) continue;
        auto at = head.find(key);
        if (at == head.npos) continue;
        at = head.find_first_not_of("\"' ", at + key.size());
        if (at == head.npos) continue;
        return head.substr(at, std::min(head.find_first_of(end_of_name, at), head.size()) - at);
    }
    return {};
}

Decoded to_utf8(std::string_view bytes, std::string_view declared) {
    Decoded decoded;
    decoded.charset = detect_charset(bytes, declared);
    bytes.remove_prefix(decoded.charset.mark_bytes);
    if (decoded.charset.name == "UTF-8" && language::is_valid_utf8(bytes)) {
        decoded.text = bytes;
        return decoded;
    }
    Converter converter(decoded.charset.name);
    converter.convert(bytes, true, decoded.text);
    decoded.lost = converter.lost();
    return decoded;
}

std::string charset_note(const Charset& charset, std::size_t lost) {
    const bool guessed = charset.from == Charset::From::guess;
    if (lost == 0) {
        return guessed ? fmt::format("does not state its charset; read as {}", charset.name)
                       : std::string();
    }
    return fmt::format("holds bytes that are not {}{}; \uFFFD stands in {} place{}", charset.name,
                       guessed ? ", which was guessed" : "", lost, lost == 1 ? "" : "s");
}

}  // namespace udklip::indexer
