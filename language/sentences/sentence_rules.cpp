// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences/sentence_rules.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_set>

#include "language/dates/date_tokens.hpp"
#include "language/text/ascii.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace data {
extern const std::span<const std::string_view> abbreviations;
}

namespace sentence_rules {
namespace {

/// Bytes looked at on either side of a mark.
constexpr std::size_t kReach = 40;

/// Abbreviations that often stand last in a sentence, or that are words as well (*på tv*, *han
/// red*): a capital letter after them begins a new one.
constexpr auto kMayEnd = std::to_array<std::string_view>({
    "art.", "bd.",  "div.",  "eks.", "etc.",  "exam.", "f.kr.", "e.kr.",  "jr.",  "jur.",
    "kr.",  "kst.", "m.fl.", "m.m.", "m.v.",  "maks.", "mia.",  "min.",   "mio.", "ml.",
    "mv.",  "o.a.", "o.l.",  "osv.", "p.t.",  "pct.",  "phil.", "polit.", "red.", "sek.",
    "sen.", "sr.",  "th.",   "tv.",  "tidl.", "st.",   "ø.",
});

/// Words that begin a sentence, and no name: "plan B. Det", but "Lars B. Hansen".
constexpr auto kStarters = std::to_array<std::string_view>({
    "af",   "alle",  "at",     "da",    "de",  "den", "der", "derfor", "det", "dette", "disse",
    "du",   "efter", "en",     "et",    "for", "fra", "han", "her",    "hun", "hvad",  "hvis",
    "hvor", "i",     "ifølge", "ikke",  "jeg", "man", "med", "men",    "nu",  "når",   "og",
    "også", "om",    "på",     "siden", "som", "så",  "til", "ud",     "ved", "vi",
});

constexpr auto kSayingVerbs = std::to_array<std::string_view>({
    "siger",        "sagde",         "spørger",     "spurgte",      "svarer",    "svarede",
    "lyder",        "lød",           "udtaler",     "udtalte",      "mener",     "mente",
    "skriver",      "skrev",         "fortæller",   "fortalte",     "forklarer", "forklarede",
    "tilføjer",     "tilføjede",     "konstaterer", "konstaterede", "fastslår",  "fastslog",
    "understreger", "understregede", "råber",       "råbte",        "griner",    "grinede",
    "tænker",       "tænkte",        "fortsætter",  "fortsatte",    "oplyser",   "oplyste",
    "påpeger",      "påpegede",      "vurderer",
});

/// Signs and words before the number of a paragraph: § 2. Ministeren kan ...
constexpr auto kHeads = std::to_array<std::string_view>({
    "§",
    "stk.",
    "nr.",
    "kap.",
    "kapitel",
    "art.",
    "artikel",
    "punkt",
    "afsnit",
    "ad",
});

template <class Words>
bool among(const Words& words, std::string_view word) {
    return std::ranges::find(words, word) != std::end(words);
}

bool is_abbreviation(std::string_view lower) {
    static const std::unordered_set<std::string_view> all(data::abbreviations.begin(),
                                                          data::abbreviations.end());
    return all.contains(lower);
}

/// Returns true for a to z and a full stop, which most words before a full stop are made of.
bool is_small_or_stop(char c) {
    return (c >= 'a' && c <= 'z') || c == '.';
}

/// Returns how many small letters from a to z stand before `at`, up to `most`.
std::size_t small_letters_before(std::string_view text, std::size_t start, std::size_t at,
                                 std::size_t most) {
    const std::size_t least = at - std::min(most, at - std::min(start, at));
    std::size_t begin = at;
    while (begin > least && text[begin - 1] != '.' && is_small_or_stop(text[begin - 1])) --begin;
    return at - begin;
}

/// Whether the word before `dot` ends in more letters than any abbreviation does. A shortcut: most
/// sentences end in such a word.
bool is_longer_than_abbreviations(std::string_view text, std::size_t start, std::size_t dot) {
    static const std::size_t longest = [] {
        std::size_t most = 4;  // of a month: sept.
        for (const auto word : data::abbreviations) {
            const std::size_t end = word.size() - 1;
            most = std::max(most, small_letters_before(word, 0, end, end));
        }
        return most;
    }();
    return small_letters_before(text, start, dot, longest + 1) > longest;
}

bool is_small(char32_t c) {
    return c < 0x80 ? c >= U'a' && c <= U'z' : u_islower(static_cast<UChar32>(c)) != 0;
}
bool is_number(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, is_ascii_digit);
}

bool has_small(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (is_small(next_char(word, at))) return true;
    }
    return false;
}

bool is_opening_quote(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'”' || c == U'“' || c == U'„' || c == U'»' ||
           c == U'«' || c == U'‘' || c == U'’' || c == U'›' || c == U'‹';
}
bool is_dash(char32_t c) {
    return c == U'-' || c == U'–' || c == U'—';
}

/// Returns the word that ends at `dot`: letters, digits and inner full stops, not before `start`.
std::string_view word_before(std::string_view text, std::size_t start, std::size_t dot) {
    const std::size_t least = std::max(start, dot > kReach ? dot - kReach : 0);
    std::size_t begin = dot;
    while (begin > least) {
        if (is_small_or_stop(text[begin - 1])) {
            --begin;
            continue;
        }
        std::size_t before = begin;
        const char32_t c = previous_char(text, before);
        if (before < least || !(is_letter(c) || is_digit(c) || c == U'.')) break;
        begin = before;
    }
    return text.substr(begin, dot - begin);
}

/// Returns true for H, H.C, U.S.A: single letters, at least one of them a capital.
bool is_initials(std::string_view word) {
    bool capital = false;
    bool letter_expected = true;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_char(word, at);
        if (letter_expected != is_letter(c)) return false;
        capital = capital || is_upper(c);
        letter_expected = !letter_expected;
    }
    return capital && !letter_expected;
}

bool is_item_number(std::string_view word) {
    if (is_number(word)) return word.size() <= 3;
    const bool roman = std::ranges::all_of(
        word, [](char c) { return std::string_view("IVXLC").find(c) != std::string_view::npos; });
    if (roman && !word.empty() && word.size() <= 6) return true;
    if (!word.empty() && is_letter(static_cast<unsigned char>(word.back()))) word.remove_suffix(1);
    return word.empty() || (is_number(word) && word.size() <= 3);
}

/// Returns true if the sentence so far is only its number: "1.", "§ 2.", "Stk. 3.", "b."
bool is_item_head(std::string_view text, std::size_t start, std::size_t dot) {
    if (dot <= start || dot - start > 16) return false;
    const std::string_view head = text.substr(start, dot - start);
    const std::size_t space = head.rfind(' ');
    if (space == std::string_view::npos) return is_item_number(head);
    return is_item_number(head.substr(space + 1)) && among(kHeads, to_lower(head.substr(0, space)));
}

/// Danish writes "den 21. MAJ" and "3. 4. 2021"; an ordinal before another capital is rare, and
/// "i 2021. Det" is not.
bool number_ends(std::string_view number, std::string_view text, std::size_t next,
                 Beginning beginning) {
    const bool day = number.size() <= 2;
    if (beginning == Beginning::digit) return !day;
    if (!day || beginning != Beginning::capital) return true;
    return !dates::is_month(word_at(text, next));
}

/// 3. okt. 2021
bool is_short_month_behind_day(std::string_view word, std::string_view text, std::size_t dot) {
    if (word.size() > 4) return false;
    std::size_t at = dot - word.size();
    while (at > 0 && dot - at < kReach && (text[at - 1] == ' ' || text[at - 1] == '.')) --at;
    return at > 0 && is_ascii_digit(text[at - 1]) && dates::month_of(to_lower(word)) != 0;
}

}  // namespace

bool is_terminator(char32_t c) {
    if (c < 0x80) return c == U'.' || c == U'!' || c == U'?';
    if (c >= 0x2010 && c <= 0x2027) return c == U'…';
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM) != 0;
}

bool needs_no_space(char32_t c) {
    return c >= 0x3000;
}

bool is_closing(char32_t c) {
    if (c < 0x80) return c == U')' || c == U'"' || c == U'\'' || c == U']' || c == U'}';
    return is_opening_quote(c);
}

bool is_bullet(char32_t c) {
    return c == U'•' || c == U'●' || c == U'▪' || c == U'■' || c == U'◦' || c == U'‣' || c == U'►';
}

Beginning beginning_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return Beginning::other;
    const char first = text[at];
    if (first >= 'a' && first <= 'z') return Beginning::small;
    if (first >= 'A' && first <= 'Z') return Beginning::capital;
    if (is_ascii_digit(first)) return Beginning::digit;
    const std::size_t most = at + kReach;
    std::size_t next = at;
    char32_t c = next_char(text, next);
    if (is_bullet(c)) return Beginning::item;
    if (c == U',' || c == U';' || c == U':' || c == U'/' || c == U'=' || c == U'&') {
        return Beginning::goes_on;
    }
    const bool dash = is_dash(c);
    if (dash) {
        if (next >= text.size() || !is_ascii_space(text[next])) return Beginning::goes_on;
        while (next < text.size() && next < most && is_ascii_space(text[next])) ++next;
        if (next >= text.size()) return Beginning::goes_on;
        c = next_char(text, next);
    }
    bool bracket = false;
    while ((is_opening_quote(c) || c == U'(' || c == U'[') && next < text.size() && next < most) {
        bracket = bracket || c == U'(' || c == U'[';
        c = next_char(text, next);
    }
    if (is_small(c)) return dash ? Beginning::goes_on : Beginning::small;
    if (dash) return Beginning::item;
    if (bracket) return Beginning::bracket;
    if (is_digit(c)) return Beginning::digit;
    return is_letter(c) ? Beginning::capital : Beginning::other;
}

bool begins_item(std::string_view text, std::size_t at) {
    if (beginning_at(text, at) == Beginning::item) return true;
    std::size_t next = at;
    const char32_t c = next_char(text, next);
    const bool mark = c == U'*' || c == U'·' || c == U'–' || c == U'#';
    if (mark) return next < text.size() && is_ascii_space(text[next]);
    // "1. " or "2) ", but not the "18. maj" of a wrapped line.
    while (next < text.size() && next < at + 3 && is_ascii_digit(text[next])) ++next;
    if (!is_ascii_digit(text[at]) || next + 1 >= text.size() || !is_ascii_space(text[next + 1])) {
        return false;
    }
    const Beginning behind = beginning_at(text, next + 2);
    return text[next] == ')' || (text[next] == '.' && behind == Beginning::capital &&
                                 dates::month_of(to_lower(word_at(text, next + 2))) == 0);
}

std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    bool inside = false;
    for (std::size_t next = at; next < text.size() && next < at + kReach;) {
        const bool letter = is_letter(next_char(text, next));
        if (!letter && inside) break;
        if (letter && !inside) at = end;
        inside = inside || letter;
        end = next;
    }
    return text.substr(at, end - at);
}

bool is_saying_verb(std::string_view word) {
    return among(kSayingVerbs, word);
}

bool full_stop_ends(std::string_view text, std::size_t start, std::size_t dot, std::size_t next,
                    Beginning beginning) {
    if (is_item_head(text, start, dot)) return false;
    if (is_longer_than_abbreviations(text, start, dot)) return true;
    const std::string_view word = word_before(text, start, dot);
    if (word.empty()) return true;
    const bool dotted_day = word.size() <= 5 && std::ranges::all_of(word, [](char c) {
                                return is_ascii_digit(c) || c == '.';
                            });
    if (dotted_day && !is_number(word) && beginning == Beginning::digit) return false;  // 3.4. 2021
    if (is_number(word)) return number_ends(word, text, next, beginning);
    const bool number_follows = beginning == Beginning::digit || beginning == Beginning::bracket;
    if (is_short_month_behind_day(word, text, dot)) return !number_follows;
    const auto begin = static_cast<std::size_t>(word.data() - text.data());
    std::string_view lower = text.substr(begin, word.size() + 1);
    std::string made_small;
    bool acronym = false;
    if (!std::ranges::all_of(lower, is_small_or_stop)) {
        made_small = to_lower(lower);
        // "kl. 11" is a time and "KL. Men" an organisation, unless all is written large.
        acronym = made_small != lower && !has_small(word);
        lower = made_small;
    }
    if (is_abbreviation(lower) && (!acronym || number_follows)) {
        return !number_follows && among(kMayEnd, lower);
    }
    if (!is_initials(word)) return true;
    return beginning != Beginning::capital || among(kStarters, to_lower(word_at(text, next)));
}

}  // namespace sentence_rules
}  // namespace udklip::language
