// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/compound_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "language/verb_prefixes.hpp"

namespace udklip::language::compounds {
namespace {

constexpr float kVerbPenalty = 2.5F;  // compounds are nouns and adjectives far more often

bool may_be_last(const Reading& reading) {
    return (reading.flags & format::kMayBeLast) != 0;
}

/// Returns true if a word of one class may end in a word of the other: the adjective *mikroskopisk*
/// does not end in the noun *pisk*, the verb *skamfere* not in *fere*.
bool may_end_in(WordClass whole, WordClass last, std::string_view word) {
    if (whole == WordClass::kVerb && word.ends_with("ere")) return last == WordClass::kVerb;
    const bool foreign = whole == WordClass::kAdjective && word.ends_with("isk");
    return !foreign || last == WordClass::kAdjective;
}

}  // namespace

float last_cost(const Lexicon& lexicon, Readings readings, WordClass whole, std::string_view word) {
    float best = kInfinite;
    for (const Reading& reading : readings) {
        if (!may_be_last(reading) || !may_end_in(whole, class_of(reading), word)) continue;
        float cost = lexicon.head_cost(reading.lemma) - std::log(probability_of(reading) + 1e-6F);
        if (class_of(reading) == WordClass::kVerb) cost += kVerbPenalty;
        best = std::min(best, cost);
    }
    return best;
}

bool cuts_verbal_noun(const Lexicon& lexicon, std::string_view word, std::size_t last) {
    if (!word.substr(last).starts_with("ring")) return false;
    for (std::size_t from = 0; from + 3 <= last; ++from) {
        if (!is_border(word, from)) continue;
        if (from > 0 && word[last - 1] != 'e' && !lexicon.first_part(word.substr(0, from)))
            continue;
        const auto verb = std::string(word.substr(from, last - from)).append("re");
        const Readings readings = lexicon.readings(verb);
        if (!readings.empty() && class_of(readings.front()) == WordClass::kVerb) return true;
    }
    return false;
}

bool is_doubtful(const Lexicon& lexicon, std::string_view word, std::size_t last, Readings readings,
                 bool unknown) {
    float head_cost = kInfinite;
    for (const Reading& reading : readings) {
        if (may_be_last(reading)) head_cost = std::min(head_cost, lexicon.head_cost(reading.lemma));
    }
    const bool short_last = letters_in(word.substr(last)) <= kShortLetters;
    if (unknown) {
        // A link or a long first part is enough for a noun: eksamens|snyd.
        const bool noun = !readings.empty() && class_of(readings.front()) == WordClass::kNoun;
        if (noun && (word[last - 1] == 's' || letters_in(word.substr(0, last)) > 4)) return false;
        return short_last && head_cost >= kHeadOfNoWord;
    }
    if (short_last) return head_cost >= kHeadOfOneWord;
    return letters_in(word.substr(0, last)) == 2 && head_cost >= kHeadOfNoWord;
}

bool is_end_of_name(std::string_view last) {
    static constexpr auto kEnds = std::to_array<std::string_view>(
        {"land", "lands", "borg", "borgs", "berg", "bjerg", "sted", "steds", "lund",
         "holm", "dal",   "gård", "strup", "skov", "havn",  "mark", "toft",  "mose",
         "bæk",  "vang",  "sund", "holt",  "ager", "agers", "hage", "hagen", "mann",
         "sten", "steen", "rup",  "ville", "town", "kær"});
    return std::find(kEnds.begin(), kEnds.end(), last) != kEnds.end();
}

float dearest_last(std::size_t first, std::size_t last) {
    constexpr float kProductiveThree = 7.6F;
    if (last > kShortLetters) return kProductiveHead;
    if (last == kShortLetters && first != 3) return kProductiveShortHead;
    return last == 3 && first > kShortLetters ? kProductiveThree : 0;
}

bool may_begin_noun(const Lexicon& lexicon, std::string_view first, Readings readings,
                    std::string_view tail) {
    if (readings.empty() || (readings.front().flags & format::kMayBeFirst) == 0) return false;
    const std::string_view lemma = lexicon.lemma_text(readings.front().lemma);
    constexpr std::size_t kVerbalNoun = 8;
    const bool is_short = letters_in(first) <= kShortLetters;
    if (is_short && tail.ends_with("else") && letters_in(tail) <= kVerbalNoun) {
        return false;  // bed|øvelse, god|kendelse
    }
    switch (class_of(readings.front())) {
        case WordClass::kName:
            return !is_short && !is_end_of_name(tail);
        case WordClass::kNoun:
            return first == lemma || (!is_short && first.ends_with('s') &&
                                      first.substr(0, first.size() - 1) == lemma);
        case WordClass::kVerb:
            return !is_short || first == lemma;
        default:
            return true;
    }
}

bool is_made_from_verb(const Lexicon& lexicon, std::string_view word) {
    constexpr std::size_t kFewestBytes = 4;
    return std::any_of(kVerbPrefixes.begin(), kVerbPrefixes.end(), [&](std::string_view prefix) {
        if (!word.starts_with(prefix) || word.size() < prefix.size() + kFewestBytes) return false;
        const std::string_view rest = word.substr(prefix.size());
        const Readings readings = lexicon.readings(rest);
        return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
            const std::string_view lemma = lexicon.lemma_text(reading.lemma);
            return class_of(reading) == WordClass::kVerb || lemma.ends_with("ing") ||
                   lemma.ends_with("else");
        });
    });
}

bool is_made_so(const Lexicon& lexicon, std::string_view word, std::size_t to, std::uint64_t hash) {
    if (!word.substr(0, to).ends_with("ig")) return false;
    const std::string_view rest = word.substr(to);
    if (!rest.starts_with("gør") && !rest.starts_with("gjor")) return false;
    const Readings readings = lexicon.readings(hash);
    return !readings.empty() && class_of(readings.front()) == WordClass::kAdjective;
}

bool may_begin_unknown(const Lexicon& lexicon, std::string_view first, Readings readings) {
    if (readings.empty()) return false;
    if (class_of(readings.front()) == WordClass::kName) return true;
    constexpr std::string_view kVowels = "aeiouyæøå";  // an s behind one begins the next word
    const std::string_view noun = first.substr(0, first.size() - 1);
    return class_of(readings.front()) == WordClass::kNoun && first.ends_with('s') &&
           lexicon.lemma_text(readings.front().lemma) == noun &&
           kVowels.find(noun.back()) == std::string_view::npos;
}

bool is_prefixed_verb(const Lexicon& lexicon, std::string_view lemma) {
    return std::any_of(kVerbPrefixes.begin(), kVerbPrefixes.end(), [&](std::string_view prefix) {
        if (!lemma.starts_with(prefix)) return false;
        const Readings readings = lexicon.readings(lemma.substr(prefix.size()));
        return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
            return class_of(reading) == WordClass::kVerb &&
                   lexicon.lemma_text(reading.lemma) == lemma.substr(prefix.size());
        });
    });
}

}  // namespace udklip::language::compounds
