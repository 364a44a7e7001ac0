// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/text_bound.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <unordered_set>

#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

// Bytes of memory, measured: what stands between two spaces is analysed once and shared by all its
// occurrences, unless it is long.
constexpr std::size_t kByte = 8;  ///< of text, in its copies on the way
constexpr std::size_t kWord = 75;
constexpr std::size_t kNewChunk = 400;
constexpr std::size_t kNewByte = 70;  ///< of a chunk that was not there before
/// Chunks of more bytes are not shared (Analyzer).
constexpr std::size_t kLongChunk = 64;
constexpr std::size_t kLongByte = 110;
/// Nothing takes more for each of its bytes. A text for which there is so much needs no estimate.
constexpr std::size_t kMostForByte = 250;

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_ascii_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Returns at least as many words as there are: in scripts whose words have no spaces between
/// them, each character may be one.
std::size_t words_in(std::string_view chunk) {
    constexpr char32_t kFirstWithoutSpaces = 0xE00;
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < chunk.size();) {
        const char c = chunk[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            words += static_cast<std::size_t>(!inside && is_ascii_letter_or_digit(c));
            inside = is_ascii_letter_or_digit(c);
            ++at;
            continue;
        }
        const char32_t letter = language::next_char(chunk, at);
        const bool is_alone = letter >= kFirstWithoutSpaces;
        words += static_cast<std::size_t>(is_alone || !inside);
        inside = !is_alone;
    }
    return std::max<std::size_t>(words, 1);
}

std::size_t memory_for(std::string_view chunk, std::unordered_set<std::uint64_t>& known) {
    const std::size_t shared = chunk.size() * kByte + words_in(chunk) * kWord;
    if (chunk.size() > kLongChunk) return shared + chunk.size() * kLongByte;
    const bool is_new = known.insert(XXH3_64bits(chunk.data(), chunk.size())).second;
    return is_new ? shared + kNewChunk + chunk.size() * kNewByte : shared;
}

/// Returns how many bytes of the text fit into what is left, and takes that.
std::size_t take(std::string_view text, std::size_t& left) {
    /// A longer chunk may be cut inside, so that not all of a text without spaces goes.
    constexpr std::size_t kMostChunk = 4096;
    std::unordered_set<std::uint64_t> known;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t begin = at;
        while (begin < text.size() && is_space(text[begin])) ++begin;
        std::size_t end = begin;
        while (end < text.size() && !is_space(text[end]) && end - begin < kMostChunk) ++end;
        if (const auto border = language::char_border(text, end); border > begin) end = border;
        const std::string_view chunk = text.substr(begin, end - begin);
        const std::size_t wanted =
            (begin - at) * kByte + (chunk.empty() ? 0 : memory_for(chunk, known));
        if (wanted > left) return at;
        left -= wanted;
        at = end;
    }
    return text.size();
}

}  // namespace

KeptTexts texts_within_memory(std::string_view text, std::string_view furniture,
                              std::size_t memory) {
    if (text.size() + furniture.size() <= memory / kMostForByte)
        return {text.size(), furniture.size()};
    const std::size_t kept = take(text, memory);
    return {kept, take(furniture, memory)};
}

}  // namespace udklip::indexer
