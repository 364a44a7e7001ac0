// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/name_words.hpp"

#include <algorithm>
#include <array>

#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
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
    const auto whole = words_.analyze(lower);
    if (readings.empty()) {
        known.kind = whole.parts.empty() ? WordKind::unknown : WordKind::common;
        known.modified = true;
    } else {
        known.kind = name >= 0.5F ? WordKind::name : name > 0 ? WordKind::both : WordKind::common;
        known.modified = modified >= 0.5F;
    }
    if (lower.ends_with('s') && lower.size() > 2 && !is_lemma && known.kind != WordKind::unknown) {
        const auto without = words_.analyze(std::string_view(lower).substr(0, lower.size() - 1));
        known.genitive =
            std::any_of(without.lemmas.begin(), without.lemmas.end(),
                        [&](const auto& lemma) { return lemma.text == whole.lemmas.front().text; });
    }
    return known;
}

const WordKnowledge& NameWords::knowledge(std::string_view word) {
    const auto found = known_.find(word);
    if (found != known_.end()) return found->second;
    return known_.emplace(word, look_up(language::to_lower(word))).first->second;
}

bool NameWords::is_first_part(std::string_view word) const {
    return lexicon_->first_part(language::to_lower(word)).has_value();
}

void NameWords::forget_if_many() {
    constexpr std::size_t kMostKnown = 100'000;
    if (known_.size() > kMostKnown) known_.clear();
}

bool is_particle(std::string_view word) {
    return is_one_of(
        std::to_array<std::string_view>({"von", "van", "de", "der", "la", "of", "and", "the"}),
        word);
}

bool is_pronoun(std::string_view word) {
    return is_one_of(std::to_array<std::string_view>({"De", "Dem", "Deres", "Jer", "Jeres"}), word);
}

bool is_title(std::string_view word) {
    return is_one_of(std::to_array<std::string_view>({"Hr", "Fr", "Fru", "Frk", "Frøken", "Dr"}),
                     word);
}

bool is_article(std::string_view word) {
    return is_one_of(std::to_array<std::string_view>({"De", "Det", "Den"}), word);
}

bool is_common_abbreviation(std::string_view capitals) {
    return is_one_of(std::to_array<std::string_view>(
                         {"ADHD", "AIDS", "BNP", "CD",   "CV",  "DNA", "DVD", "EDB", "GPS", "HF",
                          "HIV",  "ID",   "IQ",  "ISBN", "IT",  "MMS", "NGO", "OBS", "OK",  "PC",
                          "PCB",  "PDF",  "PS",  "SMS",  "SOS", "SU",  "TV",  "URL", "WC"}),
                     capitals);
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

bool is_roman(std::string_view word) {
    return word.find_first_not_of("IVX") == word.npos;
}

}  // namespace udklip::indexer
