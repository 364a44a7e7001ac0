// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/unknown_words.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <span>

namespace udklip::language {
namespace {

/// A derivational ending and the inflections that its words take.
struct Derivation {
    std::string_view ending;
    std::span<const std::string_view> inflections;
};

constexpr auto kNoun =
    std::to_array<std::string_view>({"ernes", "erne", "ers", "ens", "er", "en", "s", ""});
constexpr auto kNounInE =
    std::to_array<std::string_view>({"rnes", "rne", "rs", "ns", "r", "n", "s", ""});
constexpr auto kAdjective = std::to_array<std::string_view>({"ere", "est", "e", "t", ""});
constexpr auto kVerb = std::to_array<std::string_view>({"nde", "de", "r", "s", "t", ""});

constexpr auto kDerivations = std::to_array<Derivation>({
    {"ation", kNoun},       {"ition", kNoun},      {"ektion", kNoun},       {"ering", kNoun},
    {"ning", kNoun},        {"hed", kNoun},        {"isme", kNounInE},      {"else", kNounInE},
    {"itet", kNoun},        {"inist", kNoun},      {"alist", kNoun},        {"ologi", kNoun},
    {"mæssig", kAdjective}, {"agtig", kAdjective}, {"ologisk", kAdjective}, {"istisk", kAdjective},
    {"onal", kAdjective},   {"ificere", kVerb},    {"isere", kVerb},
});

constexpr std::size_t kShortestStem = 3;  // bytes before the ending

/// Xapian's stemmers count their references without a lock, so every thread has one of its own.
std::string snowball(std::string_view word) {
    thread_local const Xapian::Stem stem("danish");
    std::string out = stem(std::string(word));
    return out.empty() ? std::string(word) : out;
}

}  // namespace

std::string guess_lemma(std::string_view word) {
    for (const Derivation& derivation : kDerivations) {
        for (const std::string_view inflection : derivation.inflections) {
            if (!word.ends_with(inflection)) continue;
            const std::string_view base = word.substr(0, word.size() - inflection.size());
            if (base.size() < derivation.ending.size() + kShortestStem) continue;
            if (base.ends_with(derivation.ending)) return std::string(base);
        }
    }
    return snowball(word);
}

}  // namespace udklip::language
