// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/word_analyzer.hpp"

#include <algorithm>
#include <array>

#include "language/compound_splitter.hpp"
#include "language/cutting/apostrophe.hpp"
#include "language/cutting/text_piece.hpp"
#include "language/lexicon.hpp"
#include "language/text/ascii.hpp"
#include "language/text/fold.hpp"
#include "language/unknown_words.hpp"
#include "language/verb_prefixes.hpp"

namespace udklip::language {
namespace {

constexpr std::size_t kMostWordBytes = 4 * CompoundSplitter::kMostLetters;

/// How likely an unknown word is an agent noun, beside the present tense of its verb.
constexpr float kAgentShare = 0.3F;

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), is_ascii_digit);
}

void normalise(std::vector<Lemma>& lemmas) {
    float sum = 0;
    for (const Lemma& lemma : lemmas) sum += lemma.probability;
    if (sum <= 0) return;
    for (Lemma& lemma : lemmas) lemma.probability /= sum;
    std::stable_sort(lemmas.begin(), lemmas.end(),
                     [](const Lemma& a, const Lemma& b) { return a.probability > b.probability; });
}

/// Returns the readings as lemmas, each behind `prefix`; none if there are no readings.
std::vector<Lemma> to_lemmas(const Lexicon& lexicon, Readings readings, std::string_view prefix) {
    std::vector<Lemma> lemmas;
    for (const Reading& reading : readings) {
        const std::string_view text = lexicon.lemma_text(reading.lemma);
        if (text.empty()) continue;  // only in a damaged lexicon
        lemmas.push_back({std::string(prefix).append(text), probability_of(reading)});
    }
    return lemmas;
}

/// Returns the readings that the last part of a compound can have: no names, and seldom verbs.
std::vector<Lemma> last_part_lemmas(const Lexicon& lexicon, Readings readings,
                                    std::string_view prefix, WordClass whole = WordClass::kOther) {
    constexpr float kVerbShare = 0.1F;
    constexpr float kFarFetched = 0.08F;
    const bool is_verb = whole == WordClass::kVerb;
    const bool has_verb = std::any_of(readings.begin(), readings.end(), [](const Reading& r) {
        return static_cast<WordClass>(r.word_class) == WordClass::kVerb;
    });
    std::vector<Lemma> lemmas;
    for (const Reading& reading : readings) {
        if ((reading.flags & format::kMayBeLast) == 0) continue;
        const bool verb = static_cast<WordClass>(reading.word_class) == WordClass::kVerb;
        if (is_verb && has_verb && !verb) continue;  // fastholdt is a form of holde, not of hold
        const float share = probability_of(reading) * (verb && !is_verb ? kVerbShare : 1.0F);
        const std::string_view text = lexicon.lemma_text(reading.lemma);
        if (!text.empty()) lemmas.push_back({std::string(prefix).append(text), share});
    }
    normalise(lemmas);
    while (lemmas.size() > 1 && lemmas.back().probability < kFarFetched) lemmas.pop_back();
    normalise(lemmas);
    if (lemmas.empty()) lemmas = to_lemmas(lexicon, readings, prefix);
    return lemmas;
}

Morphology analyze_letters(const Lexicon& lexicon, std::string_view word);

/// Returns the lemmas of an unknown first part, a name or a new word: those that it has as a word,
/// with or without a linking s.
std::vector<Lemma> unknown_first_lemmas(const Lexicon& lexicon, std::string_view text) {
    std::vector<Lemma> lemmas = analyze_letters(lexicon, text).lemmas;
    if (text.size() > 4 && text.ends_with('s')) {
        const auto without = analyze_letters(lexicon, text.substr(0, text.size() - 1)).lemmas;
        lemmas.insert(lemmas.begin(), without.begin(), without.end());
    }
    normalise(lemmas);
    return lemmas;
}

CompoundPart to_part(const Lexicon& lexicon, std::string_view word, const WordSegment& segment) {
    const std::string_view text = word.substr(segment.begin, segment.end - segment.begin);
    CompoundPart part{{}, segment.begin, segment.end};
    part.lemmas = segment.is_last
                      ? last_part_lemmas(lexicon, segment.readings, "", segment.word_class)
                      : to_lemmas(lexicon, segment.readings, "");
    if (part.lemmas.empty()) part.lemmas = unknown_first_lemmas(lexicon, text);
    return part;
}

/// Returns the lemmas of a known verb behind a verb's prefix: *genopslog*.
std::vector<Lemma> prefixed_verb(const Lexicon& lexicon, std::string_view word) {
    for (std::size_t at = 2; at + 4 <= word.size() && at <= 8; ++at) {
        if (!is_verb_prefix(word.substr(0, at))) continue;
        const Readings readings = lexicon.readings(word.substr(at));
        std::vector<Lemma> lemmas;
        for (const Reading& reading : readings) {
            if (static_cast<WordClass>(reading.word_class) != WordClass::kVerb) continue;
            const std::string_view text = lexicon.lemma_text(reading.lemma);
            if (text.empty()) continue;
            lemmas.push_back(
                {std::string(word.substr(0, at)).append(text), probability_of(reading)});
        }
        if (lemmas.empty()) continue;
        normalise(lemmas);
        // The present tense is spelled like who does it: medspørger.
        if (word == lemmas.front().text + "r") lemmas.push_back({std::string(word), kAgentShare});
        normalise(lemmas);
        return lemmas;
    }
    return {};
}

/// Returns true for the infinitive of a known verb, with a prefix or without.
bool is_verb(const Lexicon& lexicon, std::string_view word) {
    for (std::size_t at = 0; at + 3 <= word.size() && at <= 8; ++at) {
        if (at > 0 && !is_verb_prefix(word.substr(0, at))) continue;
        const std::string_view verb = word.substr(at);
        for (const Reading& reading : lexicon.readings(verb)) {
            if (static_cast<WordClass>(reading.word_class) == WordClass::kVerb &&
                lexicon.lemma_text(reading.lemma) == verb) {
                return true;
            }
        }
    }
    return false;
}

/// Returns the lemma of a form that the dictionary leaves out of a known noun in -e: *bymidterne*.
std::vector<Lemma> noun_in_e(const Lexicon& lexicon, std::string_view word) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({"rnes", "rne", "ns", "rs", "n", "r"});
    for (const std::string_view ending : kEndings) {
        if (word.size() < ending.size() + 4 || !word.ends_with(ending)) continue;
        const std::string_view base = word.substr(0, word.size() - ending.size());
        if (!base.ends_with('e')) continue;
        for (const Reading& reading : lexicon.readings(base)) {
            if (static_cast<WordClass>(reading.word_class) != WordClass::kNoun) continue;
            if (lexicon.lemma_text(reading.lemma) == base) return {{std::string(base), 1.0F}};
        }
    }
    return {};
}

/// Returns the lemmas of an agent noun of a known verb, which few dictionaries list: *græssere* of
/// *græsse*. The singular is read as the verb's present tense, so the verb is a lemma as well.
std::vector<Lemma> agent_noun(const Lexicon& lexicon, std::string_view word) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({"rnes", "rens", "rne", "ren", "res", "re", "rs"});
    for (const std::string_view ending : kEndings) {
        if (word.size() < ending.size() + 4 || !word.ends_with(ending)) continue;
        const std::string verb(word.substr(0, word.size() - ending.size()));
        if (!verb.ends_with('e') || !is_verb(lexicon, verb)) continue;
        return {{verb + "r", 0.6F}, {verb, 0.4F}};
    }
    return {};
}

/// Returns the lemmas of a known word behind u- (un-): *uafklaret*.
std::vector<Lemma> negated(const Lexicon& lexicon, std::string_view word) {
    if (word.size() < 6 || word.front() != 'u') return {};
    return to_lemmas(lexicon, lexicon.readings(word.substr(1)), "u");
}

/// Returns the word with å for aa, its old spelling. Both take two bytes.
std::string in_modern_spelling(std::string_view word) {
    std::string out(word);
    for (std::size_t at = 0; (at = out.find("aa", at)) != std::string::npos; at += 2) {
        out.replace(at, 2, "å");
    }
    return out;
}

/// `word` has letters only: no apostrophe, hyphen or digit.
Morphology analyze_plain(const Lexicon& lexicon, std::string_view word) {
    const CompoundSplitter splitter(lexicon);
    Morphology out;
    const Readings readings = lexicon.readings(word);
    out.lemmas = to_lemmas(lexicon, readings, "");
    out.in_lexicon = !out.lemmas.empty();
    const std::vector<WordSegment> segments = splitter.split(word);
    for (const WordSegment& segment : segments)
        out.parts.push_back(to_part(lexicon, word, segment));
    if (out.in_lexicon) return out;
    if (!segments.empty()) {
        const WordSegment& last = segments.back();
        out.lemmas = last_part_lemmas(lexicon, last.readings, word.substr(0, last.begin));
    }
    if (out.lemmas.empty()) {
        // A first part alone, as in børne- og ungdomspolitik.
        if (const auto part = lexicon.first_part(word)) {
            out.lemmas = to_lemmas(lexicon, part->readings, "");
        }
    }
    if (out.lemmas.empty()) out.lemmas = prefixed_verb(lexicon, word);
    if (out.lemmas.empty()) out.lemmas = negated(lexicon, word);
    if (out.lemmas.empty()) out.lemmas = noun_in_e(lexicon, word);
    if (out.lemmas.empty()) out.lemmas = agent_noun(lexicon, word);
    if (out.lemmas.empty()) out.lemmas = {{guess_lemma(word), 1.0F}};
    return out;
}

Morphology analyze_letters(const Lexicon& lexicon, std::string_view word) {
    if (word.find("aa") != std::string_view::npos && lexicon.readings(word).empty()) {
        const std::string modern = in_modern_spelling(word);
        Morphology out = analyze_plain(lexicon, modern);
        // data|adgang has no å.
        const bool splits = CompoundSplitter(lexicon).split(word).empty() && !out.parts.empty();
        if (out.in_lexicon || splits) {
            out.in_lexicon = false;
            return out;
        }
    }
    return analyze_plain(lexicon, word);
}

/// Returns the lemmas of a piece before a hyphen: a form, or a first part with its link
/// (*arbejdsmarkeds-*).
std::vector<Lemma> lemmas_before_hyphen(const Lexicon& lexicon, std::string_view piece) {
    if (lexicon.readings(piece).empty()) {
        if (const auto part = lexicon.first_part(piece)) {
            auto lemmas = to_lemmas(lexicon, part->readings, "");
            if (!lemmas.empty()) return lemmas;
        }
    }
    return analyze_letters(lexicon, piece).lemmas;
}

/// Analyses *eu-kommissionen*: each piece is one part or more, and the last one is inflected.
Morphology analyze_hyphenated(const Lexicon& lexicon, std::string_view word) {
    Morphology out;
    out.lemmas = to_lemmas(lexicon, lexicon.readings(word), "");
    out.in_lexicon = !out.lemmas.empty();
    std::size_t begin = 0;
    while (begin < word.size()) {
        const std::size_t hyphen = std::min(word.find('-', begin), word.size());
        const std::string_view piece = word.substr(begin, hyphen - begin);
        const std::size_t end = std::min(hyphen + 1, word.size());
        if (!piece.empty()) {
            Morphology inner;
            if (!has_digit(piece)) inner = analyze_letters(lexicon, piece);
            if (hyphen < word.size()) inner.lemmas = lemmas_before_hyphen(lexicon, piece);
            if (has_digit(piece)) inner.lemmas = {{std::string(piece), 1.0F}};
            if (hyphen == word.size() && out.lemmas.empty()) {
                for (const Lemma& lemma : inner.lemmas) {
                    out.lemmas.push_back(
                        {std::string(word.substr(0, begin)).append(lemma.text), lemma.probability});
                }
            }
            if (inner.parts.empty()) {
                out.parts.push_back({std::move(inner.lemmas), to_u32(begin), to_u32(end)});
            } else {
                for (CompoundPart& part : inner.parts) {
                    part.begin += to_u32(begin);
                    part.end += to_u32(begin);
                    out.parts.push_back(std::move(part));
                }
                out.parts.back().end = to_u32(end);
            }
        }
        begin = end;
    }
    if (out.parts.size() < 2) out.parts.clear();
    if (out.lemmas.empty()) out.lemmas = {{std::string(word), 1.0F}};
    return out;
}

constexpr auto kDirections =
    std::to_array<std::string_view>({"nord", "syd", "øst", "vest", "midt"});

bool is_direction(std::string_view text) {
    return std::find(kDirections.begin(), kDirections.end(), text) != kDirections.end();
}

/// Returns the rest of a word behind a particle, if it is a word: land of udland.
std::string_view behind_particle(const Lexicon& lexicon, std::string_view word) {
    std::string_view rest;
    for (const std::string_view particle : kVerbPrefixes) {
        if (!word.starts_with(particle)) continue;
        const std::string_view behind = word.substr(particle.size());
        const bool known = behind.size() > 2 && (!lexicon.readings(behind).empty() ||
                                                 !agent_noun(lexicon, behind).empty());
        if (known && (rest.empty() || behind.size() < rest.size())) rest = behind;
    }
    return rest;
}

/// Returns the word of the dictionary that the first half makes with the longest end of the second
/// word: *fremtid* for *frem-* before *nutid*. Empty if there is none.
std::string known_completion(const Lexicon& lexicon, std::string_view first,
                             std::string_view second) {
    constexpr std::size_t kFewestBytes = 3;
    for (std::size_t at = 1; at + kFewestBytes <= second.size(); ++at) {
        const std::string_view tail = second.substr(at);
        if ((static_cast<unsigned char>(tail.front()) & 0xC0U) == 0x80U) continue;
        std::string word = std::string(first).append(tail);
        if (!lexicon.readings(word).empty() && !lexicon.readings(tail).empty()) return word;
    }
    return {};
}

/// Analyses a word with letters that Danish has only in foreign words: one that is unknown is
/// analysed by its folded spelling, so that *Köln* and *Køln* have the same lemma.
Morphology analyze_foreign(const Lexicon& lexicon, std::string_view word) {
    Morphology out = analyze_letters(lexicon, word);
    if (out.in_lexicon || !out.parts.empty()) return out;
    const std::string folded = fold(in_modern_spelling(word));
    if (folded == in_modern_spelling(word)) return out;
    out = analyze_letters(lexicon, folded);
    out.in_lexicon = false;
    // Icelandic names are written without all their marks as well: Isafjordur.
    const bool icelandic =
        word.find("ð") != std::string_view::npos || word.find("þ") != std::string_view::npos;
    if (icelandic && word.find("ö") != std::string_view::npos) {
        std::string plain = folded;
        for (std::size_t at = 0; (at = plain.find("ø", at)) != std::string::npos;) {
            plain.replace(at, 2, "o");
        }
        const auto lemmas = analyze_letters(lexicon, plain).lemmas;
        out.lemmas.insert(out.lemmas.end(), lemmas.begin(), lemmas.end());
    }
    if (folded.size() != word.size()) out.parts.clear();  // its offsets do not fit the word
    return out;
}

}  // namespace

WordAnalyzer::WordAnalyzer(const Lexicon& lexicon) : lexicon_(&lexicon) {}

Morphology WordAnalyzer::analyze(std::string_view word) const {
    Morphology as_it_is;
    as_it_is.lemmas = {{std::string(word), 1.0F}};
    if (word.empty() || word.size() > kMostWordBytes) return as_it_is;
    const std::size_t apostrophe = word.find('\'');
    if (apostrophe != std::string_view::npos) {
        const std::string_view rest = word.substr(apostrophe + 1);
        const bool ending = apostrophe > 0 && (rest.empty() || is_apostrophe_ending(rest));
        return ending ? analyze(word.substr(0, apostrophe)) : as_it_is;
    }
    const std::size_t hyphen = word.find('-');
    if (hyphen != std::string_view::npos) {
        if (hyphen == word.size() - 1) return analyze(word.substr(0, hyphen));
        return analyze_hyphenated(*lexicon_, word);
    }
    if (has_digit(word) || word.find_first_of("+#&") != std::string_view::npos) return as_it_is;
    return analyze_foreign(*lexicon_, word);
}

bool WordAnalyzer::is_compound(std::string_view word) const {
    const auto is_plain = [](char c) {  // a to z, and the bytes of æ, ø and å
        return (c >= 'a' && c <= 'z') || std::string_view("æøå").find(c) != std::string_view::npos;
    };
    const bool may_be_respelt = !std::all_of(word.begin(), word.end(), is_plain) ||
                                word.find("aa") != std::string_view::npos;
    if (may_be_respelt) return !analyze(word).parts.empty();
    return word.size() <= kMostWordBytes && !CompoundSplitter(*lexicon_).split_once(word).empty();
}

bool WordAnalyzer::may_be_verb(std::string_view word) const {
    const Readings readings = lexicon_->readings(word);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
        return reading.word_class == static_cast<std::uint8_t>(WordClass::kVerb);
    });
}

std::string WordAnalyzer::complete_ellipsis(std::string_view first, std::string_view second) const {
    if (first.empty() || first.size() + second.size() > kMostWordBytes || has_digit(first))
        return {};
    for (const std::string_view direction : kDirections) {
        if (!is_direction(first) || !second.starts_with(direction)) continue;
        const std::string_view behind = second.substr(direction.size());
        if (!lexicon_->readings(behind).empty()) return std::string(first).append(behind);
    }
    if (auto known = known_completion(*lexicon_, first, second); !known.empty()) return known;
    std::string_view tail;
    if (const std::size_t hyphen = second.rfind('-'); hyphen != std::string_view::npos) {
        tail = second.substr(hyphen + 1);
    } else {
        const auto segments = CompoundSplitter(*lexicon_).split_once(second);
        if (!segments.empty()) tail = second.substr(segments.back().begin);
    }
    if (tail.empty()) tail = behind_particle(*lexicon_, second);
    if (tail.empty()) return {};
    if (is_verb_prefix(first) || lexicon_->first_part(first))
        return std::string(first).append(tail);
    if (lexicon_->readings(first).empty() && first.size() < 4) return {};
    return std::string(first).append("-").append(tail);
}

}  // namespace udklip::language
