// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/vocabulary.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "language/lexicon_build/paradigm.hpp"
#include "language/text/fold.hpp"
#include "language/verb_prefixes.hpp"

namespace udklip::language {
namespace {

/// Returns true for letters with single hyphens between them. The rest of the dictionary (phrases,
/// abbreviations, forms with an apostrophe) are no words in the tokenizer's sense.
bool is_plain_word(std::string_view word) {
    if (word.empty() || word.size() > 250) return false;
    return word.find_first_of(" .'/\"0123456789") == std::string_view::npos;
}

}  // namespace

std::string lower_case(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
        return std::string(text);
    }
    std::string out;
    icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())))
        .toLower(icu::Locale("da"))
        .toUTF8String(out);
    return out;
}

Vocabulary::Vocabulary(const HunspellDictionary& dictionary, const WordLists& lists) {
    for (const DictionaryEntry& entry : dictionary.entries) {
        if (is_plain_word(entry.word)) add_entry(entry, dictionary, lists);
    }
    for (const DictionaryEntry& entry : dictionary.entries) {
        if (is_plain_word(entry.word)) add_linked(entry);
    }
    for (const IrregularWord& word : lists.irregular) add_irregular(word);
    add_attested_first_parts(lists);
    prune_first_parts(lists);
    for (const IrregularWord& word : lists.irregular) add_derived_irregular(word);
    for (const std::string& word : lists.atomic) {
        const std::uint32_t lemma = lemma_id(word);
        lemmas[lemma].atomic = true;
        if (!forms.contains(word)) add_form(word, {lemma, WordClass::kOther, 1.0F, false});
    }
    add_folded_forms();
    for (const std::string& head : lists.stop_heads) {
        const auto form = forms.find(head);
        if (form == forms.end()) continue;
        for (RawReading& reading : form->second) reading.may_be_last = false;
    }
}

std::uint32_t Vocabulary::find_lemma(std::string_view text) const {
    const auto found = lemma_ids_.find(std::string(text));
    return found == lemma_ids_.end() ? kNone : found->second;
}

std::uint32_t Vocabulary::lemma_id(const std::string& text) {
    const auto [place, is_new] =
        lemma_ids_.try_emplace(text, static_cast<std::uint32_t>(lemmas.size()));
    if (is_new) {
        lemmas.emplace_back();
        lemmas.back().text = text;
    }
    return place->second;
}

void Vocabulary::add_form(const std::string& form, const RawReading& reading) {
    lemmas[reading.lemma].classes |= 1U << static_cast<unsigned>(reading.word_class);
    std::vector<RawReading>& readings = forms[form];
    for (RawReading& known : readings) {
        if (known.lemma != reading.lemma || known.word_class != reading.word_class) continue;
        known.rarity = std::max(known.rarity, reading.rarity);
        known.may_be_last = known.may_be_last || reading.may_be_last;
        known.kept = known.kept || reading.kept;
        return;
    }
    readings.push_back(reading);
}

void Vocabulary::add_entry(const DictionaryEntry& entry, const HunspellDictionary& dictionary,
                           const WordLists& lists) {
    // A word with st: that no rule inflects is an irregular form of another entry, which
    // add_linked() adds. hunspell-da 7.5 writes `større st:stor`, 25.2 `større/34 st:stor`, and 34
    // only allows it at the end of a compound.
    if (!entry.stems.empty() && !dictionary.is_inflected(entry)) return;
    const WordClass entry_class = class_of(entry);
    std::string lemma_text = lower_case(entry.word);
    if (has_flag(entry.flags, kPluralOnly)) {
        // talsmænd, skolebørn stand as words of their own: lead them back to talsmand, skolebarn.
        for (const IrregularWord& irregular : lists.irregular) {
            const std::string& plural = irregular.forms.front();
            if (irregular.kind != IrregularWord::Kind::kNoun || plural.size() < 4) continue;
            if (!lemma_text.ends_with(plural)) continue;
            lemma_text.replace(lemma_text.size() - plural.size(), plural.size(), irregular.lemma);
            break;
        }
    }
    const std::uint32_t lemma = lemma_id(lemma_text);
    const bool may_be_last = entry_class != WordClass::kName && entry_class != WordClass::kOther;
    const SpecialFlags& special = dictionary.special;
    dictionary.expand(entry, [&](const ExpandedForm& form) {
        if (!is_plain_word(form.text)) return;
        const bool links = has_flag(*form.flags, special.only_in_compound) ||
                           has_flag(*form.flags, special.compound_begin) ||
                           has_flag(*form.flags, special.compound_middle);
        const std::string text = lower_case(form.text);
        const WordClass word_class = class_of_rule(form.rule, entry_class);
        if (links && text.back() != '-') {
            std::vector<RawReading>& readings = first_parts[text].readings;
            const bool known = std::any_of(readings.begin(), readings.end(),
                                           [&](const RawReading& r) { return r.lemma == lemma; });
            // The bare word is more likely than another with a link: fælles, not fælle + s.
            const float rarity = text == lemma_text ? 1.0F : 0.3F;
            if (!known) readings.push_back({lemma, word_class, rarity, false});
            lemmas[lemma].classes |= 1U << static_cast<unsigned>(word_class);
        } else if (!links && text.back() != '-' && text.front() != '-') {
            const bool last = may_be_last && (has_flag(*form.flags, special.compound_end) ||
                                              has_flag(*form.flags, kMayBeLastFlag));
            float rarity = rarity_of(form, word_class);
            // Words without any inflection are often a form of another word, lexicalised.
            if (entry_class == WordClass::kAdjective && !is_inflected_adjective(entry)) {
                rarity *= 0.5F;
            }
            add_form(text, {lemma, word_class, rarity, last});
        }
    });
}

void Vocabulary::add_linked(const DictionaryEntry& entry) {
    const std::string word = lower_case(entry.word);
    for (const std::string& stem : entry.stems) {
        const std::string text = lower_case(stem);
        if (!is_plain_word(stem) || stem.front() == '-') continue;
        const std::uint32_t lemma = lemma_id(text);
        const WordClass word_class = lemmas[lemma].is(WordClass::kVerb)   ? WordClass::kVerb
                                     : lemmas[lemma].is(WordClass::kNoun) ? WordClass::kNoun
                                                                          : WordClass::kAdjective;
        // A bare entry of the same form (forstås, anset) must not hide what the dictionary states,
        // but an imperative stays rare.
        constexpr float kLeast = 0.05F;
        const float rarity = rarity_of_irregular(text, word, word_class);
        add_form(word, {lemma, word_class, rarity, true, rarity >= kLeast});
    }
    if (entry.alternatives.empty()) return;
    const WordClass word_class = class_of_irregular(entry);
    const std::uint32_t lemma = lemma_id(word);
    for (const std::string& alternative : entry.alternatives) {
        if (!is_plain_word(alternative) || alternative.front() == '-') continue;
        const std::string form = lower_case(alternative);
        add_form(form, {lemma, word_class, rarity_of_irregular(word, form, word_class), true});
    }
}

void Vocabulary::add_irregular(const IrregularWord& word) {
    using Kind = IrregularWord::Kind;
    const WordClass word_class = word.kind == Kind::kNoun   ? WordClass::kNoun
                                 : word.kind == Kind::kVerb ? WordClass::kVerb
                                                            : WordClass::kAdjective;
    const std::uint32_t lemma = lemma_id(word.lemma);
    add_form(word.lemma, {lemma, word_class, 1.0F, true});
    for (const std::string& form : word.forms) {
        const float rarity = rarity_of_irregular(word.lemma, form, word_class);
        add_form(form, {lemma, word_class, rarity, true, word.kind != Kind::kVerb});
        if (word_class == WordClass::kNoun) {
            add_form(form + "s", {lemma, word_class, 0.1F, true});
        }
    }
}

/// Inflects husmand and formand like mand, medbringe and frembringe like bringe.
void Vocabulary::add_derived_irregular(const IrregularWord& word) {
    const bool noun = word.kind == IrregularWord::Kind::kNoun;
    if (word.kind == IrregularWord::Kind::kAdjective) return;
    const std::size_t count = lemmas.size();
    for (std::size_t i = 0; i < count; ++i) {
        const RawLemma& lemma = lemmas[i];
        if (lemma.text.size() < word.lemma.size() + 2 || !lemma.text.ends_with(word.lemma))
            continue;
        const std::string prefix = lemma.text.substr(0, lemma.text.size() - word.lemma.size());
        const bool derived = noun ? lemma.is(WordClass::kNoun) && first_parts.contains(prefix)
                                  : lemma.is(WordClass::kVerb) && is_verb_prefix(prefix);
        if (!derived) continue;
        const WordClass word_class = noun ? WordClass::kNoun : WordClass::kVerb;
        for (const std::string& form : word.forms) {
            const float rarity = rarity_of_irregular(word.lemma, form, word_class);
            add_form(prefix + form, {static_cast<std::uint32_t>(i), word_class, rarity, true});
            if (noun) {
                add_form(prefix + form + "s",
                         {static_cast<std::uint32_t>(i), word_class, 0.1F, true});
            }
        }
    }
}

/// Adds forms without their foreign marks, so that Køln is read like Köln.
void Vocabulary::add_folded_forms() {
    constexpr float kRare = 0.05F;  // køln is the imperative of kølne as well
    std::vector<std::pair<std::string, std::vector<RawReading>>> folded;
    for (const auto& [form, readings] : forms) {
        std::string plain = fold(form);
        if (plain == form || form.find("aa") != std::string::npos) continue;
        const auto known = forms.find(plain);
        const bool free = known == forms.end() ||
                          std::all_of(known->second.begin(), known->second.end(),
                                      [](const RawReading& r) { return r.rarity < kRare; });
        if (free) folded.emplace_back(std::move(plain), readings);
    }
    for (const auto& [form, readings] : folded) {
        for (const RawReading& reading : readings) add_form(form, reading);
    }
}

/// Adds first parts that no flag allows but that begin many nouns of the dictionary: *dag* in
/// *dagblad*, *dagbog* and a hundred others.
void Vocabulary::add_attested_first_parts(const WordLists& lists) {
    constexpr int kOften = 8;
    std::map<std::string, int> seen;
    for (const RawLemma& lemma : lemmas) {
        if (!lemma.is(WordClass::kNoun) || lists.atomic.contains(lemma.text)) continue;
        for (std::size_t at = 3; at + 3 <= lemma.text.size(); ++at) {
            const std::uint32_t head = find_lemma(lemma.text.substr(at));
            if (head == kNone || !lemmas[head].is(WordClass::kNoun)) continue;
            if (!lists.stop_heads.contains(lemmas[head].text)) ++seen[lemma.text.substr(0, at)];
        }
    }
    for (const auto& [text, count] : seen) {
        const std::uint32_t lemma = find_lemma(text);
        if (count < kOften || lemma == kNone || first_parts.contains(text)) continue;
        const bool noun = lemmas[lemma].is(WordClass::kNoun);
        if (!noun && !lemmas[lemma].is(WordClass::kAdjective)) continue;
        const WordClass word_class = noun ? WordClass::kNoun : WordClass::kAdjective;
        first_parts[text].readings.push_back({lemma, word_class, 1.0F, false});
        first_parts[text].attested = true;
    }
}

void Vocabulary::prune_first_parts(const WordLists& lists) {
    std::erase_if(first_parts, [&](const auto& part) {
        const std::string& text = part.first;
        const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        if (letters < 2 || lists.stop_modifiers.contains(text)) return true;
        return letters == 2 && !lists.short_first.contains(text);
    });
    // Prefixes such as arbejds- stand in the dictionary with their hyphen; the word itself is
    // better.
    for (auto& [text, part] : first_parts) {
        std::vector<RawReading>& readings = part.readings;
        const std::size_t before = readings.size();
        std::erase_if(readings, [&](const RawReading& reading) {
            return lemmas[reading.lemma].text.ends_with('-');
        });
        const bool is_word = find_lemma(text) != kNone;
        if (readings.size() == before || (!is_word && !readings.empty())) continue;
        const std::uint32_t lemma = lemma_id(text);
        const bool known = std::any_of(readings.begin(), readings.end(),
                                       [&](const RawReading& r) { return r.lemma == lemma; });
        if (!known) readings.push_back({lemma, WordClass::kNoun, 1.0F, false});
    }
    for (const std::string& text : lists.short_first) {
        const std::uint32_t lemma = lemma_id(text);
        RawFirstPart& part = first_parts[text];
        if (part.readings.empty()) part.readings.push_back({lemma, WordClass::kNoun, 1.0F, false});
    }
}

}  // namespace udklip::language
