// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/line_hyphens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

using namespace std::string_view_literals;

constexpr auto kSoft = "\u00AD"sv;
constexpr auto kZeroWidth = "\u200B"sv;
constexpr auto kHyphens = std::to_array<std::string_view>({"-", "\u2010", "\u2011"});
constexpr std::size_t kLongestWord = 100;  ///< bytes
/// Shorter pieces in front are abbreviations (tv-, pc-), unless the lexicon has the word itself.
constexpr std::size_t kLeastLetters = 3;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/// The hyphen that ends in front of a line feed.
struct LineHyphen {
    std::size_t size = 0;  ///< bytes, with a soft hyphen in front of it; 0: there is none
    bool is_soft = false;
};

LineHyphen hyphen_before(std::string_view line) {
    LineHyphen found;
    for (const auto hyphen : kHyphens) {
        if (line.ends_with(hyphen)) found.size = hyphen.size();
    }
    line.remove_suffix(found.size);
    for (const auto soft : {kSoft, kZeroWidth}) {
        // U+200B alone is a place where a line may end between words.
        if (!line.ends_with(soft) || (soft == kZeroWidth && found.size == 0)) continue;
        found.size += soft.size();
        found.is_soft = true;
        break;
    }
    return found;
}

bool ends_word(char c) {
    constexpr auto signs = " \t\r\n.,;:!?()[]\"'»«/<>|"sv;
    return signs.find(c) != signs.npos;
}

/// The word that stands in front of a hyphen, with all that touches it: "www.ny".
std::string_view word_before(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && text.size() - begin < kLongestWord && !is_blank(text[begin - 1]) &&
           text[begin - 1] != '\n') {
        --begin;
    }
    return text.substr(begin);
}

std::string_view word_after(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && end < kLongestWord && !ends_word(text[end])) ++end;
    return text.substr(0, end);
}

/// The letters behind the last sign of a piece: "kommu" of "(kommu" and of "by-kommu".
std::string_view last_letters(std::string_view piece) {
    const auto sign = piece.find_last_of(" \t.,;:!?()[]\"'/<>|-");
    if (sign != piece.npos) piece.remove_prefix(sign + 1);
    for (const auto quote : {"»"sv, "«"sv, "“"sv, "”"sv, "’"sv, "„"sv}) {
        if (const auto at = piece.rfind(quote); at != piece.npos)
            piece.remove_prefix(at + quote.size());
    }
    return piece;
}

char32_t first_char(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : next_char(text, at);
}

char32_t last_char(std::string_view text) {
    char32_t last = 0;
    for (std::size_t at = 0; at < text.size();) last = next_char(text, at);
    return last;
}

/// Whether a hyphen may belong to what ends so. Behind other signs it is part of a rule (---), of a
/// dash (--) or of what a program reads (-*-).
bool may_end_in_hyphen(std::string_view piece) {
    constexpr auto closing = U")]}\"'.%»«”“’"sv;
    const char32_t last = last_char(piece);
    return is_letter(last) || is_digit(last) || closing.find(last) != closing.npos;
}

/// Words before which a hyphen stands for the rest of a word: "social- og sundhedsområdet".
bool is_joining_word(std::string_view word) {
    return word == "og" || word == "eller" || word == "samt" || word == "og/eller";
}

/// Words that follow such a hyphen too, but may also be the rest of a word that was cut.
bool may_join(std::string_view word) {
    constexpr auto words = std::to_array<std::string_view>(
        {"men", "som", "til", "kontra", "versus", "plus", "henholdsvis", "hhv", "respektive"});
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "norsk" and "norske": the name of a people or its language.
bool names_people(std::string_view word) {
    return word.ends_with("sk") || word.ends_with("ske") || word.ends_with("ske-");
}

/// Whether a hyphen is one of the word's own, whatever the lexicon knows.
bool is_kept(std::string_view piece, std::string_view letters, std::string_view next) {
    const bool is_address = piece.find("://") != piece.npos || piece.starts_with("www.") ||
                            piece.find('@') != piece.npos;
    const char32_t before = last_char(letters);
    const char32_t after = first_char(next);
    // dansk-norsk names two, and so do the other names of peoples.
    const bool are_two = letters.ends_with("sk") && names_people(next);
    // e-mail, a-kasse, p-plads: nobody cuts a word behind its first letter.
    return is_address || count_chars(letters) < 2 || is_upper(before) || is_digit(before) ||
           is_upper(after) || is_digit(after) || are_two;
}

}  // namespace

bool LineHyphens::has_any(std::string_view text) {
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        std::size_t end = at;
        while (end > 0 && is_blank(text[end - 1])) --end;
        if (hyphen_before(text.substr(0, end)).size > 0) return true;
    }
    return false;
}

bool LineHyphens::is_word(std::string_view first, std::string_view second) const {
    const std::string joined = to_lower(std::string(first) + std::string(second));
    const Morphology word = words_.analyze(joined);
    if (word.in_lexicon) return true;
    return count_chars(first) >= kLeastLetters && !word.parts.empty();
}

std::string LineHyphens::join(std::string_view text) const {
    std::string out;
    std::size_t from = 0;
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        std::size_t end = at;
        while (end > from && is_blank(text[end - 1])) --end;
        const auto line = text.substr(from, end - from);
        const LineHyphen hyphen = hyphen_before(line);
        if (hyphen.size == 0) continue;
        std::size_t next_begin = at + 1;
        while (next_begin < text.size() && is_blank(text[next_begin])) ++next_begin;
        const auto piece = word_before(line.substr(0, line.size() - hyphen.size));
        const auto next = word_after(text.substr(next_begin));
        // A dash between blanks or at the end of a paragraph cuts no word.
        const bool cuts = !next.empty() && text[next_begin] != '\n' &&
                          (hyphen.is_soft ? !piece.empty() : may_end_in_hyphen(piece));
        if (!cuts) continue;
        out += line.substr(0, line.size() - hyphen.size);
        const auto letters = last_letters(piece);
        if (!hyphen.is_soft) {
            const bool is_joined = !is_kept(piece, letters, next) && is_word(letters, next);
            if (is_joining_word(next) || (!is_joined && may_join(next))) {
                out += "- ";
            } else if (!is_joined) {
                out += '-';
            }
        }
        from = next_begin;
        at = next_begin - 1;
    }
    return out.append(text.substr(from));
}

}  // namespace udklip::language
