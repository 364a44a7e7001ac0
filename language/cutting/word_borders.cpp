// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/cutting/word_borders.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <stdexcept>

#include "language/cutting/apostrophe.hpp"
#include "language/cutting/figures.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

/// The signs that belong to the word before them: C++, C#, m², CO₂. Returns where they end.
std::size_t behind_signs(std::string_view chunk, std::size_t begin, std::size_t end) {
    const std::string_view word = chunk.substr(begin, end - begin);
    const bool letters = std::all_of(word.begin(), word.end(),
                                     [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (letters && word.size() <= 2 && chunk.substr(end).starts_with("++")) return end + 2;
    if (letters && word.size() <= 2 && chunk.substr(end) == "#") return end + 1;
    for (std::size_t at = end; letters && at < chunk.size();) {
        const char32_t c = next_char(chunk, at);
        const bool unit = (c == U'²' || c == U'³') && word.size() <= 2;
        if (plain_digit(c) == '\0' || (c < 0x2000 && !unit)) break;
        end = at;
    }
    return end;
}

/// A per cent sign is a word of its own: in *5 %* it stands alone, in *5%* behind a figure.
bool is_percent_sign(std::string_view chunk, std::size_t at) {
    if (chunk[at] != '%') return false;
    return chunk.size() == 1 || (at > 0 && all_digits(chunk.substr(at - 1, 1)));
}

/// Returns true for AT&T and R&D: short names joined by an ampersand.
bool joins_ampersand(std::string_view chunk, TextPiece before, TextPiece behind) {
    constexpr std::uint32_t kLongest = 3;
    return behind.begin == before.end + 1 && chunk[before.end] == '&' &&
           before.end - before.begin <= kLongest && behind.end - behind.begin <= kLongest &&
           chunk.substr(behind.end, 1) != "=" && chunk.substr(behind.end, 1) != ";";
}

/// Returns true for 14:30, a time of day.
bool joins_time(std::string_view chunk, TextPiece before, TextPiece behind) {
    return behind.begin == before.end + 1 && chunk[before.end] == ':' &&
           before.end - before.begin <= 2 && behind.end - behind.begin == 2 &&
           (before.begin == 0 || chunk[before.begin - 1] != ':') &&
           chunk.substr(behind.end, 1) != ":" &&
           all_digits(chunk.substr(before.begin, before.end - before.begin)) &&
           all_digits(chunk.substr(behind.begin, 2));
}

/// The ending of *70'erne* and *F16'eren*: to ICU, an apostrophe behind a figure ends the word.
bool continues_figure(std::string_view chunk, TextPiece figure, TextPiece ending) {
    return ending.begin == figure.end + 1 && chunk[figure.end] == '\'' &&
           is_digit(static_cast<unsigned char>(chunk[figure.end - 1])) &&
           is_apostrophe_ending(to_lower(chunk.substr(ending.begin, ending.end - ending.begin)));
}

/// Returns true for characters that ICU's versions cut differently. They are never part of a word
/// here, but an at sign joins (see joins_at_sign()). The ranges are the differences between ICU 72
/// (Unicode 15.0) and ICU 76 (Unicode 16.0), found by cutting every character in 14 contexts.
bool is_cut_differently(char32_t c) {
    if (c < 0x0600) return c == U'@';
    switch (c) {
        case 0x06DD:   // Arabic end of ayah
        case 0x070F:   // Syriac abbreviation mark
        case 0x0890:   // Arabic pound and piastre marks
        case 0x0891:   //
        case 0x08E2:   // Arabic disputed end of ayah
        case 0x19DA:   // New Tai Lue digit
        case 0xFE10:   // vertical comma and semicolon
        case 0xFE14:   //
        case 0x110BD:  // Kaithi number signs
        case 0x110CD:  //
            return true;
        default:
            break;
    }
    if (c <= 0x0605) return true;  // Arabic number signs
    // ICU 72 does not know the letters of later versions of Unicode.
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(c), age);
    return age[0] > 15 || (age[0] == 15 && age[1] > 0);
}

/// Returns true if one address goes on behind an at sign: *navn@avis.example*.
bool joins_at_sign(std::string_view chunk, TextPiece before, TextPiece behind) {
    return behind.begin == before.end + 1 && chunk[before.end] == '@' &&
           has_letter(chunk.substr(behind.begin, behind.end - behind.begin));
}

}  // namespace

struct WordBorders::Icu {
    std::unique_ptr<icu::BreakIterator> words;
    UText utext = UTEXT_INITIALIZER;

    Icu() {
        UErrorCode status = U_ZERO_ERROR;
        words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no rules for word borders");
    }
    ~Icu() { utext_close(&utext); }
    Icu(const Icu&) = delete;
    Icu& operator=(const Icu&) = delete;
};

WordBorders::WordBorders() : icu_(std::make_unique<Icu>()) {}
WordBorders::~WordBorders() = default;

std::vector<TextPiece> WordBorders::words(std::string_view chunk) {
    std::vector<TextPiece> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < chunk.size();) {
        const std::size_t before = at;
        const bool percent = is_percent_sign(chunk, at);
        if (!is_cut_differently(next_char(chunk, at)) && !percent) continue;
        add_words(chunk, {to_u32(begin), to_u32(before)}, found);
        if (percent) found.push_back({to_u32(before), to_u32(at)});
        begin = at;
    }
    add_words(chunk, {to_u32(begin), to_u32(chunk.size())}, found);
    std::vector<TextPiece> joined;
    bool open = false;  // H₂: a letter goes on in H₂O
    for (TextPiece& piece : found) {
        const auto end = to_u32(behind_signs(chunk, piece.begin, piece.end));
        if (open && joined.back().end == piece.begin) {
            joined.back().end = end;
        } else {
            joined.push_back({piece.begin, end});
        }
        open = end > piece.end && static_cast<unsigned char>(chunk[end - 1]) >= 0x80U;
    }
    return joined;
}

/// Adds the words of a stretch without characters that ICU's versions cut differently.
void WordBorders::add_words(std::string_view chunk, TextPiece stretch,
                            std::vector<TextPiece>& found) {
    if (stretch.begin == stretch.end) return;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&icu_->utext, chunk.data() + stretch.begin,
                   static_cast<std::int64_t>(stretch.end - stretch.begin), &status);
    icu_->words->setText(&icu_->utext, status);
    if (U_FAILURE(status)) return;
    std::int32_t begin = icu_->words->first();
    for (std::int32_t end = icu_->words->next(); end != icu::BreakIterator::DONE;
         end = icu_->words->next()) {
        if (icu_->words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
            TextPiece segment{stretch.begin + static_cast<std::uint32_t>(begin),
                              stretch.begin + static_cast<std::uint32_t>(end)};
            const bool follows = !found.empty();
            if (follows && (continues_figure(chunk, found.back(), segment) ||
                            joins_at_sign(chunk, found.back(), segment) ||
                            joins_ampersand(chunk, found.back(), segment) ||
                            joins_time(chunk, found.back(), segment))) {
                found.back().end = segment.end;
            } else {
                // The sign belongs to a name: @avisen.
                const auto text = chunk.substr(segment.begin, segment.end - segment.begin);
                if (segment.begin > 0 && chunk[segment.begin - 1] == '@' && has_letter(text)) {
                    --segment.begin;
                }
                found.push_back(segment);
            }
        }
        begin = end;
    }
}

}  // namespace udklip::language
