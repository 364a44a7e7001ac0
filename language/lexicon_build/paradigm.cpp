// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/paradigm.hpp"

#include <algorithm>
#include <set>

#include "language/lexicon_build/vocabulary.hpp"

namespace udklip::language {
namespace {

// What da_DK.aff calls its groups of rules ("Verbum, svagt bøjet", "Proprium" ...).
const std::set<Flag> kVerbFlags = {1, 20, 21, 22, 79};
const std::set<Flag> kAdjectiveFlags = {12, 23, 24, 25, 26, 27, 28, 38,
                                        40, 41, 42, 49, 59, 77, 78, 82};
const std::set<Flag> kNounFlags = {2,  3,  4,  5,  7,  11, 13, 14, 15, 18, 19, 44, 45, 46, 47, 48,
                                   50, 51, 57, 58, 64, 65, 66, 70, 71, 72, 74, 75, 76, 84, 85, 87};
const std::set<Flag> kNameFlags = {9, 54};
constexpr Flag kVerbalNoun = 79;

bool has_any(const std::vector<Flag>& flags, const std::set<Flag>& wanted) {
    return std::any_of(flags.begin(), flags.end(), [&](Flag f) { return wanted.contains(f); });
}

}  // namespace

bool has_flag(const std::vector<Flag>& flags, Flag flag) {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

bool is_inflected_adjective(const DictionaryEntry& entry) {
    return has_any(entry.flags, kAdjectiveFlags);
}

/// Strong verbs carry no flag for their inflection, only a list of forms (al:).
WordClass class_of_irregular(const DictionaryEntry& entry) {
    const auto lists = [&](const std::string& form) {
        return std::find(entry.alternatives.begin(), entry.alternatives.end(), form) !=
               entry.alternatives.end();
    };
    const std::string& word = entry.word;
    const bool infinitive = word.ends_with("e") || word.ends_with("å") || word.ends_with("ø") ||
                            word.ends_with("o") || word.ends_with("u") || word.ends_with("y");
    if (infinitive && (lists(word + "nde") || lists(word + "ende"))) return WordClass::kVerb;
    if (infinitive && lists(word + "r") && !lists(word + "n") && !lists(word + "en")) {
        return WordClass::kVerb;
    }
    if (lists(word + "t") || lists(word + "este") || lists(word + "ste")) {
        return WordClass::kAdjective;
    }
    return WordClass::kNoun;
}

WordClass class_of(const DictionaryEntry& entry) {
    if (has_any(entry.flags, kVerbFlags)) return WordClass::kVerb;
    if (has_any(entry.flags, kNameFlags)) return WordClass::kName;
    if (has_any(entry.flags, kNounFlags)) return WordClass::kNoun;
    if (has_any(entry.flags, kAdjectiveFlags)) return WordClass::kAdjective;
    if (!entry.alternatives.empty()) return class_of_irregular(entry);
    if (lower_case(entry.word) != entry.word) return WordClass::kName;
    if (has_flag(entry.flags, kMayBeLastFlag)) return WordClass::kAdjective;
    return WordClass::kOther;
}

WordClass class_of_rule(Flag rule, WordClass entry_class) {
    if (kVerbFlags.contains(rule)) return WordClass::kVerb;
    if (kNounFlags.contains(rule)) return WordClass::kNoun;
    if (kAdjectiveFlags.contains(rule)) return WordClass::kAdjective;
    return entry_class;
}

float rarity_of(const ExpandedForm& form, WordClass word_class) {
    const std::string_view said = form.morphology;
    if (form.rule == kVerbalNoun) return 0.005F;
    if (word_class == WordClass::kAdjective && form.genitive) return 0.01F;
    if (form.genitive) return 0.15F;
    if (said == "+IMPERATIV") return 0.02F;
    if (said == "+PASSIV") return 0.1F;
    if (said == "+PRÆSENS_PART") return 0.15F;
    if (said == "+KOMPARATIV" || said.starts_with("+SUPERLATIV")) return 0.25F;
    if (said == "+DATID" || said == "+PERF_PART") return 0.7F;
    if (said == "+BESTEMT_ENTAL") return 0.8F;
    if (said.starts_with("+PLUR")) return 0.6F;
    return 1.0F;
}

float rarity_of_irregular(const std::string& lemma, const std::string& form, WordClass word_class) {
    if (form == lemma) return 1.0F;
    if (word_class == WordClass::kVerb) {
        if (form == lemma + "n" || form == lemma + "ns") return 0.005F;
        if (form + "e" == lemma && !form.ends_with("r")) return 0.02F;  // imperative
        if (form.ends_with("nde")) return 0.15F;
        // The genitive of a participle: indsats is a noun.
        const bool genitive = form.ends_with("ts") || form.ends_with("ens") ||
                              form.ends_with("nes") || form.ends_with("ndes");
        if (genitive && form != lemma + "s") return 0.01F;
        if (form.ends_with("s")) return 0.08F;  // passive
        return 0.7F;
    }
    if (form.ends_with("s") && !lemma.ends_with("s")) {
        return word_class == WordClass::kAdjective ? 0.01F : 0.15F;
    }
    return 0.6F;
}

}  // namespace udklip::language
