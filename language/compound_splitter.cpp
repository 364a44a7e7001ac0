// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/compound_splitter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace udklip::language {
namespace {

constexpr float kWholeBase = 2.0F;
constexpr float kWholePerLetter = 2.6F;
constexpr float kInfinite = std::numeric_limits<float>::infinity();
constexpr std::size_t kMostBytes = 4 * CompoundSplitter::kMostLetters;
constexpr int kMostDepth = 4;

// An unknown first part needs four letters or more, and a productive last part of five or more.
constexpr std::size_t kUnknownFirstLetters = 4;
constexpr std::size_t kLastAfterUnknownLetters = 5;
constexpr float kProductiveHead = 9.5F;
constexpr float kLinkAfterCompound = 1.5F;
constexpr float kNameCost = 11.0F;    // a name as first part (Trumpregeringen): no more than this
constexpr float kVerbPenalty = 2.5F;  // compounds are nouns and adjectives far more often

bool is_border(std::string_view word, std::size_t at) {
    return at >= word.size() || (static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool may_be_last(const Reading& reading) {
    return (reading.flags & format::kMayBeLast) != 0;
}

WordClass class_of(const Reading& reading) {
    return static_cast<WordClass>(reading.word_class);
}

float last_cost(const Lexicon& lexicon, Readings readings) {
    float best = kInfinite;
    for (const Reading& reading : readings) {
        if (!may_be_last(reading)) continue;
        float cost = lexicon.head_cost(reading.lemma) - std::log(probability_of(reading) + 1e-6F);
        if (class_of(reading) == WordClass::kVerb) cost += kVerbPenalty;
        best = std::min(best, cost);
    }
    return best;
}

/// Returns true for *kupe* + *ring*, since *kupering* comes from the verb *kupere*.
bool cuts_verbal_noun(const Lexicon& lexicon, std::string_view word, std::size_t last) {
    if (!word.substr(last).starts_with("ring") || word[last - 1] != 'e') return false;
    for (std::size_t from = 0; from + 3 <= last; ++from) {
        if (!is_border(word, from)) continue;
        const auto verb = std::string(word.substr(from, last - from)).append("re");
        const Readings readings = lexicon.readings(verb);
        if (!readings.empty() && class_of(readings.front()) == WordClass::kVerb) return true;
    }
    return false;
}

/// The cheapest way to cover the word up to one byte with first parts.
struct Step {
    float cost = kInfinite;
    std::uint16_t from = 0;
    Readings readings;
};

}  // namespace

float CompoundSplitter::whole_cost(std::string_view word) {
    return kWholeBase + kWholePerLetter * static_cast<float>(letters_in(word));
}

/// `unknown`: the word is not in the dictionary, so its first part may be unknown as well.
std::vector<WordSegment> CompoundSplitter::cheapest(std::string_view word, bool unknown) const {
    const std::size_t size = word.size();
    if (size < 4 || size > kMostBytes) return {};
    std::array<Step, kMostBytes + 1> steps;
    steps[0].cost = 0;
    float best = whole_cost(word);
    Step last;
    for (std::size_t from = 0; from < size; ++from) {
        const float so_far = steps[from].cost;
        if (so_far >= best) continue;  // also where nothing ends
        format::RollingHash hash;
        std::optional<FirstPart> before;  // what ends one byte earlier
        for (std::size_t to = from + 1; to <= size; ++to) {
            hash.add(word[to - 1]);
            if (to < from + 2 || !is_border(word, to)) continue;
            if (to < size) {
                auto part = lexicon_->first_part(hash.value());
                const auto found = part;
                if (!part && before && from > 0 && word[to - 1] == 's') {
                    // A compound takes an s where its last word takes none: lavbund-s-jord.
                    part = before;
                    part->cost += kLinkAfterCompound;
                }
                before = found;
                if (part && so_far + part->cost < steps[to].cost) {
                    steps[to] = {so_far + part->cost, static_cast<std::uint16_t>(from),
                                 part->readings};
                }
            } else if (from > 0) {
                const Readings readings = lexicon_->readings(hash.value());
                const float cost = so_far + last_cost(*lexicon_, readings);
                if (cost < best && !cuts_verbal_noun(*lexicon_, word, from)) {
                    best = cost;
                    last = {cost, static_cast<std::uint16_t>(from), readings};
                }
            }
        }
    }
    if (last.cost == kInfinite) return behind_unknown(word, unknown);
    std::vector<WordSegment> out;
    out.push_back({last.from, static_cast<std::uint32_t>(size), true, last.readings,
                   last.cost - steps[last.from].cost});
    for (std::size_t at = last.from; at > 0; at = steps[at].from) {
        const Step& step = steps[at];
        out.push_back({step.from, static_cast<std::uint32_t>(at), false, step.readings,
                       step.cost - steps[step.from].cost});
    }
    std::reverse(out.begin(), out.end());
    return out;
}

/// Returns two parts of which the first is no known first part. In an unknown word that may be
/// anything before a productive last part; in a word of the dictionary, only a name
/// (*parisaftale*).
std::vector<WordSegment> CompoundSplitter::behind_unknown(std::string_view word,
                                                          bool unknown) const {
    float best = whole_cost(word);
    std::vector<WordSegment> out;
    for (std::size_t at = kUnknownFirstLetters; at + kLastAfterUnknownLetters <= word.size();
         ++at) {
        if (!is_border(word, at)) continue;
        const std::string_view first = word.substr(0, at);
        if (letters_in(first) < kUnknownFirstLetters ||
            letters_in(word.substr(at)) < kLastAfterUnknownLetters) {
            continue;
        }
        const Readings readings = lexicon_->readings(word.substr(at));
        const float head = last_cost(*lexicon_, readings);
        if (head > kProductiveHead) continue;
        const Readings name = lexicon_->readings(first);
        const bool is_name =
            !name.empty() && class_of(name.front()) == WordClass::kName && first.size() > 4;
        if (!unknown && !is_name) continue;
        const float cost =
            name.empty() ? whole_cost(first) : std::min(kNameCost, whole_cost(first));
        if (cost + head >= best) continue;
        best = cost + head;
        const auto border = static_cast<std::uint32_t>(at);
        out = {{0, border, false, name, cost},
               {border, static_cast<std::uint32_t>(word.size()), true, readings, head}};
    }
    return out;
}

/// Splits a known form where its lemma is split: danskerne like dansker, so not dans|kerne.
std::vector<WordSegment> CompoundSplitter::split_known(std::string_view form,
                                                       Readings readings) const {
    const auto plain = std::find_if(readings.begin(), readings.end(), [](const Reading& reading) {
        return class_of(reading) != WordClass::kName;
    });
    if (plain == readings.end() || plain != readings.begin()) return {};
    if (class_of(*plain) == WordClass::kOther || lexicon_->is_atomic(plain->lemma)) return {};
    const std::string_view lemma = lexicon_->lemma_text(plain->lemma);
    std::vector<WordSegment> segments = cheapest(lemma, false);
    if (segments.empty() || form == lemma) return segments;
    const auto common = static_cast<std::size_t>(
        std::mismatch(form.begin(), form.end(), lemma.begin(), lemma.end()).first - form.begin());
    WordSegment& last = segments.back();
    if (last.begin > common || last.begin + 1 >= form.size()) return {};
    last.end = static_cast<std::uint32_t>(form.size());
    const Readings of_last = lexicon_->readings(form.substr(last.begin));
    // værkere (of håndværkere) is no word by itself; then the lemma's last part gives the readings.
    if (last_cost(*lexicon_, of_last) < kInfinite) last.readings = of_last;
    return segments;
}

std::vector<WordSegment> CompoundSplitter::split_once(std::string_view word) const {
    if (word.size() > kMostBytes) return {};
    const Readings readings = lexicon_->readings(word);
    return readings.empty() ? cheapest(word, true) : split_known(word, readings);
}

void CompoundSplitter::refine(std::string_view word, const std::vector<WordSegment>& segments,
                              std::uint32_t shift, int depth, std::vector<WordSegment>& out) const {
    for (const WordSegment& segment : segments) {
        const std::string_view text = word.substr(segment.begin, segment.end - segment.begin);
        std::vector<WordSegment> inner;
        if (depth < kMostDepth && !segment.readings.empty()) {
            inner = split_known(text, segment.readings);
        }
        if (!inner.empty()) {
            // The link of a first part stands at the end of its own last part.
            if (!segment.is_last) {
                const auto part = lexicon_->first_part(text.substr(inner.back().begin));
                if (part) inner.back().readings = part->readings;
                inner.back().is_last = false;
            }
            refine(text, inner, shift + segment.begin, depth + 1, out);
            continue;
        }
        out.push_back(segment);
        out.back().begin += shift;
        out.back().end += shift;
    }
}

std::vector<WordSegment> CompoundSplitter::split(std::string_view word) const {
    const std::vector<WordSegment> once = split_once(word);
    if (once.empty()) return {};
    std::vector<WordSegment> out;
    refine(word, once, 0, 0, out);
    return out;
}

}  // namespace udklip::language
