// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/name_words.hpp"

#include <algorithm>
#include <array>

#include "language/cutting/apostrophe.hpp"
#include "language/stop_words.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestShort = 5;  ///< bytes of an abbreviation with a full stop
constexpr std::size_t kEmphasis = 4;      ///< letters of a common word in capitals

/// With a capital for politeness, not as a name.
bool is_pronoun(std::string_view word) {
    return language::is_one_of(
        std::to_array<std::string_view>({"De", "Dem", "Deres", "Jer", "Jeres"}), word);
}

bool is_title(std::string_view word) {
    return language::is_one_of(
        std::to_array<std::string_view>({"Hr", "Fr", "Fru", "Frk", "Frøken", "Dr"}), word);
}

bool is_article(std::string_view word) {
    return language::is_one_of(std::to_array<std::string_view>({"De", "Det", "Den"}), word);
}

/// What everybody writes in capitals, and what is no name.
bool is_common_abbreviation(std::string_view capitals) {
    return language::is_one_of(
        std::to_array<std::string_view>({"ADHD", "AIDS", "BNP", "CD",  "CV",  "DNA",  "DVD", "EDB",
                                         "GPS",  "HF",   "HIV", "ID",  "IQ",  "ISBN", "IT",  "MMS",
                                         "NGO",  "OBS",  "OK",  "PC",  "PCB", "PDF",  "PS",  "SMS",
                                         "SOS",  "SU",   "TV",  "URL", "WC"}),
        capitals);
}

/// II, IV, XX.
bool is_roman(std::string_view word) {
    return word.find_first_not_of("IVX") == word.npos;
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), language::is_ascii_digit);
}

/// F.eks, bl.a: a full stop and small letters behind it.
bool has_small_behind_stop(std::string_view text) {
    for (auto at = text.find('.'); at != text.npos; at = text.find('.', at + 1)) {
        if (!begins_with_capital(text.substr(at + 1))) return true;
    }
    return false;
}

/// Returns what stands before a genitive's or an article's apostrophe.
std::string_view before_apostrophe(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t size = apostrophe_at(text, at);
        if (size == 0) continue;
        if (language::is_apostrophe_ending(language::to_lower(text.substr(at + size))))
            return text.substr(0, at);
    }
    return text;
}

bool is_noun_or_adjective(const language::Reading& reading) {
    const auto word_class = static_cast<language::WordClass>(reading.word_class);
    return word_class == language::WordClass::kNoun ||
           word_class == language::WordClass::kAdjective;
}

}  // namespace

WordKnowledge NameWords::look_up(const std::string& lower) const {
    WordKnowledge known;
    // Bech-Nielsen: a common word only if both are.
    if (const auto hyphen = lower.find('-'); hyphen != lower.npos && hyphen > 0) {
        const WordKnowledge one = look_up(lower.substr(0, hyphen));
        const WordKnowledge other = look_up(lower.substr(hyphen + 1));
        const bool common = one.kind == WordKind::common && other.kind == WordKind::common;
        known.kind = common ? WordKind::common : WordKind::unknown;
        known.modified = other.modified;
        known.genitive = other.genitive;
        return known;
    }
    float name = 0;
    float modified = 0;
    bool is_lemma = false;
    const auto readings = lexicon_->readings(lower);
    for (const auto& reading : readings) {
        const float probability = language::probability_of(reading);
        const auto word_class = static_cast<language::WordClass>(reading.word_class);
        if (word_class == language::WordClass::kName) name += probability;
        if (word_class == language::WordClass::kAdjective) known.adjective = true;
        if (is_noun_or_adjective(reading)) modified += probability;
        const bool is_whole = lexicon_->lemma_text(reading.lemma) == lower;
        is_lemma = is_lemma || is_whole;
        if (word_class == language::WordClass::kNoun && !is_whole && probability >= 0.5F)
            known.inflected_noun = true;
    }
    const bool may_be_genitive = lower.ends_with('s') && lower.size() > 2 && !is_lemma;
    if (readings.empty()) {
        known.kind = words_.is_compound(lower) ? WordKind::common : WordKind::unknown;
        known.modified = true;
    } else {
        known.kind = name >= 0.5F ? WordKind::name : name > 0 ? WordKind::both : WordKind::common;
        known.modified = modified >= 0.5F;
    }
    if (may_be_genitive && known.kind != WordKind::unknown) {
        const auto whole = words_.analyze(lower);
        const auto without = words_.analyze(std::string_view(lower).substr(0, lower.size() - 1));
        known.genitive =
            std::any_of(without.lemmas.begin(), without.lemmas.end(),
                        [&](const auto& lemma) { return lemma.text == whole.lemmas.front().text; });
    }
    return known;
}

const WordKnowledge& NameWords::knowledge(std::string_view word) {
    if (const WordKnowledge* known = known_.find(word)) return *known;
    return known_.add(word, look_up(language::to_lower(word))).value;
}

/// Whether a word ends before a hyphen that a small letter follows: after *FN*, but not after
/// *Øko*, which begins compounds.
bool NameWords::ends_before_small(std::string_view before) {
    if (is_in_capitals(before)) return true;
    const WordKind kind = knowledge(before).kind;
    if (kind == WordKind::common) return false;
    return kind == WordKind::name || !lexicon_->first_part(language::to_lower(before));
}

/// Leaves out what is no name, and marks the rest.
CapitalWord NameWords::cut(std::string_view written) {
    CapitalWord word;
    word.all_in_capitals = is_in_capitals(written);
    std::string_view text = before_apostrophe(written);
    word.apostrophe = text.size() < written.size();
    for (auto at = text.find('-'); at != text.npos; at = text.find('-', at + 1)) {
        if (begins_with_capital(text.substr(at + 1))) continue;
        const auto before = text.substr(0, at);
        if (is_single_letter(before) || is_common_abbreviation(before)) return word;
        word.ends_run = ends_before_small(before);
        if (word.ends_run) text = before;
        break;
    }
    word.is_letter = is_single_letter(text);
    word.in_capitals = is_in_capitals(text);
    const bool may_be_short = !word.is_letter && !word.in_capitals;
    if (has_digit(text) || (may_be_short && has_small_behind_stop(text))) return word;
    word.known = knowledge(text);
    const bool is_common = word.known.kind == WordKind::common;
    const bool is_stop_word = language::is_stop_word(language::to_lower(text));
    if (word.in_capitals) {
        // IKKE, but not SF.
        const bool is_long = language::count_chars(text) >= kEmphasis;
        if (is_common_abbreviation(text) || is_stop_word || (is_long && is_common)) return word;
    }
    word.size = text.size();
    word.is_number = is_roman(text);
    word.is_article = is_article(text);
    word.begins_none =
        is_pronoun(text) || is_title(text) || (!word.in_capitals && is_common && is_stop_word);
    word.may_be_short = may_be_short && text.size() <= kLongestShort;
    word.is_definite = text.ends_with("et") && word.known.inflected_noun;
    return word;
}

const CapitalWord& NameWords::capital_word(std::string_view written) {
    if (const CapitalWord* known = capital_words_.find(written)) return *known;
    return capital_words_.add(written, cut(written)).value;
}

void NameWords::forget_if_many() {
    constexpr std::size_t kMostKnown = 100'000;
    if (known_.size() + capital_words_.size() <= kMostKnown) return;
    known_.clear();
    capital_words_.clear();
}

bool is_particle(std::string_view word) {
    return language::is_one_of(
        std::to_array<std::string_view>({"von", "van", "de", "der", "la", "of", "and", "the"}),
        word);
}

bool begins_with_capital(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && language::is_upper(language::next_char(word, at));
}

bool is_single_letter(std::string_view word) {
    std::size_t at = 0;
    language::next_char(word, at);
    return at == word.size();
}

bool is_in_capitals(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = language::next_char(word, at);
        if (!language::is_letter(c)) continue;
        if (!language::is_upper(c)) return false;
        ++letters;
    }
    return letters >= 2;
}

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '\'') return 1;
    return text[at] == '\xE2' && text.substr(at).starts_with("’") ? 3 : 0;
}

}  // namespace udklip::indexer
