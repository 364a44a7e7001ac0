// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/lexicon_builder.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "language/lexicon_build/part_costs.hpp"
#include "language/lexicon_build/shared_beginnings.hpp"
#include "language/lexicon_build/vocabulary.hpp"
#include "language/lexicon_format.hpp"
#include "language/text/utf8.hpp"
#include "language/verb_prefixes.hpp"

namespace udklip::language {
namespace {

constexpr float kFarFetched = 0.04F;  ///< less likely readings are left out
constexpr std::size_t kMostReadings = 4;
/// The least weight of a kept reading, beside a sum of 1 of the others: a question still asks for
/// it (kLikelyLemma).
constexpr float kKept = 0.18F;

/// Returns how likely a lemma is in text, judged by how many words of the dictionary are made from
/// it. Verbs form few compounds, but a verb with a prefix counts for its base.
float prior_of(const RawLemma& lemma, WordClass word_class) {
    const float verbs = 4.0F * lemma.prefixed_verbs + 1.0F * lemma.first_count;
    const float compounds = lemma.first_count + lemma.head_count;
    switch (word_class) {
        case WordClass::kVerb:
            return std::pow(2.0F + verbs, 0.6F);
        case WordClass::kNoun: {
            // Compounds of lav (low) do not make lav (guild) more likely.
            const bool shared = lemma.is(WordClass::kAdjective);
            return std::pow(1.0F + (shared ? 0.1F : 1.0F) * compounds, 0.6F);
        }
        case WordClass::kAdjective:
            return std::pow(1.0F + compounds, 0.6F);
        case WordClass::kName:
            return 0.3F;
        case WordClass::kOther:
            return 12.0F;
    }
    return 1.0F;
}

/// Returns how likely an agent noun is. Nearly every verb has one, spelled like its present tense
/// (giver, siger, finder), but only those that form compounds (lærer, bruger) are common.
float agent_noun_factor(const Vocabulary& vocabulary, const std::vector<RawReading>& readings,
                        const RawReading& reading) {
    const RawLemma& noun = vocabulary.lemmas[reading.lemma];
    if (reading.word_class != WordClass::kNoun) return 1.0F;
    for (const RawReading& other : readings) {
        if (other.word_class != WordClass::kVerb) continue;
        const std::string present = vocabulary.lemmas[other.lemma].text + "r";
        if (noun.text != present) continue;
        const float compounds = noun.first_count + noun.head_count;
        return compounds / (compounds + 15.0F);
    }
    return 1.0F;
}

void count_prefixed_verbs(Vocabulary& vocabulary) {
    for (const RawLemma& lemma : vocabulary.lemmas) {
        if (!lemma.is(WordClass::kVerb)) continue;
        for (std::size_t at = 1; at + 2 < lemma.text.size(); ++at) {
            if (!is_verb_prefix(std::string_view(lemma.text).substr(0, at))) continue;
            const std::uint32_t base = vocabulary.find_lemma(lemma.text.substr(at));
            if (base == Vocabulary::kNone) continue;
            if (vocabulary.lemmas[base].is(WordClass::kVerb)) {
                vocabulary.lemmas[base].prefixed_verbs += 1;
            }
        }
    }
}

/// Returns true for a verb's passive or participle beside an entry without inflection: bevares is
/// an interjection and a form of bevare.
bool is_hidden_by(bool bare_entry, const RawReading& reading) {
    constexpr float kLeast = 0.05F;
    return bare_entry && reading.word_class == WordClass::kVerb && reading.rarity >= kLeast;
}

/// Returns one reading a lemma, most likely first; the probabilities sum to 1.
std::vector<Reading> weigh(const Vocabulary& vocabulary, const std::vector<RawReading>& readings) {
    struct Weighed {
        std::uint32_t lemma;
        float weight;
        float best;
        WordClass word_class;
        bool may_be_last;
        bool kept;
    };
    const bool bare = std::any_of(readings.begin(), readings.end(), [](const RawReading& r) {
        return r.word_class == WordClass::kOther;
    });
    std::vector<Weighed> all;
    for (const RawReading& reading : readings) {
        const float agent = agent_noun_factor(vocabulary, readings, reading);
        const float weight =
            reading.rarity * prior_of(vocabulary.lemmas[reading.lemma], reading.word_class) * agent;
        const bool kept = reading.kept || agent < 1 || is_hidden_by(bare, reading);
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const Weighed& w) { return w.lemma == reading.lemma; });
        if (known == all.end()) {
            all.push_back(
                {reading.lemma, weight, weight, reading.word_class, reading.may_be_last, kept});
            continue;
        }
        known->weight += weight;
        known->may_be_last = known->may_be_last || reading.may_be_last;
        known->kept = known->kept || kept;
        if (weight > known->best) {
            known->best = weight;
            known->word_class = reading.word_class;
        }
    }
    float sum = 0;
    for (const Weighed& w : all) sum += w.weight;
    for (Weighed& w : all) {
        if (w.kept) w.weight = std::max(w.weight, kKept * sum);
    }
    std::sort(all.begin(), all.end(), [&](const Weighed& a, const Weighed& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        return vocabulary.lemmas[a.lemma].text < vocabulary.lemmas[b.lemma].text;
    });
    sum = 0;
    for (const Weighed& w : all) sum += w.weight;
    while (all.size() > 1 &&
           (all.size() > kMostReadings || all.back().weight < kFarFetched * sum)) {
        sum -= all.back().weight;
        all.pop_back();
    }
    std::vector<Reading> out;
    for (const Weighed& w : all) {
        const auto share = static_cast<std::uint16_t>(std::lround(65535.0F * w.weight / sum));
        const int flags = (w.may_be_last ? format::kMayBeLast : 0) |
                          (&w == &all.back() ? format::kLastOfList : 0);
        out.push_back({w.lemma, share, static_cast<std::uint8_t>(w.word_class),
                       static_cast<std::uint8_t>(flags)});
    }
    return out;
}

/// Whether a noun of the dictionary may begin with this form.
bool may_be_first(const WordLists& lists, const std::string& form) {
    return count_chars(form) == 2 ? lists.short_known.contains(form)
                                  : !lists.stop_modifiers.contains(form);
}

/// Adds the word's own lemma to a first part that is spelled like it: hæve|kort has the verb hæve
/// beside hæv + e.
void add_own_lemma(Vocabulary& vocabulary, const std::string& text, RawFirstPart& part) {
    const auto form = vocabulary.forms.find(text);
    const std::uint32_t lemma = vocabulary.find_lemma(text);
    if (form == vocabulary.forms.end() || lemma == Vocabulary::kNone) return;
    const auto is_lemma = [&](const RawReading& r) { return r.lemma == lemma; };
    if (std::any_of(part.readings.begin(), part.readings.end(), is_lemma)) return;
    const auto own = std::find_if(form->second.begin(), form->second.end(), is_lemma);
    if (own == form->second.end() || own->word_class == WordClass::kOther) return;
    part.readings.push_back({lemma, own->word_class, 0.3F, false, true});
}

/// Makes each first part find the word that it is, and the word the part: forældre- has the key of
/// forælder and øjen- that of øje, since the words forældre and øjen are read like that. With a
/// comparative it is the other way round: the word gets the part's lemma as a reading of its own,
/// so that ældre finds ældrepleje and gammel does not.
void read_first_parts_as_words(Vocabulary& vocabulary) {
    for (auto& [text, part] : vocabulary.first_parts) {
        add_own_lemma(vocabulary, text, part);
        const std::size_t own = part.readings.size();
        for (std::size_t i = 0; i < own; ++i) {
            const RawReading reading = part.readings[i];
            const std::string& lemma = vocabulary.lemmas[reading.lemma].text;
            const auto form = vocabulary.forms.find(lemma);
            if (form == vocabulary.forms.end()) continue;
            const std::vector<Reading> alone = weigh(vocabulary, form->second);
            const auto is_it = [&](const Reading& r) { return r.lemma == reading.lemma; };
            if (std::any_of(alone.begin(), alone.end(), is_it)) continue;
            const bool compared = std::any_of(alone.begin(), alone.end(), [&](const Reading& r) {
                const RawLemma& word = vocabulary.lemmas[r.lemma];
                return word.is(WordClass::kAdjective) && lemma != word.text + "s";  // not død-s
            });
            if (compared) {
                form->second.push_back({reading.lemma, WordClass::kAdjective, 0, false, true});
                continue;
            }
            part.readings[i].kept = true;
            for (const Reading& r : alone) {
                part.readings.push_back(
                    {r.lemma, static_cast<WordClass>(r.word_class), reading.rarity, false, true});
            }
        }
    }
}

/// Lists of readings, each stored once: most forms of a lemma have the same list.
class ReadingLists {
  public:
    std::uint32_t add(const std::vector<Reading>& list) {
        std::string key(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(Reading));
        const auto [place, is_new] =
            places_.try_emplace(std::move(key), static_cast<std::uint32_t>(records_.size()));
        if (is_new) records_.insert(records_.end(), list.begin(), list.end());
        return place->second;
    }
    const std::vector<Reading>& records() const { return records_; }

  private:
    // Index 0 marks an empty slot, so no list may have it.
    std::vector<Reading> records_ = {{0, 0, 0, format::kLastOfList}};
    std::map<std::string, std::uint32_t> places_;
};

/// An open-addressed table, about 60 % full.
template <typename Slot>
class Table {
  public:
    explicit Table(std::size_t words) : slots_(words + words * 2 / 3 + 8) {}

    void add(const std::string& word, Slot slot) {
        const std::uint64_t hash = format::hash_of(word);
        slot.fingerprint = format::fingerprint_of(hash);
        std::size_t at = format::first_slot(hash, slots_.size());
        while (slots_[at].readings != 0) {
            if (slots_[at].fingerprint == slot.fingerprint) {
                throw LexiconError("two words have one hash: " + word);
            }
            at = at + 1 == slots_.size() ? 0 : at + 1;
        }
        slots_[at] = slot;
    }
    const std::vector<Slot>& slots() const { return slots_; }

  private:
    std::vector<Slot> slots_;
};

class FileWriter {
  public:
    FileWriter() : bytes_(sizeof(format::Header), '\0') {}

    template <typename Record>
    void add(format::LexiconSection section, const std::vector<Record>& records) {
        bytes_.resize((bytes_.size() + 7) / 8 * 8, '\0');
        const std::size_t size = records.size() * sizeof(Record);
        header_.sections[section] = {bytes_.size(), size};
        bytes_.append(reinterpret_cast<const char*>(records.data()), size);
    }

    std::string finish() {
        header_.magic = format::kMagic;
        header_.version = format::kVersion;
        header_.byte_order = format::kByteOrder;
        header_.file_size = bytes_.size();
        header_.checksum = XXH3_64bits(bytes_.data() + sizeof(format::Header),
                                       bytes_.size() - sizeof(format::Header));
        std::memcpy(bytes_.data(), &header_, sizeof(header_));
        return std::move(bytes_);
    }

  private:
    format::Header header_{};
    std::string bytes_;
};

void add_lemmas(FileWriter& file, const Vocabulary& vocabulary) {
    const float total = total_head_count(vocabulary);
    std::vector<format::LemmaRecord> records;
    std::vector<char> text;
    for (const RawLemma& lemma : vocabulary.lemmas) {
        const float cost = part_cost(lemma.head_count, total);
        records.push_back({static_cast<std::uint32_t>(text.size()),
                           static_cast<std::uint8_t>(lemma.text.size()),
                           static_cast<std::uint8_t>((lemma.atomic ? format::kAtomic : 0) |
                                                     lemma.shared << format::kSharedShift),
                           static_cast<std::uint16_t>(std::lround(cost * format::kCostScale))});
        text.insert(text.end(), lemma.text.begin(), lemma.text.end());
    }
    file.add(format::kLemmas, records);
    file.add(format::kText, text);
}

}  // namespace

std::string build_lexicon(const HunspellDictionary& dictionary, const WordLists& lists) {
    Vocabulary vocabulary(dictionary, lists);
    count_prefixed_verbs(vocabulary);
    estimate_part_counts(vocabulary, lists);
    read_first_parts_as_words(vocabulary);
    find_shared_beginnings(vocabulary);

    ReadingLists readings;
    Table<format::FormSlot> forms(vocabulary.forms.size());
    for (const auto& [form, raw] : vocabulary.forms) {
        std::vector<Reading> weighed = weigh(vocabulary, raw);
        if (may_be_first(lists, form)) {
            for (Reading& reading : weighed) reading.flags |= format::kMayBeFirst;
        }
        forms.add(form, {0, readings.add(weighed)});
    }
    const float total = total_first_count(vocabulary);
    Table<format::FirstPartSlot> first_parts(vocabulary.first_parts.size());
    for (const auto& [text, part] : vocabulary.first_parts) {
        first_parts.add(text, {0, readings.add(weigh(vocabulary, part.readings)),
                               part_cost(part.count, total)});
    }
    FileWriter file;
    file.add(format::kForms, forms.slots());
    file.add(format::kReadings, readings.records());
    add_lemmas(file, vocabulary);
    file.add(format::kFirstParts, first_parts.slots());
    return file.finish();
}

}  // namespace udklip::language
