// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/compound_splitter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "language/compound_rules.hpp"

namespace udklip::language {
namespace {

using namespace compounds;

constexpr float kWholeBase = 2.0F;
constexpr float kWholePerLetter = 2.6F;
constexpr std::size_t kMostBytes = 4 * CompoundSplitter::kMostLetters;
constexpr int kMostDepth = 4;

// An unknown first part needs four letters or more, and a productive last part of five or more; or
// five letters and a last part of four that is more productive.
constexpr std::size_t kUnknownFirstLetters = 4;
constexpr std::size_t kLastAfterUnknownLetters = 5;
constexpr std::size_t kLongTail = 7;  // a longer word behind a name is no coincidence
constexpr float kRareFirst = 8.9F;    // three letters that are rarer begin only unknown words
constexpr float kLikely = 0.12F;      // a reading that must be split as well
constexpr float kLinkAfterCompound = 1.5F;
constexpr float kNameCost = 11.0F;      // a name as first part (Trumpregeringen): no more than this
constexpr float kAdjectiveCost = 9.0F;  // lovlig|gøre

/// The cheapest way to cover the word up to one byte with first parts.
struct Step {
    float cost = kInfinite;
    std::uint16_t from = 0;
    Readings readings;
    bool name = false;  ///< a name that is no known first part
    bool rare = false;  ///< three letters that seldom begin a word; only a last part may follow
};

}  // namespace

float CompoundSplitter::whole_cost(std::string_view word) {
    return kWholeBase + kWholePerLetter * static_cast<float>(letters_in(word));
}

/// `unknown`: the word is not in the dictionary, so its first part may be unknown as well.
std::vector<WordSegment> CompoundSplitter::cheapest(std::string_view word, bool unknown,
                                                    WordClass whole) const {
    const std::size_t size = word.size();
    if (size < 4 || size > kMostBytes) return {};
    // Of the word's own size: setting all of kMostBytes cost more than the search itself.
    std::vector<Step> steps(size + 1);
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
                // Two letters inside a word are a coincidence: kro|ko|dille.
                if (from > 0 && to < from + 5 && letters_in(word.substr(from, to - from)) < 3) {
                    continue;
                }
                // Inside a word it is an ending: lov|lig|gøre.
                if (from > 0 && word.substr(from, to - from) == "lig") continue;
                if (!part && from == 0 && is_made_so(*lexicon_, word, to, hash.value())) {
                    part = FirstPart{lexicon_->readings(hash.value()), kAdjectiveCost};
                }
                const bool rare = part && part->cost > kRareFirst && to < from + 7 &&
                                  letters_in(word.substr(from, to - from)) == 3;
                if (steps[from].rare || (rare && (from > 0 || !unknown))) continue;
                if (part && so_far + part->cost < steps[to].cost) {
                    steps[to] = {so_far + part->cost, static_cast<std::uint16_t>(from),
                                 part->readings, false, rare};
                } else if (!part && unknown && from == 0 && to > kUnknownFirstLetters &&
                           kNameCost < steps[to].cost) {
                    const Readings word_alone = lexicon_->readings(hash.value());
                    if (may_begin_unknown(*lexicon_, word.substr(0, to), word_alone)) {
                        steps[to] = {kNameCost, 0, word_alone, true, false};
                    }
                }
            } else if (from > 0) {
                const Readings readings = lexicon_->readings(hash.value());
                const float head = last_cost(*lexicon_, readings, whole, word);
                const float cost = so_far + head;
                if (cost >= best || is_doubtful(*lexicon_, word, from, readings, unknown)) continue;
                const Step& step = steps[from];
                const auto tail = word.substr(from);
                // A noun with a link is no coincidence: vandels|krav. A name may be: blacks|tone.
                const bool linked = word[from - 1] == 's' && step.name &&
                                    class_of(step.readings.front()) == WordClass::kNoun;
                const bool long_tail = letters_in(tail) > kLongTail;
                if (step.name && (head >= (linked || long_tail ? kHeadOfNoWord : kHeadOfOneWord) ||
                                  letters_in(tail) + (linked ? 1 : 0) <= kShortLetters)) {
                    continue;
                }
                if (step.rare && (head > kProductiveHead + 0.5F || is_end_of_name(tail))) {
                    continue;
                }
                if (!cuts_verbal_noun(*lexicon_, word, from)) {
                    best = cost;
                    last = {cost, static_cast<std::uint16_t>(from), readings};
                }
            }
        }
    }
    if (last.cost == kInfinite) {
        return whole == WordClass::kNoun ? of_two_words(word) : behind_unknown(word, unknown);
    }
    std::vector<WordSegment> out;
    out.push_back({last.from, static_cast<std::uint32_t>(size), true, last.readings,
                   last.cost - steps[last.from].cost});
    for (std::size_t at = last.from; at > 0; at = steps[at].from) {
        const Step& step = steps[at];
        out.push_back({step.from, static_cast<std::uint32_t>(at), false, step.readings,
                       step.cost - steps[step.from].cost});
    }
    std::reverse(out.begin(), out.end());
    merge_whole_words(word, out);
    return out;
}

/// Returns true if a known word is not split when it stands alone.
bool CompoundSplitter::is_whole(std::string_view form, Readings readings) const {
    if (readings.empty()) return false;
    // A first part is what it is as a word, if it is one: udenrigs.
    const Readings alone = lexicon_->readings(form);
    return split_known(form, alone.empty() ? readings : alone).empty();
}

/// Joins neighbouring parts that are one word elsewhere: *forsknings|base|ret* is
/// *forsknings|baseret*, since *baseret* is not split.
void CompoundSplitter::merge_whole_words(std::string_view word,
                                         std::vector<WordSegment>& segments) const {
    for (std::size_t count = segments.size() - 1; count >= 2; --count) {
        for (std::size_t i = 0; i + count <= segments.size(); ++i) {
            const WordSegment& last = segments[i + count - 1];
            const auto text = word.substr(segments[i].begin, last.end - segments[i].begin);
            Readings readings;
            if (last.is_last) {
                readings = lexicon_->readings(text);
                if (last_cost(*lexicon_, readings) == kInfinite) continue;
            } else if (const auto part = lexicon_->first_part(text)) {
                readings = part->readings;
            }
            if (!is_whole(text, readings)) continue;
            segments[i].end = last.end;
            segments[i].is_last = last.is_last;
            segments[i].readings = readings;
            segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                           segments.begin() + static_cast<std::ptrdiff_t>(i + count));
            count = std::min(count, segments.size());
            if (segments.size() < 2) return;
        }
    }
}

/// Splits an unknown form of a compound where its base is split: *bymidterne* like *bymidte*. Only
/// nouns in -e, whose endings are plain.
std::vector<WordSegment> CompoundSplitter::inflected_unknown(std::string_view word) const {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({"rnes", "rne", "rs", "ns", "r", "n"});
    for (const std::string_view ending : kEndings) {
        if (word.size() < ending.size() + 6 || !word.ends_with(ending)) continue;
        const std::string_view base = word.substr(0, word.size() - ending.size());
        if (!base.ends_with('e')) continue;
        const Readings known = lexicon_->readings(base);
        std::vector<WordSegment> segments =
            known.empty() ? cheapest(base, true) : split_known(base, known);
        if (segments.empty()) return {};
        WordSegment& last = segments.back();
        const std::string_view tail = base.substr(last.begin);
        const bool noun =
            std::any_of(last.readings.begin(), last.readings.end(), [&](const Reading& reading) {
                return class_of(reading) == WordClass::kNoun &&
                       lexicon_->lemma_text(reading.lemma) == tail;
            });
        if (!noun) return {};
        last.end = static_cast<std::uint32_t>(word.size());
        last.word_class = WordClass::kNoun;
        return segments;
    }
    return {};
}

/// Returns two parts of which the first is no known first part. In an unknown word that may be
/// anything before a productive last part; in a word of the dictionary, only a name
/// (*parisaftale*).
std::vector<WordSegment> CompoundSplitter::behind_unknown(std::string_view word,
                                                          bool unknown) const {
    if (unknown && is_made_from_verb(*lexicon_, word)) return {};
    float best = whole_cost(word);
    std::vector<WordSegment> out;
    for (std::size_t at = kUnknownFirstLetters; at + kShortLetters <= word.size(); ++at) {
        if (!is_border(word, at)) continue;
        const std::string_view first = word.substr(0, at);
        const std::size_t letters = letters_in(first);
        const std::size_t letters_behind = letters_in(word.substr(at));
        if (letters < kUnknownFirstLetters || letters_behind < kShortLetters) continue;
        const bool short_last = letters_behind < kLastAfterUnknownLetters;
        if (short_last && letters == kUnknownFirstLetters) continue;
        const Readings readings = lexicon_->readings(word.substr(at));
        const float head = last_cost(*lexicon_, readings);
        if (head > (short_last ? kProductiveShortHead : kProductiveHead)) continue;
        if (is_end_of_name(word.substr(at)) || word.substr(at).starts_with("ring")) continue;
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

/// Splits a noun of the dictionary into two of its words of which the first begins too few others
/// to be a first part (*dom|kirke*, *glemme|kasse*, *kiwi|frugt*): before a productive last part
/// that is no coincidence.
std::vector<WordSegment> CompoundSplitter::of_two_words(std::string_view word) const {
    // regering is no reg + ring, begivenhed no begiv + enhed.
    static constexpr auto kEndings = std::to_array<std::string_view>({"ring", "enhed"});
    float best = whole_cost(word);
    std::vector<WordSegment> out;
    for (std::size_t at = 2; at + 3 <= word.size(); ++at) {
        if (!is_border(word, at)) continue;
        const std::string_view first = word.substr(0, at);
        const std::string_view tail = word.substr(at);
        const float most = dearest_last(letters_in(first), letters_in(tail));
        if (most == 0 || std::find(kEndings.begin(), kEndings.end(), tail) != kEndings.end())
            continue;
        const Readings of_last = lexicon_->readings(tail);
        const float head = last_cost(*lexicon_, of_last, WordClass::kNoun, word);
        if (head > most) continue;
        const Readings of_first = lexicon_->readings(first);
        if (!may_begin_noun(*lexicon_, first, of_first, tail)) continue;
        const float cost = std::min(kNameCost, whole_cost(first));
        if (cost + head >= best) continue;
        best = cost + head;
        const auto border = static_cast<std::uint32_t>(at);
        out = {{0, border, false, of_first, cost},
               {border, static_cast<std::uint32_t>(word.size()), true, of_last, head}};
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
    const WordClass word_class = class_of(*plain);
    const std::string_view lemma = lexicon_->lemma_text(plain->lemma);
    if (word_class == WordClass::kVerb && is_prefixed_verb(*lexicon_, lemma)) return {};
    std::vector<WordSegment> segments = cheapest(lemma, false, word_class);
    if (segments.empty()) return {};
    // A likely reading as a word that is not split: internationale, testes.
    for (const Reading& other : readings) {
        if (probability_of(other) < kLikely || other.lemma == plain->lemma) continue;
        if (lexicon_->is_atomic(other.lemma)) return {};
        if (cheapest(lexicon_->lemma_text(other.lemma), false, class_of(other)).empty()) return {};
    }
    segments.back().word_class = word_class;
    if (form == lemma) return segments;
    const Readings of_lemma = segments.back().readings;
    const auto common = static_cast<std::size_t>(
        std::mismatch(form.begin(), form.end(), lemma.begin(), lemma.end()).first - form.begin());
    WordSegment& last = segments.back();
    if (last.begin > common || last.begin + 1 >= form.size()) return {};
    last.end = static_cast<std::uint32_t>(form.size());
    const Readings of_last = lexicon_->readings(form.substr(last.begin));
    // værkere (of håndværkere) is no word by itself; then the lemma's last part gives the readings.
    if (last_cost(*lexicon_, of_last) == kInfinite) return segments;
    // rutineret is no rutine|ret: its form rutinerede would have rede, which is no form of ret.
    const bool same_word = std::any_of(of_last.begin(), of_last.end(), [&](const Reading& reading) {
        return std::any_of(of_lemma.begin(), of_lemma.end(),
                           [&](const Reading& other) { return other.lemma == reading.lemma; });
    });
    if (!same_word) return {};
    last.readings = of_last;
    return segments;
}

std::vector<WordSegment> CompoundSplitter::split_once(std::string_view word) const {
    if (word.size() > kMostBytes) return {};
    const Readings readings = lexicon_->readings(word);
    if (!readings.empty()) return split_known(word, readings);
    std::vector<WordSegment> segments = cheapest(word, true);
    return segments.empty() ? inflected_unknown(word) : segments;
}

void CompoundSplitter::refine(std::string_view word, const std::vector<WordSegment>& segments,
                              std::uint32_t shift, int depth, std::vector<WordSegment>& out) const {
    for (const WordSegment& segment : segments) {
        const std::string_view text = word.substr(segment.begin, segment.end - segment.begin);
        std::vector<WordSegment> inner;
        if (depth < kMostDepth && !segment.readings.empty() &&
            (segment.is_last || !is_whole(text, segment.readings))) {
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
